"""The texts that the cells of a workbook share, kept in a file: there can be millions."""

import os
from array import array
from functools import lru_cache
from itertools import accumulate, islice

from openpyxl.utils.escape import unescape

from crm.importing.reading.bounds import MOST_RECORD
from crm.importing.reading.sources import scratch_file
from crm.importing.reading.workbook.markup import events, plain

_REMEMBERED = 20_000
_NAMES = frozenset({"si", "t", "r", "rPh"})


class Strings:
    """`strings[7]` is the eighth of the texts in an open `sharedStrings.xml`. Raises IndexError beyond the last."""

    def __init__(self, file=None):
        self._ends = array("Q", [0])
        self._file = scratch_file(self)
        for texts in _texts(file) if file else ():
            written = [text.encode() for text in texts]
            self._file.write(b"".join(written))
            self._ends.extend(islice(accumulate(map(len, written), initial=self._ends[-1]), 1, None))
        self._file.flush()
        fileno, ends = self._file.fileno(), self._ends

        @lru_cache(maxsize=_REMEMBERED)
        def read(at):
            return os.pread(fileno, ends[at + 1] - ends[at], ends[at]).decode()

        self._read = read

    def __getitem__(self, at):
        return self._read(at) if at >= 0 else ""


def _texts(file):
    reader = _Reader()
    for _piece in events(file, reader.start, reader.end, reader.data):
        yield reader.done
        reader.done.clear()


class _Reader:
    """Collects the text of each <si>: all its runs, without the reading aids of Japanese cells (rPh)."""

    def __init__(self):
        self.done, self.text, self.size = [], [], 0
        self.taking = self.aid = False

    def start(self, name, _attributes):
        if name not in _NAMES:
            name = plain(name)
        if name == "t":
            self.taking = not self.aid
        elif name == "si":
            self.text, self.size = [], 0
        elif name == "rPh":
            self.aid = True

    def end(self, name):
        if name not in _NAMES:
            name = plain(name)
        if name == "t":
            self.taking = False
        elif name == "si":
            self.done.append(clean("".join(self.text)))
        elif name == "rPh":
            self.aid = False

    def data(self, text):
        if self.taking and self.size < MOST_RECORD:
            self.size += len(text)
            self.text.append(text)


def clean(text):
    """A text of a cell: signs that XML cannot hold are written `_x000D_`."""
    if "_x" not in text:
        return text
    return unescape(text).encode("utf-8", "replace").decode()
