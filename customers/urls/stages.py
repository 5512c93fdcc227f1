from django.urls import path

from customers.views import stage_settings as stages

app_name = "stages"
urlpatterns = [
    path("", stages.stage_list, name="list"),
    path("new/", stages.stage_create, name="create"),
    path("order/", stages.stage_order, name="order"),
    path("<int:pk>/edit/", stages.stage_update, name="update"),
    path("<int:pk>/shift/", stages.stage_shift, name="shift"),
    path("<int:pk>/retirement/", stages.stage_retire, name="retire"),
    path("<int:pk>/reinstatement/", stages.stage_reinstate, name="reinstate"),
]
