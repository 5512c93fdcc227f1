from django.urls import path

from customers.views import board, choosing, deal, exports, forecast, opportunities, stages, steps

app_name = "opportunities"
urlpatterns = [
    path("opportunities/", opportunities.opportunity_list, name="list"),
    path("opportunities/board/", board.opportunity_board, name="board"),
    path("opportunities/forecast/", forecast.opportunity_forecast, name="forecast"),
    path("opportunities/new/", choosing.opportunity_begin, name="begin"),
    path("opportunities/export/", exports.opportunity_export, name="export"),
    path("opportunities/<int:pk>/", deal.opportunity_detail, name="detail"),
    path("opportunities/<int:pk>/edit/", opportunities.opportunity_update, name="update"),
    path("opportunities/<int:pk>/log/", deal.opportunity_log, name="log"),
    path("opportunities/<int:pk>/stage/", stages.opportunity_stage, name="stage"),
    path("opportunities/<int:pk>/step/", steps.opportunity_step, name="step"),
    path("opportunities/<int:pk>/moves/<int:line>/undo/", stages.move_undo, name="move_undo"),
    path("customers/<int:customer_pk>/opportunities/new/", opportunities.opportunity_create, name="create"),
]
