"""What can be imported: the fields of each kind, and how its records are met, made and changed.

The rooms above register theirs when they start (`leads.importing`, `customers.importing`). Which fields there are, and how each is
cleaned, stands in the kind's django-import-export Resource, as for the admin and the exports.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.fields import rule_for
from crm.importing.cells.calming import calm, calm_label, calm_person
from crm.importing.rules import Records

CALM = {"name": calm, "contact_name": calm_person, "industry": calm_label}
REPEATED = {"industry", "source", "status", "created_at"}  # fields whose few values come again and again
LABELS = {"status": gettext_lazy("Status"), "created_at": gettext_lazy("Created on")}


@dataclass(frozen=True)
class Field:
    """One field of a kind: its name, and the column of the model it stands for, None when it stands for several."""

    name: str
    label: str
    column: Any
    read: Any = None

    def cleaner(self, region=None):
        """A function from the text of a cell to what is stored; it raises ValidationError, or Unplaced.

        `region` is the country (GB) that phone numbers without a country code are read with.
        """
        rule = self.read or rule_for(self.column, region)
        if calmed := CALM.get(self.name):
            rule = _after(rule, calmed)
        return lru_cache(maxsize=2_000)(rule) if self.name in REPEATED else rule


@dataclass(frozen=True)
class Kind:
    """One kind of record that a table can be read into.

    `resource` is the class that declares its fields and their rules for the admin and the exports as well; `records`
    are the rules by which its records are met, made and changed.
    """

    key: str
    resource: Any
    one: str
    many: str
    title: str
    lacks_name: str
    records: Records
    fields: tuple[Field, ...] = field(init=False)
    by_name: dict[str, Field] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "fields", tuple(_field(self.resource, name) for name in self.resource.importable()))
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})

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

    def choices(self):
        """What a column can become, as (value, label): the fields, then what is combined with others."""
        return [*((one.name, one.label) for one in self.fields), *((name, label()) for name, label in EXTRA.items())]


PARTS = ("contact_first_name", "contact_last_name")
EXTRA = {
    "contact_first_name": lambda: _("First name"),
    "contact_last_name": lambda: _("Last name"),
    "phone_code": lambda: _("Country of the phone"),
    "created_at_dmy": lambda: _("Created on (day first)"),
    "created_at_mdy": lambda: _("Created on (month first)"),
    "note": lambda: _("A line in the notes"),
}


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
