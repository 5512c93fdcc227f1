"""What can be imported: the fields of each kind, how they are cleaned, and how its records are written.

The rooms above register theirs when they start (`leads.importing`, `customers.importing`). The same declaration
serves the admin's import and the exports, so that a field is described once.
"""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from crm import cleaning
from crm.importing.rules import Records

NOTES_LENGTH = 20_000
_PHONE = "phone"
_CLEANERS = {"email": cleaning.clean_email, "website": cleaning.clean_website, "notes": cleaning.clean_notes}


@dataclass(frozen=True)
class Field:
    """One field of a kind: its name in the model and the rule for what is typed into it."""

    name: str
    label: str
    max_length: int
    required: bool = False

    def clean(self, value, region=None):
        """What is stored for a typed `value`; raises ValidationError with words for the person.

        `region` is the country (GB) that phone numbers without a country code are read with.
        """
        if self.name == _PHONE:
            value = cleaning.clean_phone(value, region)
        else:
            value = _CLEANERS.get(self.name, cleaning.clean_text)(value)
        if len(value) > self.max_length:
            raise ValidationError(
                _("At most %(most)d characters; this has %(length)d.")
                % {"most": self.max_length, "length": len(value)},
                code="max_length",
            )
        return value


@dataclass(frozen=True)
class Kind:
    """One kind of record that a table can be read into.

    `records` are the rules by which its records are met, made and changed.
    """

    key: str
    model: Any
    fields: tuple[Field, ...]
    one: str
    many: str
    title: str
    lacks_name: str
    records: Records
    by_name: dict[str, Field] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})

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
    "phone_code": lambda: _("Country code of the phone"),
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


def fields_of(model, *names):
    """The declaration of some fields of a model: label and length are the model's own."""
    return tuple(_field(model._meta.get_field(name)) for name in names)


def _field(column):
    return Field(column.name, capfirst(column.verbose_name), column.max_length or NOTES_LENGTH, not column.blank)
