"""How the records of one kind are met, compared, made and changed by an import. Each room above describes its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.timezone import make_aware

from crm.columns import TAGS
from crm.custom.records import PREFIX
from crm.importing.cells.naming import MADE
from crm.importing.planning.probes import Probe
from crm.search import search_column
from crm.tags.lines import is_alike, joined, line
from crm.tags.services import tags_on
from crm.text import fold

AT_ONCE = 500
KEYS = ("email", "domain", "phone", "name_key")


@dataclass(frozen=True)
class Guard:
    """Another table that a row may be in already: a lead that is a customer.

    `names(ids)` gives {id: name} of the rows that count, `why` says what is the same.
    """

    probe: Probe
    fate: str
    why: str
    names: Callable[[Any], dict]


@dataclass(frozen=True)
class Records:
    """The rules of one kind's records, beside those of its fields.

    `person` is the field that tells apart the persons of one organisation. `fixed` fields are set on creation and never by
    an update. `strict_email`: two different e-mails speak of two records (persons), not of one (an organisation).
    `closed(records)` gives {id: (fate, words)} of those that take nothing any more, reading the columns `closing`.
    `prepare(values)` gives the columns `prepared` of a new record; `told` of them stand in the first line of its story.
    `settle(old, record)` brings a changed record's status along and returns the data of a status line, or None.

    `attach(customer_id, values, by=, **same)` makes a contact of a row whose customer was found, with the columns `same`
    (the id and time of one that was undone), and returns its id, or None when it is one already; DomainError when it may
    not be. `resting(ids)` gives {id: why} of those records, of this kind or of the guards', that were put away and can be
    brought back by `restore(id, by=)`. `unused(ids)` are those of such contacts that nothing was built on, and `detach(ids, by=)` removes some.
    """

    model: Any
    person: str = ""
    fixed: tuple[str, ...] = ()
    strict_email: bool = False
    closing: tuple[str, ...] = ()
    closed: Callable[[Any], dict] = lambda records: {}
    prepared: tuple[str, ...] = ()
    prepare: Callable[[dict], dict] = lambda values: {}
    told: tuple[str, ...] = ()
    settle: Callable[[Any, Any], dict | None] = lambda old, record: None
    guards: tuple[Guard, ...] = ()
    attach: Callable[..., int] | None = None
    resting: Callable[[Any], dict] = lambda ids: {}
    restore: Callable[..., None] | None = None
    unused: Callable[[Any], set] | None = None
    detach: Callable[..., None] | None = None

    @property
    def link(self):
        """What a line of the timeline calls such a record: `lead`, `customer`."""
        return self.model._meta.model_name

    def columns(self, fields):
        """Those of `fields` that are columns of the record."""
        own = {field.name for field in self.model._meta.concrete_fields}
        return [name for name in fields if name in own]

    def read(self, ids, fields):
        """{id: values} of the records with these ids, with `fields`, the keys, and what `closed` reads."""
        columns, ids, found = {"id", *KEYS, *self.columns(fields), *self.closing}, sorted(ids), {}
        own = [name for name in fields if name.startswith(PREFIX)]
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            rows = self.model.objects.filter(pk__in=some).values(*columns, *(["custom"] if own else []))
            tags = tags_on(self.model, some) if TAGS in fields else {}
            for row in rows:
                row |= {name: (row["custom"] or {}).get(name.removeprefix(PREFIX)) for name in own}
                found[row["id"]] = row | {TAGS: line(tags[row["id"]].values())} if TAGS in fields else row
        return found

    def changes(self, record, values, *, overwrite):
        """{field: [old, new]} that a row would change on a record (a dict): what is empty, or with `overwrite` all that differs.

        Tags that are missing are put on in any case; only `overwrite` takes others off. A name that was made takes no place.
        """
        pairs = {}
        for name, new in values.items():
            if name in self.fixed or name not in record or (name == "name" and MADE in values):
                continue
            old = record[name]
            if name == TAGS:
                new = new if overwrite else joined(old, new)
                differs = not is_alike(old, new)
            else:
                differs = new != old and (overwrite or not old)
            if differs:
                pairs[name] = [old, new]
        return pairs

    def derived(self, values, workspace_id):
        """The columns of a new record that follow from its cleaned values, beside the keys it is recognised by."""
        searched = " ".join(values[name] for name in self.model.SEARCHED if name in values)
        return {
            "name_folded": fold(values.get("name", ""))[:400],
            "search": search_column(workspace_id, searched),
            **({"created_at": _stored_day(values["created_at"])} if "created_at" in values else {}),
            **self.prepare(values),
        }


def _stored_day(day):
    """The beginning of a day, which is in ISO form, as the database keeps it."""
    return str(connection.ops.adapt_datetimefield_value(make_aware(datetime.fromisoformat(day))))
