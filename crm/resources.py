"""Rows of a workspace in and out of spreadsheets, by the same field rules and services as everywhere."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import NOT_PROVIDED
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import Diff, ModelResource
from import_export.widgets import Widget

from crm.exceptions import DomainError
from crm.exporting import harmless, original
from crm.fields import field_for

MOST_ROWS = 1_000  # that the admin takes at once


class CellWidget(Widget):
    """A column of plain values, out as `cell` says."""

    def render(self, value, obj=None, **kwargs):
        return cell(value)


class RuleWidget(CellWidget):
    """A column of plain values, in through the form field of its model field."""

    def __init__(self, field, **_ignored):
        super().__init__()
        self.field = field

    def clean(self, value, row=None, *, workspace, **kwargs):
        text, choices = typed(value), self.field.choices or ()
        by_label = {str(label).casefold(): value for value, label in choices}
        return field_for(self.field, workspace.phone_region).clean(by_label.get(text.casefold(), text))


class RowWidget(Widget):
    """A column that names another row of the same workspace: `find(workspace, text)` is the queryset it is among.

    `show` is the attribute of that row which the column holds.
    """

    def __init__(self, find, show):
        super().__init__()
        self.find, self.show = find, show

    def clean(self, value, row=None, *, workspace, **kwargs):
        text = typed(value)
        if not text:
            return None
        found = list(self.find(workspace, text)[:2])
        if len(found) != 1:
            problem = (
                _("“%(value)s” is nothing of this workspace.") if not found else _("“%(value)s” is not the only one.")
            )
            raise ValidationError(problem % {"value": text[:80]})
        return found[0]

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else cell(getattr(value, self.show))


def person():
    """A column with the e-mail of somebody who works here."""
    return RowWidget(lambda workspace, text: workspace.people().filter(email=text.lower()), "email")


def differing(record, values, fields):
    """What of `values` among `fields` differs from the stored `record`; all of them when there is none."""
    given = {name: values[name] for name in fields if name in values}
    if record is None:
        return given
    return {name: value for name, value in given.items() if getattr(record, name) != value}


def typed(value):
    """What a cell of a CSV or XLSX file says, as somebody would have typed it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and value.time() == time.min:
        value = value.date()
    text = value.isoformat() if isinstance(value, (date, datetime)) else str("" if value is None else value)
    return original(text).strip()


def cell(value):
    """A stored value as an export holds it: numbers as they are, dates in ISO form, nothing as empty text."""
    if isinstance(value, (str, int, Decimal)):
        return value
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _reader(field):
    """What gets the value of a column from a record."""
    is_plain = "__" not in field.attribute
    return (lambda record: getattr(record, field.attribute)) if is_plain else field.get_value


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

    @classmethod
    def for_people(cls):
        """The resource for exports by people inside one workspace: without the workspace column."""
        resource = cls()
        del resource.fields["workspace"]
        return resource

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
        return [field for field in super().get_import_fields() if field.column_name in taken]

    def get_user_visible_fields(self):
        return [self.fields["id"], self.fields["workspace"], *self.get_import_fields()]

    def export_resource(self, instance, selected_fields=None, **kwargs):
        cells = [render(read(instance)) for read, render in self._columns]
        return [harmless(value) if isinstance(value, str) else value for value in cells]

    @cached_property
    def _columns(self):
        """How each column is read and written: worked out once, since a file may have a million rows."""
        return [(_reader(field), field.widget.render) for field in self.get_export_fields()]

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
        except DomainError as error:
            raise ValidationError(error.message) from None
        instance.pk = saved.pk

    def save(self, record, workspace, values, *, by):
        """Create or change one record through its services; returns it. Each resource says how."""
        raise NotImplementedError
