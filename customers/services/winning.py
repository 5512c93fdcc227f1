"""Which value wins, field by field, when two records become one; and taking that back."""

from datetime import datetime

from crm.custom.records import PREFIX
from crm.custom.records import put as set_field
from crm.history import plain

KEPT, ABSORBED, BOTH = "kept", "absorbed", "both"
DAY = "\n\n"
JOINED = ("beginning", "notes")  # texts of both are kept, one below the other


def choose(kept, absorbed, fields, choices=None):
    """The values that `kept` shall have, as {field: value}, only those that differ from what it has.

    `choices` says per field whose value wins: *kept*, *absorbed*, or *both* for notes and the like. Without a word the kept one's
    value stays, what is empty there is filled, and differing notes are appended.
    """
    won = {name: _winner(name, kept, absorbed, (choices or {}).get(name)) for name in fields}
    return {name: value for name, value in won.items() if value != getattr(kept, name)}


def _winner(name, kept, absorbed, choice):
    mine, theirs = getattr(kept, name), getattr(absorbed, name)
    if choice == KEPT:
        return mine
    if choice == ABSORBED:
        return theirs if theirs or name != "name" else mine
    if name in JOINED and mine and theirs and theirs.strip() not in mine:
        return f"{mine}{DAY}{theirs}"
    return mine or theirs


def put(record, values):
    """Write `values` on a locked `record`. Returns what changed, `updated_at` among it, as {field: [old, new]} in JSON form."""
    if not values:
        return {}
    names = [*values, "updated_at"]
    old = {name: plain(getattr(record, name)) for name in names}
    for name, value in values.items():
        set_field(record, name, value)
    record.save(update_fields=list(values))
    return {name: [old[name], plain(getattr(record, name))] for name in names}


def take_back(record, changed):
    """Give a locked `record` its former values back where it still has the ones that `put` wrote.

    Returns the names of the fields that somebody has changed since, which stay.
    """
    still = former(record, changed)
    stamp = still.pop("updated_at", None)
    for name, value in still.items():
        set_field(record, name, value)
    if still:
        record.save(update_fields=list(still))
    if stamp:
        _write(record, updated_at=datetime.fromisoformat(stamp))
    return [name for name in changed if name not in still and name != "updated_at"]


def former(record, changed):
    """What a `record` had before it was `changed` ({field: [old, new]} in JSON form), of the fields that nobody has changed since."""
    still = {name: old for name, (old, new) in changed.items() if _key(plain(getattr(record, name))) == _key(new)}
    return {name: _stored(record, name, old) for name, old in still.items()}


def _key(value):
    """A value to compare by: of a person the id, since names change."""
    return value[0] if isinstance(value, list) else value


def _write(record, **columns):
    type(record)._base_manager.filter(pk=record.pk).update(**columns)


def _stored(record, name, value):
    """A field's value again, from the JSON form that `plain` made of it."""
    if name.startswith(PREFIX):
        return value
    field = record._meta.get_field(name)
    if not field.is_relation or value is None:
        return value
    return field.related_model._base_manager.filter(pk=value[0]).first()
