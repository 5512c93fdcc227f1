"""Writing what was checked: once, all of it or nothing."""

import json
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import search
from crm.importing import kinds
from crm.importing.judging import Fate, count, decide
from crm.importing.models import Import, ImportRow
from crm.importing.staging import AlreadyConfirmed
from crm.models import Activity

CHUNK = 1_000  # records written with one statement


@transaction.atomic
def confirm(paste, *, by=None):
    """Write a checked import: new records, filled-up ones, their stories, and the fate of each row.

    The conditional update claims it, so that two clicks or two tabs write once; the others get AlreadyConfirmed.
    The fate of every row is decided again by what is there now, and imports into one workspace wait for each other, so that two
    at the same time do not create the same company twice. Any error takes everything back.
    """
    now = timezone.now()
    claimed = Import.objects.filter(pk=paste.pk, status=Import.Status.CHECKED).update(
        status=Import.Status.RUNNING, started_at=now
    )
    if not claimed:
        raise AlreadyConfirmed(_("This import is written already."))
    paste = Import.objects.select_related("workspace", "by").get(pk=paste.pk)
    type(paste.workspace).objects.select_for_update(no_key=True).get(pk=paste.workspace_id)
    rows = list(paste.rows.order_by("number").defer("cells"))
    before = [_fate(row) for row in rows]
    decide(paste, rows)
    kind = kinds.get(paste.kind)
    _create(paste, kind, [row for row in rows if row.fate == Fate.NEW], by)
    _update(kind, [row for row in rows if row.fate == Fate.UPDATE], by)
    paste.counts, paste.status, paste.finished_at = count(rows), Import.Status.DONE, timezone.now()
    paste.save(update_fields=["counts", "status", "finished_at"])
    _keep([row for row, was in zip(rows, before, strict=True) if _fate(row) != was])
    return paste


def _create(paste, kind, rows, by):
    for some in _chunks(rows):
        records = [_record(paste, kind, row, by) for row in some]
        stories = [kind.prepare(record) for record in records]
        kind.model.objects.bulk_create(records)
        for row, record in zip(some, records, strict=True):
            row.target_id = record.pk
        search.index(kind.model, [record.pk for record in records])
        Activity.objects.bulk_create(
            _first_line(paste, kind, record, row, story, by)
            for row, record, story in zip(some, records, stories, strict=True)
        )


def _record(paste, kind, row, by):
    """A new record with everything that `save` would derive, since bulk writing does not call it."""
    record = kind.model(workspace=paste.workspace, owner=by, **row.values)
    record.derive()
    record.search = search.search_column(paste.workspace_id, record.search_text())
    return record


def _first_line(paste, kind, record, row, story, by):
    return Activity(
        workspace_id=paste.workspace_id,
        kind=Activity.Kind.CREATED,
        by=by,
        actor=Activity.Actor.PERSON if by else Activity.Actor.SYSTEM,
        data={"import": paste.pk, "row": row.number, **story},
        happened_at=record.created_at,
        **{kind.link: record},
    )


def _update(kind, rows, by):
    """Fill what is empty on the records found, through their service; what a person typed meanwhile stays."""
    for some in _chunks(rows):
        records = kind.model.objects.select_for_update().in_bulk([row.target_id for row in some])
        for row in some:
            record = records[row.target_id]
            empty = {name: new for name, (_old, new) in row.changes.items() if not getattr(record, name)}
            row.changes = kind.update(record, empty, by=by)
            for name in row.changes:
                setattr(record, name, empty[name])
            if not row.changes:
                row.fate = Fate.SAME


def _fate(row):
    return row.fate, row.reason, row.target_id, dict(row.changes)


def _keep(rows):
    """What became of the rows: new ones learn which record they are, which needs no more than their id."""
    table = ImportRow._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f'UPDATE "{table}" SET target_id = %s, fate = %s, reason = %s, changes = %s WHERE id = %s',
            [(row.target_id, row.fate, row.reason, json.dumps(row.changes), row.pk) for row in rows],
        )


def _chunks(rows):
    waiting = iter(rows)
    while some := list(islice(waiting, CHUNK)):
        yield some
