from django.urls import path

from crm.importing.views.pasting import paste_page
from customers.views import archiving, duplicates, exports, lists, merging, quiet, records, story, versions, why

app_name = "customers"
urlpatterns = [
    path("", lists.customer_list, name="list"),
    path("new/", records.customer_create, name="create"),
    path("matches/", records.customer_matches, name="matches"),
    path("export/", exports.customer_export, name="export"),
    path("<int:pk>/", records.customer_detail, name="detail"),
    path("<int:pk>/edit/", records.customer_update, name="update"),
    path("<int:pk>/archive/", archiving.customer_archive, name="archive"),
    path("<int:pk>/restore/", archiving.customer_restore, name="restore"),
    path("<int:pk>/log/", story.customer_log, name="log"),
    path("<int:pk>/versions/", versions.customer_versions, name="versions"),
    path("<int:pk>/why/", why.customer_why, name="why"),
    path("<int:pk>/merge/", merging.customer_merge, name="merge"),
    path("merges/<int:pk>/undo/", merging.merge_undo, name="merge_undo"),
    path("duplicates/", duplicates.duplicate_list, name="duplicates"),
    path("duplicates/search/", duplicates.duplicate_search, name="duplicate_search"),
    path("duplicates/<int:pk>/dismissal/", duplicates.duplicate_dismissal, name="duplicate_dismissal"),
    path("duplicates/<int:pk>/offer/", duplicates.duplicate_offer, name="duplicate_offer"),
    path("quiet/", quiet.quiet_list, name="quiet"),
    path("quiet/count/", quiet.quiet_count, name="quiet_count"),
    path("another-try/", quiet.another_try, name="another-try"),
    path("<int:pk>/snooze/", quiet.customer_snooze, name="snooze"),
    path("<int:pk>/wake/", quiet.customer_wake, name="wake"),
    path("import/", paste_page, {"kind": "customers"}, name="import"),
]
