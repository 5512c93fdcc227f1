"""From pasted text or a file's bytes to a table: separator, quotes, header, ragged rows.

Cells stay text as it stood there; what they mean is for `mapping` and `judging`. Rows stream by, whatever their number.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from crm.importing.reading import signatures
from crm.importing.reading.bounds import MOST_BYTES, MOST_CELL, MOST_COLUMNS, MOST_ROWS, Unreadable
from crm.importing.reading.fitting import Fit
from crm.importing.reading.heading import find as find_heading
from crm.importing.reading.rowing import NUL, Row, shown
from crm.importing.reading.sources import Source
from crm.importing.reading.stacked import tell_apart
from crm.importing.reading.texts import Text
from crm.importing.reading.workbook.book import Book

__all__ = ["MOST_BYTES", "MOST_CELL", "MOST_COLUMNS", "MOST_ROWS", "NUL", "Row", "Table", "Unreadable", "read_table"]

SAMPLE = 2_000  # rows by which columns are told
_MOST_SAMPLED = 8 * 1024 * 1024  # characters of them
_TOP = 40  # rows among which the heading is


@dataclass
class Table:
    """What was read: a name for each column, the rows below the header, how it was written.

    `sample` holds the first rows, `rows` gives all, anew each time, and may raise Unreadable at the one that is too many.
    `delimiter` may also be "markdown" or "xlsx"; `encoding` is "" where none was guessed or chosen.
    `unread` names the sheets of a workbook that hold something and are not in the table.
    `positions` is where each column stood before empty ones went; `header_row` the number of the heading, or None.
    """

    columns: list[str]
    headers: list[str]
    positions: list[int]
    delimiter: str
    encoding: str
    header_row: int | None
    unread: list[str]
    sample: list[Row]
    _format: Any = field(repr=False)
    _fit: Fit = field(repr=False)
    _first: int = field(repr=False)
    _header: list[str] = field(repr=False)

    @property
    def has_header(self):
        return self.header_row is not None

    @property
    def rows(self):
        """Every row below the heading, as it streams by."""
        fit = self._fit.row
        for count, row in enumerate(self._told_apart(), start=1):
            if count > MOST_ROWS:
                raise Unreadable(
                    _("These are more than %(most)s rows. Split them into smaller pieces.")
                    % {"most": number_format(MOST_ROWS, force_grouping=True)}
                )
            yield fit(row)

    def others(self, begins):
        """The rows of the other table that begins in row `begins`, to the end or to where this one goes on."""
        below = dropwhile(lambda row: row.number < begins, self._told_apart())
        return takewhile(lambda row: row.other_table, below)

    def _told_apart(self):
        body = dropwhile(lambda row: row.number < self._first, self._format.rows())
        return tell_apart(body, self._header)


def read_table(parts, *, encoding="", filename="", delimiter="", heading=None):
    """The table in `parts`: a text, or bytes, an iterable of pieces of bytes, or a function that returns one.

    `encoding` and `delimiter` "" are guessed, and so is `heading` None; else it is the number of the heading's row, 0 for
    none. Raises Unreadable when there is no table, or more of it than can be taken.
    """
    source = Source(parts)
    is_book = not source.is_text and signatures.is_workbook(source)
    form = Book(source) if is_book else Text(source, encoding, filename, delimiter)
    first = list(_first(dropwhile(lambda row: row.number < (heading or 0), form.rows())))
    if not first:
        raise Unreadable(_("There is nothing to import. Paste at least one row."))
    at = _heading(form, first) if heading is None else 0 if heading else None
    header, body = (None, first) if at is None else (first[at], first[at + 1 :])
    _check(header, body)
    above = header.cells if header else []
    told = list(tell_apart(body, above))
    own = [row for row in told if not row.is_aside] or told
    names, fit = _columns(above, own)
    return Table(
        _distinct(names), names, fit.keep, form.delimiter, form.encoding, header.number if header else None,
        form.unread, [fit.row(row) for row in own], form, fit, body[0].number, above,
    )  # fmt: skip


def _first(rows):
    """Rows enough to tell the columns by."""
    size = 0
    for count, row in enumerate(rows, start=1):
        yield row
        size += sum(map(len, row.cells))
        if count == SAMPLE + _TOP or size > _MOST_SAMPLED:
            return


def _heading(form, rows):
    """The index of the heading in the first rows, or None."""
    if form.header_row is not None:
        return next((at for at, row in enumerate(rows) if row.number == form.header_row), None)
    return find_heading([row.cells for row in rows[:_TOP]])


def _check(header, body):
    top = header or body[0]
    if len(top.cells) >= MOST_COLUMNS and top.problem:
        raise Unreadable(top.problem)
    if not body:
        raise Unreadable(_("There is a heading and no row below it. Paste the rows too."))


def _columns(header, body):
    """The headings of the columns that have a heading or a value, and the fit that leaves the others out."""
    width = max(len(header), *(len(row.cells) for row in body))
    names = [shown(header[at]).strip() if at < len(header) else "" for at in range(width)]
    used = [bool(name) for name in names]
    for row in body:
        for at, cell in enumerate(row.cells):
            if not used[at] and cell.strip():
                used[at] = True
    keep = [at for at in range(width) if used[at]]
    return [names[at] for at in keep], Fit(keep)


def _distinct(names):
    """A name for each column: `Phone`, `Phone (2)`, `Column 3`."""
    taken, distinct = set(), []
    counts = Counter()
    for at, name in enumerate(names, start=1):
        base = " ".join(name.split())[:100] or _("Column %(n)d") % {"n": at}
        name = base
        while name in taken:
            counts[base] += 1
            name = f"{base} ({counts[base] + 1})"
        taken.add(name)
        distinct.append(name)
    return distinct
