"""Every address of Handoff. What belongs to a workspace stands under `/w/<slug:workspace>/`."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from crm import errors
from crm.views import entries, fields, health, home, mentions, optouts, search, styleguide, tagging, tags, tasks

tasks_urls = (
    [
        path("", tasks.task_list, name="list"),
        path("new/", tasks.task_create, name="create"),
        path("<int:pk>/edit/", tasks.task_update, name="update"),
        path("<int:pk>/done/", tasks.task_done, name="done"),
        path("<int:pk>/reopen/", tasks.task_reopen, name="reopen"),
        path("<int:pk>/postpone/", tasks.task_postpone, name="postpone"),
    ],
    "tasks",
)

entries_urls = (
    [
        path("deleted/", entries.deleted_list, name="deleted"),
        path("<int:pk>/edit/", entries.entry_update, name="update"),
        path("<int:pk>/delete/", entries.entry_delete, name="delete"),
        path("<int:pk>/restore/", entries.entry_restore, name="restore"),
    ],
    "entries",
)

mentions_urls = (
    [
        path("", mentions.mention_list, name="list"),
        path("<int:pk>/", mentions.mention_open, name="open"),
        path("read/", mentions.mentions_read, name="read"),
        path("people/", mentions.people, name="people"),
    ],
    "mentions",
)

optouts_urls = (
    [
        path("", optouts.optout_list, name="list"),
        path("<int:pk>/remove/", optouts.optout_remove, name="remove"),
    ],
    "optouts",
)

fields_urls = (
    [
        path("", fields.field_list, name="list"),
        path("new/", fields.field_create, name="create"),
        path("<int:pk>/", fields.field_update, name="update"),
        path("<int:pk>/up/", fields.field_move, {"up": True}, name="up"),
        path("<int:pk>/down/", fields.field_move, {"up": False}, name="down"),
        path("<int:pk>/retire/", fields.field_retire, name="retire"),
        path("<int:pk>/bring-back/", fields.field_bring_back, name="bring_back"),
    ],
    "fields",
)

tags_urls = (
    [
        path("", tags.tag_list, name="list"),
        path("<int:pk>/", tags.tag_update, name="update"),
        path("<int:pk>/name-again/", tags.tag_name_again, name="name_again"),
        path("<int:pk>/merge/", tags.tag_merge, name="merge"),
        path("<int:pk>/delete/", tags.tag_delete, name="delete"),
        path("<int:pk>/restore/", tags.tag_restore, name="restore"),
    ],
    "tags",
)

workspace_urls: list = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("leads/", include("leads.urls")),
    path("customers/", include("customers.urls.customers")),
    path("", include("customers.urls.contacts")),
    path("", include("customers.urls.opportunities")),
    path("tasks/", include(tasks_urls)),
    path("entries/", include(entries_urls)),
    path("mentions/", include(mentions_urls)),
    path("imports/", include("crm.importing.urls")),
    path("bulk/", include("crm.bulkwork.urls")),
    path("settings/stages/", include("customers.urls.stages")),
    path("settings/opt-outs/", include(optouts_urls)),
    path("settings/fields/", include(fields_urls)),
    path("settings/tags/", include(tags_urls)),
    path("tags/<str:link>/<int:pk>/", tagging.tagging, name="tagging"),
    path("settings/", include("accounts.urls.settings")),
]

urlpatterns = [
    path("", home.start, name="start"),
    path("w/<slug:workspace>/", include(workspace_urls)),
    path("", include("accounts.urls.account")),
    path("account/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
]

if settings.DEBUG:
    urlpatterns.append(path("styleguide", styleguide.styleguide, name="styleguide"))

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many_requests  # allauth's rate limits
handler500 = errors.server_error
