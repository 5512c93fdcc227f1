"""Imports in the admin: receipts, to be read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from crm.admin.lists import QuickAdmin, ReadOnlyAdmin, WorkspaceFilter
from crm.importing.mapping.memory import MappingMemory
from crm.importing.models import Import, ImportDecision, ImportRow, ImportSource
from crm.optouts import OptOut


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    ordering_within = ("-created_at", "-id")
    list_display = ("created_at", "workspace", "kind", "filename", "status", "by", "rows_in_all")
    list_filter = (WorkspaceFilter, "status", "kind")
    list_select_related = ("workspace", "by")
    search_fields = ("id__exact", "filename__istartswith")

    @admin.display(description=_("rows"))
    def rows_in_all(self, paste):
        return paste.totals["rows"]


@admin.register(ImportRow)
class ImportRowAdmin(ReadOnlyAdmin):
    workspace_path = "paste__workspace"
    list_display = ("paste", "number", "fate", "outcome", "reason", "target_id", "made_id")
    list_filter = (WorkspaceFilter, "fate")
    list_select_related = ("paste",)
    search_fields = ("paste__id__exact",)
    search_help_text = _("The number of an import.")


@admin.register(ImportDecision)
class ImportDecisionAdmin(ReadOnlyAdmin):
    workspace_path = "paste__workspace"
    list_display = ("paste", "number", "choice")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("paste",)
    search_fields = ("paste__id__exact",)
    search_help_text = _("The number of an import.")


@admin.register(ImportSource)
class ImportSourceAdmin(ReadOnlyAdmin):
    workspace_path = "paste__workspace"
    list_display = ("paste", "part")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("paste",)
    search_fields = ("paste__id__exact",)
    search_help_text = _("The number of an import.")


@admin.register(MappingMemory)
class MappingMemoryAdmin(ReadOnlyAdmin):
    ordering_within = ("-updated_at", "-id")
    list_display = ("workspace", "kind", "__str__", "updated_at")
    list_filter = (WorkspaceFilter, "kind")
    list_select_related = ("workspace",)
    search_fields = ("id__exact",)


@admin.register(OptOut)
class OptOutAdmin(QuickAdmin):
    list_display = ("address", "workspace", "reason", "by", "created_at")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("workspace", "by")
    search_fields = ("address__startswith",)
    raw_id_fields = ("workspace", "by")
