from django.urls import path

from leads.views import lists, records, story

app_name = "leads"
urlpatterns = [
    path("", lists.lead_list, name="list"),
    path("new/", records.lead_create, name="create"),
    path("<int:pk>/", records.lead_detail, name="detail"),
    path("<int:pk>/edit/", records.lead_update, name="update"),
    path("<int:pk>/status/", story.lead_status, name="status"),
    path("<int:pk>/log/", story.lead_log, name="log"),
    path("<int:pk>/promotion/", records.lead_detail, name="promotion"),
    path("import/", lists.lead_list, name="import"),
]
