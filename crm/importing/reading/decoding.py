"""Which letters a file's bytes stand for."""

import codecs
import io
import re

from django.utils.translation import gettext as _

from crm.importing.reading import letters
from crm.importing.reading.bounds import Unreadable
from crm.importing.reading.rowing import LOST
from crm.importing.reading.sources import Source

# What a person may choose when the guess is wrong, the likeliest first.
ENCODINGS = (
    "utf-8", "utf-16", "cp1252", "iso8859-1", "iso8859-15", "cp1250", "iso8859-2", "cp1251", "koi8-r", "cp1253", "cp1254", "cp932",
    "euc_jp", "big5", "gb18030", "cp949", "mac_roman", "cp850", "cp437", "utf-16-le", "utf-16-be", "utf-32",
)  # fmt: skip

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ERRORS = "handoff-lost"
_MOST_GUESSED = 64 * 1024  # bytes beyond ASCII and their lines that are looked at
_FOREIGN_LINE = re.compile(rb"[\n\r]([^\n\r]*[\x80-\xff][^\n\r]*)(?=[\n\r])")


def _lose(error):
    return LOST, error.end


codecs.register_error(_ERRORS, _lose)


def decode(data):
    """The text in `data` and the name of its encoding. Raises Unreadable for what is no text."""
    source = Source(data)
    encoding = find(source)
    return open_text(source, encoding).read().replace(LOST, "\ufffd"), encoding


def open_text(source, encoding):
    """A text file over `source`, line ends as they are; LOST stands where bytes are no letters."""
    codec = _with_mark(encoding, source.head(4))
    return io.TextIOWrapper(source.open(), codec, errors=_ERRORS, newline="")


def _with_mark(encoding, head):
    """The codec that passes over a byte order mark where one is, and wants none where none is."""
    if encoding in ("", "utf-8"):
        return "utf-8-sig"
    if encoding.startswith("utf-16"):
        is_marked = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return "utf-16" if is_marked else "utf-16-le" if encoding == "utf-16" else encoding
    if encoding == "utf-32" and not head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32-le"
    return encoding


def named(encoding):
    """The encoding that a person chose, as ENCODINGS spells it. Raises Unreadable for any other."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        name = ""
    found = next((ours for ours in ENCODINGS if codecs.lookup(ours).name == name), None)
    if found is None:
        raise Unreadable(_("“%(name)s” is no encoding that can be read.") % {"name": encoding[:40]})
    return found


def find(source):
    """The name of the encoding that a source is most likely in. Raises Unreadable for what is no text."""
    head = source.head(_MOST_GUESSED)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if wide := _wide(head):
        return wide
    sample = _beyond_utf8(source, head)
    _check_text(head, is_utf8=not sample)
    return letters.guess(sample) if sample else "utf-8"


def _wide(head):
    """UTF-16 without its mark: zeros in every second place only, and line ends or many zeros, or it is a stray NUL."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    few, many = sorted((even, odd))
    if many < 0.02 * len(head) or few > 0.1 * many:
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    is_text = "\ufffd" not in text[:-1] and (many > 0.3 * len(text) or "\n" in text or "\r" in text)
    return encoding if is_text else ""


def _check_text(head, is_utf8):
    """Control characters mean no text, a few are let pass; a NUL here and there is one of its cells' business."""
    head = head[:4096]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if controls > max(3, (0.3 if is_utf8 else 0.02) * len(head)):
        raise Unreadable(_("This is no text file. Save it as CSV, or copy the cells and paste them."))


def _beyond_utf8(source, head):
    """Lines that tell the encoding of what is not UTF-8; nothing when it is, but for a broken letter here and there."""
    decoder = codecs.getincrementaldecoder("utf-8")(_ERRORS)
    lost = following = size = 0
    found = []
    for piece in source.pieces():
        text = decoder.decode(piece)
        lost += text.count(LOST) if not text.isascii() else 0
        following += len(piece) - len(text)
        if size < _MOST_GUESSED and not piece.isascii():
            found += _FOREIGN_LINE.findall(b"\n" + piece + b"\n")[:2_000]
            size = sum(map(len, found))
        if lost > 10_000 and 10 * lost > following:
            break
    unfinished = len(decoder.getstate()[0])
    following -= unfinished
    lost += bool(unfinished and not following)  # else the file was cut within a letter
    if 10 * lost <= following:
        return b""
    return b"\n".join(found)[:_MOST_GUESSED]
