"""Custom fields in the admin: what there is; they are changed on the site, their values on the records."""

from django.contrib import admin

from crm.admin.lists import ReadOnlyAdmin, WorkspaceFilter
from crm.models import CustomField, CustomValue


@admin.register(CustomField)
class CustomFieldAdmin(ReadOnlyAdmin):
    ordering_within = ("order", "id")
    list_display = ("label", "workspace", "key", "type", "places", "order", "retired_at")
    list_filter = (WorkspaceFilter, "type")
    search_fields = ("label__istartswith", "key__startswith")


@admin.register(CustomValue)
class CustomValueAdmin(ReadOnlyAdmin):
    workspace_path = "field__workspace"
    list_display = ("field", "text", "number", "day", "lead", "customer", "contact", "opportunity")
    list_filter = (WorkspaceFilter,)
    list_select_related = ("field", "lead", "customer", "contact", "opportunity")
    search_fields = ("text__startswith",)
