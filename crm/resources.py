"""Rows of a workspace in and out of spreadsheets, by the same field rules and services as everywhere."""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import NOT_PROVIDED
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import Diff, ModelResource
from import_export.widgets import Widget

from crm.columns import TAGS, OwnColumn, own_columns
from crm.custom.records import PREFIX
from crm.exceptions import DomainError
from crm.exporting import harmless
from crm.tags.models import split_tags
from crm.tags.reading import with_tags
from crm.tags.services import retag
from crm.widgets import CellWidget, RuleWidget, typed

MOST_ROWS = 1_000  # that the admin takes at once


def differing(record, values, fields):
    """What of `values` among `fields` and the custom ones differs from the stored `record`; all of it when there is none."""
    given = {name: value for name, value in values.items() if name in fields or name.startswith(PREFIX)}
    if record is None:
        return given
    return {name: value for name, value in given.items() if getattr(record, name) != value}


def _writer(field):
    """What makes the cell of a column from a record."""
    if isinstance(field, OwnColumn) or "__" in field.attribute:
        return field.export
    name, render = field.attribute, field.widget.render
    return lambda record: render(getattr(record, name))


class PlainDiff(Diff):
    """Old and new of each cell in the preview of an import, without the inline styles our CSP forbids."""

    def as_html(self):
        pairs = [("" if self.new else str(old), str(new)) for old, new in zip(self.left, self.right, strict=False)]
        return [new if old == new else format_html("<del>{}</del> <ins>{}</ins>", old, new) for old, new in pairs]


class WorkspaceResource(ModelResource):
    """Rows of one model, each of a workspace that its `workspace` column names by slug, else of the one given.

    A row with an `id` changes that record, one without creates one: `save(record, workspace, values, *, by)` is the
    service, with `record` None for a new one. `values` holds what the row says in the columns `Model.FIELDS` and
    `also`, and its `reason`. An empty cell in one of the columns `kept` means: as it is.

    The import page reads the plain columns of `Model.FIELDS`, and those that `read` has a rule for: {column: function from
    the text to the value}, since other programs have words of their own.

    With a workspace there are also the columns that it has added itself, see `crm.columns`.
    """

    id = Field("id", widget=CellWidget())
    workspace = Field("workspace__slug")
    also: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    read: dict[str, Callable[[str], str]] = {}

    class Meta:
        skip_unchanged = True
        clean_model_instances = False

    def __init__(self, workspace=None, by=None, **kwargs):
        super().__init__(**kwargs)
        self.default_workspace, self.by = workspace, by
        self.own = self.columns_of(workspace) if workspace else []
        self.fields.update({column.attribute: column for column in self.own})

    @classmethod
    def for_people(cls, workspace=None):
        """The resource for exports by people inside one workspace: without the workspace column."""
        resource = cls(workspace)
        del resource.fields["workspace"]
        return resource

    @classmethod
    def columns_of(cls, workspace, **kwargs):
        """The columns that a workspace has added; `kwargs` go to `own_columns`."""
        model = cls._meta.model
        labels = (str(field.verbose_name) for field in model._meta.concrete_fields)
        return own_columns(model, workspace, beside=(*cls._meta.fields, *labels), **kwargs)

    @classmethod
    def importable(cls):
        """The names of the columns that the import page reads, in their order."""
        plain = [name for name in cls._meta.model.FIELDS if isinstance(cls.fields[name].widget, RuleWidget)]
        return [name for name in cls._meta.fields if name in plain or name in cls.read]

    @classmethod
    def widget_from_django_field(cls, f, default=Widget):
        return partial(RuleWidget, f)

    @classmethod
    def get_diff_class(cls):
        return PlainDiff

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        field = super().field_from_django_field(field_name, django_field, readonly)
        field.default = NOT_PROVIDED  # an empty cell is empty
        return field

    def get_import_fields(self):
        taken = (*self._meta.model.FIELDS, *self.also)
        return [field for field in super().get_import_fields() if field in self.own or field.column_name in taken]

    def get_user_visible_fields(self):
        return [self.fields["id"], self.fields["workspace"], *self.get_import_fields()]

    def get_queryset(self):
        return self.whole(super().get_queryset())

    def whole(self, queryset):
        """Rows with all that the columns are made of, in the same query."""
        return with_tags(queryset, self.default_workspace) if self.own else queryset

    def export_resource(self, instance, selected_fields=None, **kwargs):
        cells = [write(instance) for write in self._writers]
        return [harmless(value) if isinstance(value, str) else value for value in cells]

    @cached_property
    def _writers(self):
        """How each column is written: worked out once, since a file may have a million rows."""
        return [_writer(field) for field in self.get_export_fields()]

    def before_import(self, dataset, **kwargs):
        """Walking row by row is for a handful; the import page takes a million, set-wise, and can undo it."""
        if len(dataset) > MOST_ROWS:
            words = _(
                "These are %(n)d rows; %(most)d can be taken here. Paste them on the import page of the workspace."
            )
            raise ValidationError(words % {"n": len(dataset), "most": MOST_ROWS})

    def get_instance(self, instance_loader, row):
        """The record that the row's `id` names in its workspace; an unknown one is an error, never a new record."""
        if not (pk := typed(row.get("id"))):
            return None
        rows = self.get_queryset().filter(workspace=self._workspace(row))
        found = rows.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
        if found is None:
            raise ValidationError({"id": _("There is no such record in this workspace. Leave it empty to add one.")})
        return found

    def init_instance(self, row=None):
        return self._meta.model(workspace=self._workspace(row))

    def _workspace(self, row):
        slug = typed(row.get("workspace"))
        if not slug and self.default_workspace:
            return self.default_workspace
        workspaces = self._meta.model._meta.get_field("workspace").related_model.objects
        if slug not in self._known:
            self._known[slug] = workspaces.filter(slug=slug).first()
        if self._known[slug] is None:
            raise ValidationError({"workspace": _("There is no such workspace. Give its address, such as “fernhill”.")})
        return self._known[slug]

    @cached_property
    def _known(self):
        return {}

    def import_instance(self, instance, row, **kwargs):
        """Set what the row says, by the rules of each field; all errors of a row are shown together."""
        errors = {}
        for field in self.get_import_fields():
            if field.column_name in self.kept and not typed(row.get(field.column_name)):
                continue
            try:
                self.import_field(field, instance, row, workspace=instance.workspace, record=instance)
            except ValidationError as error:
                errors[field.column_name] = error
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance, is_create, row, **kwargs):
        """Save through the service; what the rules forbid is an error of this row, and leaves nothing of it."""
        given = [field for field in self.get_import_fields() if field.column_name in row]
        values = {field.attribute: field.get_value(instance) for field in given}
        values["reason"] = typed(row.get("reason"))
        try:
            with transaction.atomic():
                saved = self.save(None if is_create else instance, instance.workspace, values, by=self.by)
                if TAGS in values:
                    retag(saved, split_tags(values[TAGS] or ""), by=self.by)
        except DomainError as error:
            raise ValidationError(error.message) from None
        instance.pk = saved.pk

    def save(self, record, workspace, values, *, by):
        """Create or change one record through its services; returns it. Each resource says how."""
        raise NotImplementedError
