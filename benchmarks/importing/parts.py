"""What is measured of one table: its import, the bulk insert of the same finished rows, its undo and redo, the library."""

from unittest import mock

import tablib
from django.db import connection, transaction

from benchmarks import engines
from benchmarks.importing import files
from crm import bulk, phases, search
from crm.importing.mapping.columns import learn_columns
from crm.importing.planning import repeats, staging
from crm.importing.undoing.redo import redo
from crm.importing.undoing.undo import undo
from crm.importing.writing.confirming import confirm
from leads.models import Lead
from leads.resources import LeadResource


def checked(workspace, path, laps):
    """The table of a file, read and judged."""
    judge = mock.patch.object(staging, "_judge", laps.counted("judge", staging._judge))
    mark = mock.patch.object(repeats, "mark", laps.counted("judge", repeats.mark))
    with judge, mark, laps.lap("read"):
        paste = staging.keep(workspace, "leads", files.pieces(path))
        learn_columns(paste, staging.open_table(paste), {})
        phases.run(paste)
    for seconds in (laps.wall, laps.cpu):
        seconds["read"] -= seconds["judge"]
    return paste


def written(paste, laps, *, rest=0.0):
    """The same, written."""
    with laps.lap("write"):
        phases.run(confirm(paste), rest=rest)
    if paste.totals["created"] != paste.totals["rows"]:
        raise RuntimeError(f"Not all was created: {paste.totals}")


def finished_rows(paste):
    """The records of an import as the engine has them: (columns, tuples)."""
    columns = [field.column for field in Lead._meta.concrete_fields]
    names = ", ".join(f'"{column}"' for column in columns)
    made = paste.rows.order_by("made_id").values_list("made_id", flat=True)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {names} FROM "leads_lead" WHERE id BETWEEN %s AND %s ORDER BY id', [made[0], made.last()]
        )
        return columns, cursor.fetchall()


def inserted_raw(columns, rows, laps):
    """Copy finished rows into the very same table, and into SQLite's search index beside it; then take them out again.

    One transaction that is committed, for writing to the disk belongs to it.
    """
    at = columns.index("id")
    ids = {"first": rows[0][at], "last": rows[-1][at]}
    with laps.lap("raw"), transaction.atomic(), connection.cursor() as cursor:
        bulk.copy(Lead, columns, rows)
        select = "SELECT id, search FROM leads_lead WHERE id BETWEEN %(first)s AND %(last)s"
        search.index_from(cursor, Lead, select, ids)
    copied = Lead.objects.filter(pk__range=tuple(ids.values()))
    search.forget(copied)
    copied._raw_delete(copied.db)
    engines.settle(connection)


def undone(paste, laps):
    """Take a written import back."""
    with laps.lap("undo"):
        undo(paste)
        phases.run(paste)


def redone(paste, laps):
    """Undo that."""
    with laps.lap("redo"):
        redo(paste)
        phases.run(paste)


def walked(workspace, rows, laps):
    """The same table through django-import-export's own way, record by record; then forget it."""
    dataset = tablib.Dataset(*files.leads(rows), headers=files.COLUMNS)
    with transaction.atomic():
        with laps.lap("library"):
            result = LeadResource(workspace=workspace).import_data(dataset, raise_errors=True)
        transaction.set_rollback(True)
    if result.totals["new"] != rows:
        raise RuntimeError(f"Not all was created: {result.totals}")
