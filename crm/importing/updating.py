"""Changing records that were here already: what is empty, or all that was mapped, by what stands there now."""

import copy

from django.db import connection
from django.utils import timezone

from crm import bulk, search
from crm.importing.judging import save
from crm.importing.models import Import, ImportRow
from crm.models import Activity

Outcome = ImportRow.Outcome
DERIVED = ("name_folded", "name_key", "domain", "search", "updated_at", "status_at")


def update(paste, kind, rows):
    """Apply the rows (ImportRows whose record is known) to their records, and write down old and new in both.

    What a person typed meanwhile counts: the change is worked out again from the locked record.
    """
    rows = list(rows)
    records = kind.model.objects.select_for_update().order_by("pk").in_bulk([row.target_id for row in rows])
    overwrite = paste.duplicates == Import.Duplicates.OVERWRITE
    lines, changed = [], {}
    for row in rows:
        record = records.get(row.target_id)
        row.changes = (record and kind.records.changes(_values(record, kind), row.values, overwrite=overwrite)) or {}
        if row.changes:
            lines += apply(paste, kind, record, {name: new for name, (_old, new) in row.changes.items()}, row.changes)
            changed[record.pk] = record
        row.outcome = Outcome.UPDATED if row.changes else Outcome.UNCHANGED if record else Outcome.SKIPPED
    store(kind, changed.values())
    Activity.objects.bulk_create(lines, batch_size=500)
    save(rows)


def apply(paste, kind, record, values, told, **more):
    """Set `values` on a locked record, bring along what follows from them, and return the lines of its story, unsaved.

    `told` is {field: [old, new]} as the line says it, `more` what else it says.
    """
    old = copy.copy(record)
    for name, value in values.items():
        setattr(record, name, value)
    settled = kind.records.settle(old, record)
    data = {"changes": told, "of": str(record), "import": paste.pk, **more}
    lines = [_line(paste, kind, record, Activity.Kind.FIELDS, data)]
    if settled:
        record.status_at = timezone.now()
        lines.append(_line(paste, kind, record, Activity.Kind.STATUS, settled))
    return lines


def store(kind, records):
    """Save changed records with one statement for all, and their search index."""
    records = list(records)
    fields = kind.records.columns(dict.fromkeys([*kind.by_name, *kind.records.prepared, *DERIVED]))
    for record in records:
        record.derive()
        record.search = search.search_column(record.workspace_id, record.search_text())
        record.updated_at = timezone.now()
    columns = [kind.model._meta.get_field(name) for name in fields]
    bulk.update(kind.model, [column.column for column in columns],
                [(*(_stored(column, record) for column in columns), record.pk) for record in records])  # fmt: skip
    search.index(kind.model, [record.pk for record in records])


def _values(record, kind):
    return {name: getattr(record, name) for name in kind.records.columns(kind.by_name)}


def _stored(column, record):
    return column.get_db_prep_save(getattr(record, column.attname), connection)


def _line(paste, kind, record, what, data):
    return Activity(
        workspace_id=paste.workspace_id,
        kind=what,
        by_id=paste.by_id,
        actor=Activity.Actor.PERSON if paste.by_id else Activity.Actor.SYSTEM,
        data=data,
        **{f"{kind.records.link}_id": record.pk},
    )
