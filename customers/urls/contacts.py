from django.urls import path

from customers.views import lists

app_name = "contacts"
urlpatterns = [
    path("", lists.customer_list, name="list"),
    path("<int:pk>/", lists.customer_list, name="detail"),
    path("<int:pk>/edit/", lists.customer_list, name="update"),
]
