"""What was brought in, in words: where it came from and how it is written."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from crm.importing.reading.decoding import ENCODINGS
from crm.importing.reading.rowing import shown
from crm.importing.reading.texts import MARKDOWN
from crm.importing.reading.workbook.book import XLSX

FIRST_ROWS = 8  # among which a person may say that the heading is
MOST_SHOWN = 1024 * 1024  # bytes of a source that the paste box takes back
_NAMES = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE", "utf-32": "UTF-32",
    "cp1252": "Windows-1252", "iso8859-1": "Latin-1", "iso8859-15": "Latin-9", "cp1250": "Windows-1250",
    "iso8859-2": "Latin-2", "cp1251": "Windows-1251", "koi8-r": "KOI8-R", "cp1253": "Windows-1253",
    "cp1254": "Windows-1254", "cp932": "Shift-JIS", "euc_jp": "EUC-JP", "big5": "Big5", "gb18030": "GB18030",
    "cp949": "EUC-KR", "mac_roman": "Mac Roman", "cp850": "DOS 850", "cp437": "DOS 437",
}  # fmt: skip


def separator(paste):
    """The separator of an import in words."""
    words = {**_signs(), MARKDOWN: _("a Markdown table"), XLSX: _("an Excel workbook")}
    return words.get(paste.delimiter, paste.delimiter)


def separators(paste):
    """What may separate the cells of an import, as (value, words): the usual signs, and what does now."""
    return list((_signs() | {paste.delimiter: separator(paste)}).items())


def _signs():
    return {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": pgettext("the sign |", "bars")}


def headings(paste):
    """Where the heading of an import may be, as (number of the row, words): nowhere, in one of the first rows, where it is now."""
    numbers = sorted({*range(1, FIRST_ROWS + 1), paste.heading or 1})
    return [(0, _("no row")), *((number, _("row %(n)d") % {"n": number}) for number in numbers)]


def encoding_name(encoding):
    """An encoding as people know it."""
    return _NAMES.get(encoding, encoding)


def encodings():
    """What a person may choose, as (value, name)."""
    return [(encoding, encoding_name(encoding)) for encoding in ENCODINGS]


def is_workbook(paste):
    """Whether it came as a workbook."""
    return paste.delimiter == XLSX


def is_text_file(paste):
    """Whether the letters of a file could have been read otherwise."""
    return bool(paste.filename) and not is_workbook(paste)


def fits_box(paste):
    """Whether the source can be shown in the paste box: it is text, and not too much for a box."""
    return paste.size <= MOST_SHOWN and not is_workbook(paste)


def text_of(paste):
    """The source as text for the paste box, or None when it does not fit."""
    if not fits_box(paste):
        return None
    encoding = "utf-8-sig" if paste.encoding in ("", "utf-8") else paste.encoding
    return b"".join(paste.chunks_of_source()).decode(encoding, "replace")


def samples(paste, rows):
    """The first filled cell of each column among some rows (lists of cells)."""
    found = [""] * len(paste.columns)
    for cells in rows:
        for at, text in enumerate(cells[: len(found)]):
            found[at] = found[at] or shown(text).strip()[:100]
    return found
