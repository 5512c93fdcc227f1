"""Lines to records: what `csv` reads, and what to do where quotes are wrong."""

import csv

from django.utils.translation import gettext as _

from crm.importing.reading.bounds import MOST_CELL, MOST_COLUMNS, MOST_LINE, MOST_RECORD
from crm.importing.reading.rowing import Row, checked, is_odd

BLOCK = 256 * 1024  # characters read at once
SPARE = (
    16 * 1024 * 1024
)  # characters that may be read in vain for quotes that close nowhere, beside as many as were of use

MOST_LINES = 50_000  # of one record; beyond, its quote was never closed

csv.field_size_limit(MOST_LINE + MOST_RECORD)


class Lines:
    """The lines of an open text file, for a csv reader, which may be sent back to where a record started."""

    def __init__(self, text):
        self.text = text
        self.lines = []
        self.at = self.start = 0  # the next line; the first one of the record that is being read
        self.number = 0  # of the record read last
        self.odd = False  # whether some line in hand needs a look at each cell
        self.used = self.vain = 0  # characters of records that are done; of those read for an open quote

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.lines):
            self._more()
        self.at += 1
        return self.lines[self.at - 1]

    def _more(self):
        held = self.lines[self.start :]
        if len(held) > MOST_LINES or sum(map(len, held)) > MOST_RECORD:
            raise csv.Error("no end of the record")
        more = self.text.readlines(BLOCK)
        if not more:
            raise StopIteration
        self.used += sum(map(len, self.lines[: self.start]))
        self.odd = (self.odd and bool(held)) or is_odd("".join(more)) or max(map(len, more)) > MOST_CELL
        self.lines, self.at, self.start = held + more, self.at - self.start, 0

    def done(self):
        """The record is read up to here; returns its number, counted from 1."""
        self.start = self.at
        self.number += 1
        return self.number

    def back(self):
        """Go back to behind the first line of the record that could not be read, and return that line."""
        self.vain += sum(map(len, self.lines[self.start : self.at]))
        self.at = self.start + 1
        return self.lines[self.start]

    @property
    def is_vain(self):
        """Whether so much was read for open quotes that each line had better be read alone for a while."""
        return self.vain > self.used + SPARE


def records(text, delimiter, encoding="", spaced=False):
    """A Row for each record of an open text file that is not blank; `spaced` leaves out blanks behind the separator.

    A quote that is never closed spoils its own line and not the rest.
    """
    lines = Lines(text)
    form = {"delimiter": delimiter, "skipinitialspace": spaced}
    while True:
        try:
            for cells in csv.reader(lines, strict=True, **form):
                plain = not lines.odd and lines.at - lines.start == 1 and len(cells) <= MOST_COLUMNS
                number = lines.done()
                if "".join(cells).strip():
                    yield Row(number, cells) if plain else checked(Row(number, cells), encoding)
            return
        except csv.Error:
            line = lines.back()
        yield _alone(line, lines.done(), form, encoding)
        yield from _singly(lines, form, encoding)


def _singly(lines, form, encoding):
    """A row for each line, as long as so much was read in vain."""
    while lines.is_vain and (line := next(lines, None)) is not None:
        row = _alone(line, lines.done(), form, encoding)
        if "".join(row.cells).strip():
            yield row


def _alone(line, number, form, encoding):
    """The row of one line whose quotes may be wrong. Text after a closing quote is let pass: `"Acme" Inc`."""
    delimiter = form["delimiter"]
    try:
        [cells] = csv.reader([line], strict=True, **form)
        is_wrong = False
    except csv.Error as error:
        [cells] = csv.reader([line], **form)
        # One cell that took its neighbour in, as in `"Acme,"a@b.example"`.
        is_wrong = "end of data" in str(error) or any('"' in cell and delimiter in cell for cell in cells)
    problem = _("A quote opens in row %(row)d and is not closed properly.") % {"row": number} if is_wrong else ""
    return checked(Row(number, line.rstrip("\r\n").split(delimiter) if is_wrong else cells, problem), encoding)
