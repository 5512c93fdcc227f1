"""Tags in the admin: what there is; they are put on and managed on the site."""

from django.contrib import admin

from crm.admin.lists import ReadOnlyAdmin, WorkspaceFilter
from crm.models import Tag, Tagging


@admin.register(Tag)
class TagAdmin(ReadOnlyAdmin):
    ordering_within = ("name_folded", "id")
    list_display = ("name", "workspace", "colour", "created_at", "gone_at", "merged_into")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("workspace", "merged_into")
    search_fields = ("name_folded__startswith",)


@admin.register(Tagging)
class TaggingAdmin(ReadOnlyAdmin):
    workspace_path = "tag__workspace"
    list_display = ("tag", "lead", "customer", "contact", "opportunity")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("tag", "lead", "customer", "contact", "opportunity")
    search_fields = ("tag__name_folded__startswith",)
