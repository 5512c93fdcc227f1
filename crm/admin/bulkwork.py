"""Bulk changes in the admin: receipts, to be read."""

from django.contrib import admin

from crm.admin.lists import ReadOnlyAdmin, WorkspaceFilter
from crm.bulkwork.models import BulkChange, BulkRow


@admin.register(BulkChange)
class BulkChangeAdmin(ReadOnlyAdmin):
    ordering_within = ("-created_at", "-id")
    list_display = ("created_at", "workspace", "kind", "verb", "status", "by", "size", "undone_at")
    list_filter = (WorkspaceFilter, "status", "kind")
    list_select_related = ("workspace", "by")
    search_fields = ("id__exact",)


@admin.register(BulkRow)
class BulkRowAdmin(ReadOnlyAdmin):
    workspace_path = "change__workspace"
    list_display = ("change", "number", "record_id", "outcome", "undone", "reason")
    list_filter = (WorkspaceFilter, "outcome", "undone")
    list_select_related = ("change",)
    search_fields = ("change__id__exact",)
