"""One field of one row: as it was typed, as it is stored, what is wrong with it or what it changes."""

from dataclasses import dataclass

from crm.cleaning import format_phone
from crm.columns import TAGS
from crm.importing import kinds
from crm.importing.cells.naming import MADE
from crm.importing.reading.rowing import shown as sign_for_nul
from crm.text import fold

LONGEST = 300  # characters of a cell that are sent to the browser
PERSON = "contact_name"


@dataclass(frozen=True)
class Cell:
    """What stands in the table for one field of one row.

    `was` is set where `shown` takes the place of something: of what the record had (`is_change`) or of what was typed.
    `is_made` says that `shown` takes the place of nothing.
    """

    name: str
    label: str
    typed: str
    shown: str
    was: str = ""
    is_change: bool = False
    is_made: bool = False
    error: str = ""
    parts: tuple = ()

    @property
    def is_plain(self):
        """Whether there is nothing to say but what stands there: most cells, drawn without further templates."""
        return bool(self.parts) and not (self.error or self.was or self.is_change or self.is_made)

    @property
    def input(self):
        """The column and text that can be typed over at once, or None: several columns, and long texts, open first."""
        return self.parts[0] if len(self.parts) == 1 and "\n" not in self.parts[0].text else None


@dataclass(frozen=True)
class Part:
    """One of the columns that a field is made of."""

    at: int
    heading: str
    text: str


def columns_of(name, mapping, kind):
    """The columns that the field `name` is made of, by their places."""
    found = [at for at, target in enumerate(mapping) if kind.field_of(target) == name]
    if not found and name == "name":
        found = columns_of(PERSON, mapping, kind)
    return found


def cell(paste, row, field, typed, places):
    """The Cell of a field (of the kind) in `row`; `typed` is the text that the columns at `places` gave."""
    name, typed = field.name, sign_for_nul(typed)
    error, value = row.errors.get(name, ""), row.values.get(name, "")
    shown, was, is_change = as_shown(paste, field, value), "", False
    if error or (row.problem and not value):
        shown = typed
    elif row.outcome == row.Outcome.UPDATED and name in row.changes:
        old, new = row.changes[name]
        was, shown, is_change = as_shown(paste, field, old), as_shown(paste, field, new), True
    elif value and _differs(field, typed, shown, value):
        was = typed
    parts = tuple(
        Part(at, paste.columns[at], sign_for_nul(row.cells[at]) if at < len(row.cells) else "") for at in places
    )
    is_made = name == "name" and MADE in row.values and not error
    return Cell(name, str(field.label), _cut(typed), _cut(shown), _cut(was), is_change, is_made, error, parts)


def as_shown(paste, field, value):
    """A stored value as people read it."""
    value = "" if value is None else str(value)
    if field.own:
        return field.own.shown(value)
    if field.name == "phone":
        return format_phone(value)
    if field.name == "website":
        return value.removeprefix("https://")
    if field.name == "status":
        return str(_statuses(paste.kind).get(value, value))
    return value


def _statuses(key):
    column = next((field for field in kinds.get(key).model._meta.fields if field.name == "status"), None)
    return dict(column.flatchoices) if column else {}


def _differs(field, typed, shown, value):
    """Whether cleaning changed something worth showing: not the spaces in a number or the end of an address."""
    if field.own:
        return field.name != TAGS and fold(typed) not in (fold(shown), fold(value))
    if field.name == "notes":
        return False
    return _plain(field.name, typed) != _plain(field.name, shown)


def _plain(name, text):
    if name == "phone":
        return "".join(sign for sign in text if sign.isalnum() or sign == "+")
    if name == "website":
        return text.strip().lower().removeprefix("http://").removeprefix("https://").removeprefix("www.").rstrip("/")
    return " ".join(text.split())


def _cut(text):
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
