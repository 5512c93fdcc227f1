"""Merges and what the search for duplicates found, to be looked at in the admin."""

import json

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from crm.admin import ReadOnlyAdmin, WorkspaceFilter
from customers.models import LikelyPair, Merge, PairSearch


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "workspace", "absorbed", "kept", "by", "undone_at")
    list_filter = (WorkspaceFilter, ("undone_at", admin.EmptyFieldListFilter))
    list_select_related = ("workspace", "absorbed", "kept", "by")
    date_hierarchy = "created_at"
    search_fields = ("kept__name_folded__startswith", "absorbed__name_folded__startswith")
    fields = ("workspace", "absorbed", "kept", "by", "created_at", "undone_at", "undone_by", "moved")

    @admin.display(description=_("what moved"))
    def moved(self, merge):
        return format_html("<pre>{}</pre>", json.dumps(merge.brought, indent=2, ensure_ascii=False))


@admin.register(LikelyPair)
class LikelyPairAdmin(ReadOnlyAdmin):
    list_display = ("first", "second", "workspace", "why", "found_at", "dismissed_at", "dismissed_by")
    list_filter = (WorkspaceFilter, ("dismissed_at", admin.EmptyFieldListFilter))
    list_select_related = ("workspace", "first", "second", "dismissed_by")
    search_fields = ("first__name_folded__startswith", "second__name_folded__startswith")
    fields = ("workspace", "first", "second", "why", "strength", "found_at", "dismissed_at", "dismissed_by")


@admin.register(PairSearch)
class PairSearchAdmin(ReadOnlyAdmin):
    list_display = ("workspace", "started_at", "finished_at", "percent")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("workspace",)
    ordering = ("pk",)
    fields = ("workspace", "started_at", "finished_at", "percent")
