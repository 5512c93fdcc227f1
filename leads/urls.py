from django.urls import path

from crm.importing.views.pasting import paste_page
from leads.views import lists, promotion, records, story

app_name = "leads"
urlpatterns = [
    path("", lists.lead_list, name="list"),
    path("new/", records.lead_create, name="create"),
    path("matches/", records.lead_matches, name="matches"),
    path("<int:pk>/", records.lead_detail, name="detail"),
    path("<int:pk>/edit/", records.lead_update, name="update"),
    path("<int:pk>/status/", story.lead_status, name="status"),
    path("<int:pk>/log/", story.lead_log, name="log"),
    path("<int:pk>/promotion/", promotion.promotion, name="promotion"),
    path("<int:pk>/promotion/undo/", promotion.promotion_undo, name="promotion_undo"),
    path("<int:pk>/dossier/", promotion.dossier, name="dossier"),
    path("export/", lists.lead_export, name="export"),
    path("import/", paste_page, {"kind": "leads"}, name="import"),
]
