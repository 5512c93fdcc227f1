"""From pasted text or a file's bytes to a table: separator, quotes, header, ragged rows.

Cells stay text as it stood there; what they mean is for `mapping` and `judging`.
"""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.importing import headers, separators

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
NUL = "\u2400"  # how NUL is kept and shown: databases and JSON keep none
MOST_REPAIRS = 20  # rows with broken quotes; beyond, the text is no table

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
    delimiter = delimiter or separators.find(lines)
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


class _Lines:
    """Lines for a csv reader, which may be sent back to an earlier one."""

    def __init__(self, lines):
        self.lines, self.at = lines, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _records(lines, delimiter):
    """The records of all lines. A quote that is never closed spoils its own line and not the rest."""
    feed, number, repairs = _Lines(lines), 0, 0
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        start, problem = feed.at, ""
        try:
            cells = next(reader, None)
        except csv.Error as error:
            is_open = feed.at > start + 1 or "end of data" in str(error)
            cells, problem = _loosely(lines[start], delimiter, is_open)
            repairs += is_open
            feed.at = start + 1
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
        if cells is None:
            return
        number += 1
        if repairs > MOST_REPAIRS:
            raise Unreadable(
                _("Quotes open and are not closed up to row %(row)d. Mend them, or paste the cells from a spreadsheet.")
                % {"row": number}
            )
        yield Row(number, cells, problem)


def _loosely(line, delimiter, is_open):
    """One line whose quotes are wrong: (cells, problem). Text after a closing quote is let pass."""
    if is_open:
        return line.rstrip("\r\n").split(delimiter), _("A quote opens here and is not closed properly.")
    return next(csv.reader([line], delimiter=delimiter)), ""
