"""What was pasted or sent, kept in a temporary file so that memory stays small and it can be read again."""

import io
import os
import tempfile
import weakref

from django.conf import settings
from django.utils.translation import gettext as _

from crm.importing.reading.bounds import MOST_BYTES, MOST_LINE, Unreadable

PIECE = 1024 * 1024
WIDEST_LETTER = 4  # bytes


class Source:
    """The bytes of `parts`: a text, bytes, an iterable of pieces of bytes, or a function that returns one.

    `is_text` says that it came as text and is UTF-8 here. Raises Unreadable for more than MOST_BYTES.
    """

    def __init__(self, parts):
        self.is_text = isinstance(parts, str)
        self.size = 0
        self._file = scratch_file(self)
        for piece in _pieces(parts):
            self.size += len(piece)
            if self.size > MOST_BYTES:
                raise Unreadable(
                    _("This is over %(n)d MB. Split it into smaller pieces.") % {"n": MOST_BYTES // 1024**2}
                )
            self._file.write(piece)
        self._file.flush()

    def head(self, size):
        """The first `size` bytes."""
        return os.pread(self._file.fileno(), size, 0)

    def pieces(self):
        """All of it in pieces of PIECE bytes."""
        with self.open() as file:
            while piece := file.read(PIECE):
                yield piece

    def open(self):
        """A binary file over it, with a position of its own."""
        return io.BufferedReader(_View(self), PIECE // 8)

    def check_lines(self):
        """Raise Unreadable where a line is so long that no table can be meant, naming it."""
        length, number = 0, 1
        for piece in self.pieces():
            end = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
            if end < 0:
                length += len(piece)
            else:
                length = len(piece) - end
            if length > MOST_LINE:
                raise Unreadable(
                    _("Line %(row)d is over %(n)d MB long. Is this a table?")
                    % {"row": number, "n": MOST_LINE // 1024**2}
                )
            number += piece.count(b"\n") or piece.count(b"\r")


def scratch_file(owner):
    """A temporary file without a name that is closed when its owner goes."""
    file = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 (it outlives this function)
    weakref.finalize(owner, file.close)
    return file


class _View(io.RawIOBase):
    """Reads a source from where this view stands, whatever other views do."""

    def __init__(self, source):
        self.source, self.at = source, 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, whence=os.SEEK_SET):
        self.at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self.at, os.SEEK_END: self.source.size}[whence]
        return self.at

    def readinto(self, buffer):
        data = os.pread(self.source._file.fileno(), len(buffer), self.at)
        buffer[: len(data)] = data
        self.at += len(data)
        return len(data)


def _pieces(parts):
    if callable(parts):
        parts = parts()
    if isinstance(parts, str):
        step = PIECE // WIDEST_LETTER
        return (parts[at : at + step].encode("utf-8", "surrogatepass") for at in range(0, len(parts), step))
    return [parts] if isinstance(parts, bytes | bytearray | memoryview) else parts
