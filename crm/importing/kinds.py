"""What can be imported: the fields of each kind, and how its records are met, made and changed.

The rooms above register theirs when they start (`leads.importing`, `customers.importing`). Which fields there are, and how each is
cleaned, stands in the kind's django-import-export Resource, as for the admin and the exports.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.columns import TAGS
from crm.fields import rule_for
from crm.importing.cells import dates
from crm.importing.cells.calming import calm, calm_label, calm_person
from crm.importing.rules import Records

CALM = {"name": calm, "contact_name": calm_person, "industry": calm_label}
REPEATED = {"industry", "source", "status", "created_at"}  # fields whose few values come again and again
LABELS = {"status": gettext_lazy("Status"), "created_at": gettext_lazy("Created on")}


@dataclass(frozen=True)
class Field:
    """One field of a kind: its name, and the column of the model it stands for, None when it stands for several.

    `own` is the column (see `crm.columns`) of a field that the workspace has added.
    """

    name: str
    label: str
    column: Any = None
    read: Any = None
    own: Any = None

    @property
    def is_date(self):
        return self.own.is_date if self.own else self.name == dates.FIELD

    def cleaner(self, region=None, *, month_first=None):
        """A function from the text of a cell to what is stored; it raises ValidationError, or Unplaced.

        `region` is the country (GB) that phone numbers without a country code are read with, and dates whose order of day
        and month `month_first` leaves open.
        """
        rule = self._rule(region, month_first)
        if calmed := CALM.get(self.name):
            rule = _after(rule, calmed)
        return lru_cache(maxsize=2_000)(rule) if self.own or self.name in REPEATED else rule

    def _rule(self, region, month_first):
        if self.own:
            return self.own.rule(region, month_first=month_first)
        if self.is_date:
            return dates.rule(region, month_first)
        return self.read or rule_for(self.column, region)


@dataclass(frozen=True)
class Kind:
    """One kind of record that a table can be read into.

    `resource` is the class that declares its fields and their rules for the admin and the exports as well; `records`
    are the rules by which its records are met, made and changed. `own` are the columns that a workspace has added.

    `dated` is {target: (name of a date field, whether the month comes first)} of the targets that say the order.
    """

    key: str
    resource: Any
    one: str
    many: str
    title: str
    lacks_name: str
    records: Records
    own: tuple = ()
    fields: tuple[Field, ...] = field(init=False)
    by_name: dict[str, Field] = field(init=False)
    dated: dict[str, tuple[str, bool]] = field(init=False)

    def __post_init__(self):
        fields = [_field(self.resource, name) for name in self.resource.importable()]
        fields += [Field(column.attribute, column.label, own=column) for column in self.own]
        by_name = {one.name: one for one in fields}
        dated = {
            f"{one.name}{ending}": (one.name, month_first)
            for one in fields
            for ending, month_first in dates.ORDERS.items()
            if one.is_date and f"{one.name}{ending}" not in by_name
        }
        for name, value in (("fields", tuple(fields)), ("by_name", by_name), ("dated", dated)):
            object.__setattr__(self, name, value)

    def within(self, workspace):
        """The same kind with all columns that a workspace has added."""
        return replace(self, own=tuple(self.resource.columns_of(workspace)))

    @property
    def model(self):
        """The model of its records."""
        return self.resource._meta.model

    @property
    def import_name(self):
        """The URL name of the paste page."""
        return f"{self.key}:import"

    @property
    def list_name(self):
        """The URL name of the list where the records appear."""
        return f"{self.key}:list"

    @property
    def custom(self):
        """The custom fields among its own columns."""
        return [column.custom for column in self.own if column.attribute != TAGS]

    @property
    def has_tags(self):
        return TAGS in self.by_name

    def field_of(self, target):
        """The name of the field that a column with this target is part of."""
        return self.dated[target][0] if target in self.dated else PART_OF.get(target, target)

    def choices(self):
        """What a column can become, as (value, label): the fields, then what is combined with others."""
        orders = {False: _("%(field)s (day first)"), True: _("%(field)s (month first)")}
        dated = ((to, orders[first] % {"field": self.by_name[name].label}) for to, (name, first) in self.dated.items())
        return [
            *((one.name, one.label) for one in self.fields),
            *((name, label()) for name, label in EXTRA.items()),
            *dated,
        ]


PARTS = ("contact_first_name", "contact_last_name")
EXTRA = {
    "contact_first_name": lambda: _("First name"),
    "contact_last_name": lambda: _("Last name"),
    "phone_code": lambda: _("Country of the phone"),
    "note": lambda: _("A line in the notes"),
}
PART_OF = {**dict.fromkeys(PARTS, "contact_name"), "phone_code": "phone", "note": "notes"}


class Unplaced(Exception):
    """A value that says nothing its field can hold; it is kept in the notes."""


def person_label():
    """What a person's name is called where a kind has no field for it."""
    return _("Contact")


_kinds: dict[str, Kind] = {}


def register(kind):
    """Make a kind known; called once by each room when it starts."""
    _kinds[kind.key] = kind


def get(key):
    """The kind called `key`; KeyError when there is none."""
    return _kinds[key]


def offered(paste):
    """The kind of an import, with all that its columns can become."""
    return get(paste.kind).within(paste.workspace)


def of(paste):
    """The kind of an import, with those of the workspace's own columns that its columns became, and no work for others.

    Once nothing can be changed any more, those are among them that are asked no more.
    """
    kind = get(paste.kind)
    columns = kind.resource.columns_of(paste.workspace, everything=not paste.is_open)
    taken = {target.removesuffix(ending) for target in paste.mapping for ending in ("", *dates.ORDERS)}
    own = tuple(column for column in columns if column.attribute in taken)
    return replace(kind, own=own) if own else kind


def every():
    """All kinds by their keys."""
    return dict(_kinds)


def _after(rule, calmed):
    return lambda text: calmed(rule(text))


def _field(resource, name):
    try:
        column = resource._meta.model._meta.get_field(name)
    except FieldDoesNotExist:  # a customer's status is when it was archived
        column = None
    label = LABELS.get(name) or capfirst(column.verbose_name)
    return Field(name, label, column, resource.read.get(name))
