"""The rows of one sheet, as its XML streams by."""

from functools import lru_cache

from django.utils.translation import gettext as _

from crm.importing.reading.bounds import MOST_CELL, MOST_COLUMNS, MOST_RECORD
from crm.importing.reading.rowing import Row, checked, is_odd, too_wide
from crm.importing.reading.workbook.markup import events, plain
from crm.importing.reading.workbook.numbers import date_text, number_text
from crm.importing.reading.workbook.strings import clean

_NAMES = frozenset({"row", "c", "v", "f", "is", "t", "rPh"})
_MOST_NUMBER = 1_048_576  # rows of a sheet


def rows(file, strings, dates, epoch):
    """A Row for each row of an open sheet that is not blank.

    `strings` are the workbook's shared texts, `dates` the styles that show dates, `epoch` the day they count from.
    """
    sheet = _Sheet(strings, dates, epoch)
    for _piece in events(file, sheet.start, sheet.end, sheet.data):
        yield from sheet.done
        sheet.done.clear()


class _Sheet:
    """Takes the events of a sheet's XML; finished rows gather in `done`."""

    def __init__(self, strings, dates, epoch):
        self.strings, self.dates, self.epoch = strings, dates, epoch
        self.done = []
        self.number = 0
        self.cells, self.remark, self.width = [], "", 0
        self.at, self.kind, self.style, self.has_formula = -1, "n", "", False
        self.text, self.size, self.taking, self.aid = [], 0, False, False

    def start(self, name, attributes):
        if name not in _NAMES:
            name = plain(name)
        if name == "c":
            place = attributes.get("r")
            self.at = column(place.rstrip("0123456789")) if place else self.at + 1
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.text, self.size, self.has_formula = [], 0, False
        elif name == "v" or name == "t":
            self.taking = not self.aid
        elif name == "row":
            given = attributes.get("r", "")
            known = int(given) if given.isdecimal() and len(given) < 9 else 0
            self.number = known if self.number < known <= _MOST_NUMBER else self.number + 1
            self.cells, self.remark, self.width, self.at = [], "", 0, -1
        elif name == "f":
            self.has_formula = True
        elif name == "rPh":
            self.aid = True

    def data(self, text):
        if self.taking and self.size < MOST_RECORD:
            self.size += len(text)
            self.text.append(text)

    def end(self, name):
        if name not in _NAMES:
            name = plain(name)
        if name == "v" or name == "t":
            self.taking = False
        elif name == "c":
            if self.text or self.has_formula:
                self._keep(self._value("".join(self.text)))
        elif name == "row":
            self._finish()
        elif name == "rPh":
            self.aid = False

    def _value(self, text):
        kind = self.kind
        if kind == "s":
            return self._shared(text)
        if kind == "n":
            if not text:
                return self._left_empty(_("a formula without its result")) if self.has_formula else ""
            return date_text(text, self.epoch) if self.style in self.dates else number_text(text)
        if kind == "b":
            return {"0": "FALSE", "1": "TRUE"}.get(text, text)
        if kind == "e":
            return self._left_empty(_("the error %(error)s") % {"error": text[:20]})
        return text.removesuffix("T00:00:00") if kind == "d" else clean(text)

    def _shared(self, text):
        try:
            return self.strings[int(text)]
        except (IndexError, ValueError, OverflowError):
            return self._left_empty(_("a text that is missing in the file"))

    def _left_empty(self, what):
        self.remark = self.remark or (
            _("Row %(row)d, column %(column)d held %(what)s and was left empty.")
            % {"row": self.number, "column": self.at + 1, "what": what}
        )
        return ""

    def _keep(self, value):
        if not value:
            return
        self.width = max(self.width, self.at + 1)
        if self.at >= MOST_COLUMNS:
            return
        missing = self.at - len(self.cells)
        if missing > 0:
            self.cells += [""] * missing
        if missing >= 0:
            self.cells.append(value)
        else:
            self.cells[self.at] = value

    def _finish(self):
        joined = "".join(self.cells)
        if not joined.strip():
            return
        row = Row(self.number, self.cells, remark=self.remark)
        if self.width > MOST_COLUMNS:
            row.problem = too_wide(self.number, self.width)
        self.done.append(checked(row) if len(joined) > MOST_CELL or is_odd(joined) else row)


@lru_cache(maxsize=2_000)
def column(letters):
    """The index of a column: A is 0, AA is 26."""
    at = 0
    for letter in letters[:4]:
        at = at * 26 + ord(letter) - 64
    return max(at - 1, 0)
