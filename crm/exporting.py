"""Lists as files: CSV as it is read from the database, XLSX through a temporary file, flat in memory at any length.

CSV is UTF-8 with a byte order mark, since Excel reads accents only with one; our own import takes it off again.
"""

import csv
import io
import re
import tempfile
from itertools import chain, islice

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 1_000  # rows read from the database, and written to the browser, at a time
SHEET = 1_000_000  # rows on one sheet: Excel takes 1,048,576

_HARMFUL = re.compile(r"'*[=+\-@\t\r]")
_MADE_HARMLESS = re.compile(r"'+[=+\-@\t\r]")
_UNWRITABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|\r")
_LOOKS_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def harmless(text):
    """`text` as a cell that no spreadsheet runs: an apostrophe before what begins with `= + - @` TAB or CR.

    One goes before apostrophes that stand before such a sign too, so that `original` gives back exactly what was there.
    """
    return f"'{text}" if _HARMFUL.match(text) else text


def unmistakable(text):
    """`text` as it stands where nothing is run, with an apostrophe only where `original` would take one of its own away."""
    return f"'{text}" if _MADE_HARMLESS.match(text) else text


def original(text):
    """The text that `harmless` or `unmistakable` was given."""
    return text[1:] if _MADE_HARMLESS.match(text) else text


def export(request, queryset, resource, fmt, filename):
    """A download of `queryset`, in its order, through a django-import-export `resource`.

    `fmt` is `csv` or `xlsx`, anything else is 404; None is `csv`. `filename` has no ending: workspace, day and format
    follow it.
    """
    where = f"-{request.workspace.slug}" if getattr(request, "workspace", None) else ""
    return download(queryset, resource, fmt or "csv", f"{filename}{where}-{timezone.localdate().isoformat()}")


def download(queryset, resource, fmt, name):
    """The response that carries `queryset` as `name.csv` or `name.xlsx`."""
    if fmt not in FORMATS:
        raise Http404(_("There is no such format."))
    return FORMATS[fmt](resource.get_export_headers(), cells(resource.whole(queryset), resource), f"{name}.{fmt}")


def cells(queryset, resource):
    """Cells of one row after the other. One query: a file shows the list as it was at one moment."""
    for record in queryset.iterator(chunk_size=CHUNK):
        yield resource.export_resource(record)


def _csv(headers, rows, name):
    response = StreamingHttpResponse(csv_chunks(headers, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def csv_chunks(headers, rows):
    """The text of a CSV file in pieces of up to `CHUNK` rows."""
    rows, piece = iter(rows), [headers]
    mark = "\ufeff"
    while piece:
        buffer = io.StringIO()
        csv.writer(buffer).writerows(piece)
        yield mark + buffer.getvalue()
        mark, piece = "", list(islice(rows, CHUNK))


def _xlsx(headers, rows, name):
    book = Workbook(write_only=True)
    rows = iter(rows)
    piece = list(islice(rows, 1))
    while True:
        sheet = book.create_sheet()
        sheet.freeze_panes = "A2"
        sheet.append(headers)
        for row in chain(piece, islice(rows, SHEET - 1)):
            sheet.append([_xlsx_cell(value) for value in row])
        if not (piece := list(islice(rows, 1))):
            break
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _xlsx_cell(value):
    """A value with the characters that XML forbids, and CR that XML loses, as Excel writes them: `_x000D_`."""
    if not isinstance(value, str):
        return value
    value = _LOOKS_CODED.sub("_x005F_", value)
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", value)


FORMATS = {"csv": _csv, "xlsx": _xlsx}
