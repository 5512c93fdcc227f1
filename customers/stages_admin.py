"""Stages in the admin: changed by the same services as in the settings, and never deleted, since deals remember them."""

from django import forms
from django.contrib import admin
from django.db import transaction

from crm.admin import QuickAdmin, WorkspaceFilter
from crm.exceptions import DomainError
from crm.fields import LineField
from customers.models import Stage
from customers.services import add_stage, update_stage

CHANGED = ("name", "probability", "stale_after")


class StageForm(forms.ModelForm):
    """What the services refuse is an error beside the name."""

    name = LineField(max_length=60)

    def clean(self):
        values = super().clean()
        if self.errors:
            return values
        try:
            with transaction.atomic():
                self.write(values)
                transaction.set_rollback(True)
        except DomainError as error:
            self.add_error("name", error.message)
        return values

    def write(self, values):
        """Save by the service for new stages or for old ones; returns the id."""
        if self.instance.pk:
            update_stage(self.instance, {name: values[name] for name in CHANGED if name in values})
            return self.instance.pk
        fields = {name: values[name] for name in ("name", "kind", "probability", "stale_after")}
        return add_stage(values["workspace"], **fields).pk


@admin.register(Stage)
class StageAdmin(QuickAdmin):
    form = StageForm
    list_display = ("name", "workspace", "order", "probability", "kind", "stale_after", "retired_at")
    list_filter = (WorkspaceFilter, "kind", ("retired_at", admin.EmptyFieldListFilter))
    ordering = ("workspace", "order", "id")
    search_fields = ("name__istartswith",)
    autocomplete_fields = ("workspace",)
    fields = ("workspace", "name", "kind", "probability", "stale_after", "order", "retired_at", "retired_by",
              "retired_into", "former_names")  # fmt: skip
    readonly_fields = ("order", "retired_at", "retired_by", "retired_into", "former_names")

    def get_readonly_fields(self, request, obj=None):
        """What kind a stage is decides which deals are closed, so it stays as it was made."""
        return (*(("workspace", "kind") if obj else ()), *super().get_readonly_fields(request, obj))

    def get_fields(self, request, obj=None):
        return self.fields if obj else [name for name in self.fields if name not in self.readonly_fields]

    def get_search_results(self, request, queryset, search_term):
        """Who chooses a stage for a deal chooses among those that are offered."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.offered()
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request, obj, form, change):
        obj.pk = form.write(form.cleaned_data)
        obj.refresh_from_db()

    def has_delete_permission(self, request, obj=None):
        return False
