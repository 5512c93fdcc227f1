from django.urls import path

from crm.importing.views.pasting import paste_page
from customers.views import archiving, exports, lists, records, story

app_name = "customers"
urlpatterns = [
    path("", lists.customer_list, name="list"),
    path("new/", records.customer_create, name="create"),
    path("export/", exports.customer_export, name="export"),
    path("<int:pk>/", records.customer_detail, name="detail"),
    path("<int:pk>/edit/", records.customer_update, name="update"),
    path("<int:pk>/archive/", archiving.customer_archive, name="archive"),
    path("<int:pk>/restore/", archiving.customer_restore, name="restore"),
    path("<int:pk>/log/", story.customer_log, name="log"),
    path("import/", paste_page, {"kind": "customers"}, name="import"),
]
