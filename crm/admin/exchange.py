"""django-import-export in the admin: spreadsheets in and out, by the same rules as everywhere."""

import io

import tablib
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from python_calamine import CalamineWorkbook

from crm.admin.records import ServiceAdmin
from crm.exporting import download


class ExactXLSX(XLSX):
    """XLSX read as our own import reads it, control characters that Excel codes as `_x000D_` included."""

    def create_dataset(self, in_stream):
        rows = CalamineWorkbook.from_filelike(io.BytesIO(in_stream)).get_sheet_by_index(0).to_python()
        return tablib.Dataset(*rows[1:], headers=[str(name) for name in rows[0]] if rows else None)


class WorkspaceChoice:
    """One workspace, found by typing. Mix in before a form of import-export."""

    hint = gettext_lazy("All workspaces when empty. Of one alone, its own fields and tags are columns too.")

    def __init__(self, formats, resources, **kwargs):
        super().__init__(formats, resources, **kwargs)
        link = resources[0]._meta.model._meta.get_field("workspace")
        self.fields["workspace"] = forms.ModelChoiceField(
            label=gettext_lazy("Workspace"),
            queryset=link.related_model.objects.all(),
            required=False,
            widget=AutocompleteSelect(link, admin.site),
            help_text=self.hint,
        )


class OneImportForm(WorkspaceChoice, ImportForm):
    hint = gettext_lazy("For the rows that name no workspace, and for columns with its own fields and tags.")


class OneConfirmForm(ConfirmImportForm):
    workspace = forms.CharField(widget=forms.HiddenInput, required=False)


class OneExportForm(WorkspaceChoice, ExportForm):
    pass


class ExchangeAdmin(ImportExportMixin, ServiceAdmin):
    """A `ServiceAdmin` with import and export through `resource_classes`."""

    import_formats = export_formats = [CSV, ExactXLSX]
    import_form_class = OneImportForm
    confirm_form_class = OneConfirmForm
    export_form_class = OneExportForm
    import_template_name = "admin/import_export/handoff_import.html"

    def has_import_permission(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request):
        return self.has_view_permission(request)

    def init_request_context_data(self, request, form):
        """The page says which columns the file will have."""
        context = super().init_request_context_data(request, form)
        return context | {"fields_list": [("", self.resource_classes[0]().get_export_headers())]}

    def get_confirm_form_initial(self, request, import_form):
        initial = super().get_confirm_form_initial(request, import_form)
        if import_form and (workspace := import_form.cleaned_data["workspace"]):
            initial["workspace"] = workspace.slug
        return initial

    def get_import_resource_kwargs(self, request, *, form=None, **kwargs):
        workspace = getattr(form, "cleaned_data", {}).get("workspace") or None
        if isinstance(workspace, str):
            link = self.model._meta.get_field("workspace")
            workspace = link.related_model.objects.filter(slug=workspace).first()
        return {"workspace": workspace, "by": request.user}

    def get_import_data_kwargs(self, **kwargs):
        return super().get_import_data_kwargs(**kwargs) | {"rollback_on_validation_errors": True}

    def process_import(self, request, **kwargs):
        """Write what was previewed: all of it or nothing."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.error(request, _("The file is no longer here. Choose it again."))
            return redirect("../import/")

    def process_result(self, result, request):
        if result.has_errors() or result.has_validation_errors():
            text = _("Nothing was imported: something changed since the preview. Choose the file again to see what.")
            messages.error(request, text)
            return redirect("../import/")
        return super().process_result(result, request)

    def _do_file_export(self, file_format, request, queryset, export_form=None):
        workspace = export_form and export_form.cleaned_data["workspace"]
        rows = queryset.filter(workspace=workspace) if workspace else queryset
        resource = self.resource_classes[0](workspace)
        name = self.get_export_filename(request, queryset, file_format).rpartition(".")[0]
        return download(rows, resource, file_format.get_extension(), name)
