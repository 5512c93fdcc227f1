"""The facts of a record: what its card shows and lets people change in place."""

from dataclasses import dataclass

from django.db import models

from crm.attached import link_of
from crm.custom.records import PREFIX
from crm.custom.types import shown
from crm.vocabulary import vocabulary


@dataclass(frozen=True)
class Fact:
    """One field of a record as the card shows it. `look` picks how: text, notes, document, website, email, phone, person, money, day, link."""

    record: models.Model
    name: str
    label: str
    value: object
    look: str
    url: str

    @property
    def id(self):
        """The root id of its fragment."""
        return f"fact-{self.name}"


LOOKS = {
    "website": "website",
    "email": "email",
    "phone": "phone",
    "owner": "person",
    "notes": "notes",
    "amount": "money",
    "expected_close": "day",
}


def fact(record, name, url):
    """The fact `name` of `record`, one of its own fields or a custom one, changed at `url`."""
    if name.startswith(PREFIX):
        custom = vocabulary(record.workspace).field_by_name[name]
        look = "link" if custom.type == custom.Type.URL else "text"
        return Fact(record, name, custom.label, shown(custom, getattr(record, name)), look, url)
    field = record._meta.get_field(name)
    value = getattr(record, f"get_{name}_display")() if field.choices else getattr(record, name)
    label = str(field.verbose_name)
    look = "document" if name in getattr(record, "DOCUMENTS", ()) else LOOKS.get(name, "text")
    return Fact(record, name, label[:1].upper() + label[1:], value, look, url)


def facts(record, names, url):
    """The facts of `record` in the order of `names`."""
    return [fact(record, name, url) for name in names]


def all_facts(record, names, url):
    """`facts`, and those that the workspace asks of its own, before the notes."""
    custom = [field.name for field in vocabulary(record.workspace).fields_on(link_of(type(record)))]
    last = len(names) - (names[-1] == "notes")
    return facts(record, (*names[:last], *custom, *names[last:]), url)
