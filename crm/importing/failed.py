"""The rows of which nothing came, as a table that can be mended and pasted again."""

from django.utils.translation import gettext as _

from crm.exporting import csv_chunks, harmless, unmistakable
from crm.importing.models import ImportRow
from crm.importing.reading.rowing import NUL, shown

Outcome = ImportRow.Outcome


def table_of(paste, outcome, *, nul="\0"):
    """A heading, and the rows of an import with that outcome, each with the reason in its last cell. A generator.

    What a stop left unwritten comes with what was skipped. `nul` is written for NUL: a file holds it as it came.
    """
    outcomes = [outcome, Outcome.LEFT] if outcome == Outcome.SKIPPED else [outcome]
    headings = [
        field if field and name == _("Column %(n)d") % {"n": at} else name
        for at, (name, field) in enumerate(zip(paste.columns, paste.mapping, strict=True), start=1)
    ]
    yield [*headings, _("Reason")]
    rows = (
        paste.rows.filter(outcome__in=outcomes)
        .order_by("number")
        .only("paste", "cells", "errors", "reason", "remark", "fate")
    )
    for row in rows.iterator(chunk_size=1_000):
        came = [cell.replace(NUL, nul) for cell in row.cells]
        cells = came[: len(headings)] + [""] * (len(headings) - len(came))
        why = " ".join(filter(None, [*row.errors.values(), row.reason, row.remark])) or row.get_fate_display()
        yield [*cells, why, *came[len(headings) :]]  # a row of another table may be longer than this one's heading


def csv_of(paste, outcome, *, written=harmless, nul="\0"):
    """The same as the pieces of a CSV file, in which no cell is run by a spreadsheet."""
    table = table_of(paste, outcome, nul=nul)
    heading = next(table)
    return csv_chunks(list(map(written, heading)), (list(map(written, row)) for row in table))


def text_of(paste, outcome, *, most):
    """The same as text for the paste box, or None when it would be over `most` characters."""
    text, size = [], 0
    for piece in csv_of(paste, outcome, written=unmistakable, nul=shown(NUL)):
        text.append(piece)
        size += len(piece)
        if size > most:
            return None
    return "".join(text).removeprefix("\ufeff")
