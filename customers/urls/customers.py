from django.urls import path

from customers.views import lists

app_name = "customers"
urlpatterns = [
    path("", lists.customer_list, name="list"),
    path("new/", lists.customer_list, name="create"),
    path("<int:pk>/", lists.customer_list, name="detail"),
    path("<int:pk>/edit/", lists.customer_list, name="update"),
]
