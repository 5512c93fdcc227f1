"""The rows that failed, as a table that can be mended and pasted again."""

import csv
import io

from django.utils.translation import gettext as _

from crm.exporting import harmless
from crm.importing.models import ImportRow


def failed_table(paste):
    """A heading and the failed rows of an import, each with the reason in its last cell."""
    headings = [
        field if field and name == _("Column %(n)d") % {"n": at} else name
        for at, (name, field) in enumerate(zip(paste.columns, paste.mapping, strict=True), start=1)
    ]
    yield [*headings, _("Reason")]
    for row in paste.rows.filter(fate=ImportRow.Fate.INVALID).order_by("number").iterator(chunk_size=1_000):
        cells = row.cells[: len(headings)] + [""] * (len(headings) - len(row.cells))
        yield [*cells, " ".join(row.errors.values())]


def failed_csv(paste):
    """The same as the text of a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in failed_table(paste))
    return text.getvalue()
