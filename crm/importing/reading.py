"""From pasted text or a file's bytes to a table: separator, quotes, header, ragged rows.

Cells stay text as it stood there; what they mean is for `mapping` and `judging`.
"""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, pairwise

from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.importing import headers

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
NUL = "\u2400"  # how NUL is kept and shown: databases and JSON keep none
DELIMITERS = (",", ";", "\t", "|")
_END = "\ue000end of the table\ue001"
_REPAIRS = 20

csv.field_size_limit(MOST_BYTES * 2)


class Unreadable(DomainError):
    """What came in is no table that can be imported; the message says what to do."""


@dataclass
class Row:
    """One record: its number as a spreadsheet counts (the first line is 1), its cells, what is wrong with it."""

    number: int
    cells: list[str]
    problem: str = ""


@dataclass
class Table:
    """What was read: a name for each column, the rows below the header, how it was written."""

    columns: list[str]
    rows: list[Row]
    delimiter: str
    has_header: bool
    headers: list[str] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)  # where each column stood before empty ones went


def read_table(text):
    """The table in `text`. Raises Unreadable when there is none, or more of it than can be taken."""
    if len(text) > MOST_BYTES:
        raise Unreadable(_("This is over 10 MB. Split it into smaller pieces."))
    text = text.removeprefix("\ufeff").replace("\0", NUL)
    text, delimiter = _declared(text)
    lines = list(io.StringIO(text, newline=""))
    delimiter = delimiter or _sniff(lines)
    rows = [row for row in _records(lines, delimiter) if any(cell.strip() for cell in row.cells)]
    if not rows:
        raise Unreadable(_("There is nothing to import. Paste at least one row."))
    at = headers.find([row.cells for row in rows[:20]])
    header, body = ([], rows) if at is None else (rows[at].cells, rows[at + 1 :])
    _check_size(rows, body)
    return _table(header, body, delimiter)


def _declared(text):
    """Excel's own first line `sep=;` names the separator."""
    first, newline, rest = text.partition("\n")
    first = first.strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return newline + rest, first[4]
    return text, ""


def _check_size(rows, body):
    widest = max(rows, key=lambda row: len(row.cells))
    if len(widest.cells) > MOST_COLUMNS:
        raise Unreadable(
            _("Row %(row)d has %(n)d columns; %(most)d are possible. Is the separator right?")
            % {"row": widest.number, "n": len(widest.cells), "most": MOST_COLUMNS}
        )
    if not body:
        raise Unreadable(_("There is a heading and no row below it. Paste the rows too."))
    if len(body) > MOST_ROWS:
        raise Unreadable(
            _("These are %(n)d rows; %(most)d can be taken at once. Split them into smaller pieces.")
            % {"n": len(body), "most": MOST_ROWS}
        )


def _table(header, body, delimiter):
    """Columns with neither a heading nor a value go; the rest get distinct names."""
    width = max(len(header), *(len(row.cells) for row in body))
    names = [header[at].strip() if at < len(header) else "" for at in range(width)]
    used = [bool(name) for name in names]
    for row in body:
        for at, cell in enumerate(row.cells):
            if not used[at] and cell.strip():
                used[at] = True
    keep = [at for at in range(width) if used[at]]
    if len(keep) < width:
        for row in body:
            row.cells = [row.cells[at] for at in keep if at < len(row.cells)]
    names = [names[at] for at in keep]
    return Table(_distinct(names), body, delimiter, bool(header), names, keep)


def _distinct(names):
    """A name for each column: `Phone`, `Phone (2)`, `Column 3`."""
    taken = Counter()
    distinct = []
    for at, name in enumerate(names, start=1):
        name = " ".join(name.split())[:100] or _("Column %(n)d") % {"n": at}
        taken[name] += 1
        distinct.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return distinct


def _records(lines, delimiter):
    """The records of all lines. A quote that is never closed spoils its own line and not the rest."""
    start, number = 0, 0
    for _repair in range(_REPAIRS):
        reader = csv.reader([*lines[start:], "\n", _END], delimiter=delimiter)
        before = 0
        for cells in reader:
            if cells and _END in cells[-1]:
                break
            number += 1
            yield Row(number, cells)
            before = reader.line_num
        if cells == [_END]:
            return
        start += before
        number += 1
        yield Row(number, lines[start].rstrip("\r\n").split(delimiter), _("A quote opens here and is never closed."))
        start += 1
    raise Unreadable(
        _("From row %(row)d on, quotes open and are never closed. Mend them, or paste the cells from a spreadsheet.")
        % {"row": number}
    )


def _sniff(lines):
    """The separator that cuts the first lines most evenly; a tab when none does, since one column needs none."""
    best, chosen = 0.0, "\t"
    for delimiter in DELIMITERS:
        widths = [len(row) for row in islice(csv.reader(lines[:400], delimiter=delimiter), 60) if any(row)]
        score = _evenness(widths) * (1.5 if delimiter == "\t" else 1)
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _evenness(widths):
    """How much a separator speaks for itself: the share of rows with the commonest width above one, and that width."""
    wide = [width for width in widths if width > 1]
    runs = any(a == b and a > 2 for a, b in pairwise(widths))
    if not wide or (len(wide) < 0.6 * len(widths) and not runs):
        return 0.0
    width, times = Counter(wide).most_common(1)[0]
    return (times / len(widths)) ** 0.5 * (width - 1) ** 0.5
