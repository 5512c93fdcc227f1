"""Which letters a file's bytes stand for."""

import codecs

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

from crm.importing.reading import MOST_BYTES, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What spreadsheets outside UTF-8 are saved in; the more candidates, the wilder the guesses on short files.
_CANDIDATES = ["cp1252", "cp1250", "cp1251", "cp932", "euc_jp", "big5", "gb18030", "cp949"]
_NO_TABLES = {b"PK\x03\x04": "Excel", b"\xd0\xcf\x11\xe0": "Excel", b"%PDF": "PDF"}


def decode(data):
    """The text in `data` and the name of its encoding. Raises Unreadable for what is no text."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("This file is over 10 MB. Split it into smaller pieces."))
    for magic, name in _NO_TABLES.items():
        if data.startswith(magic):
            raise Unreadable(
                _("This is a file of %(name)s. Save it as CSV, or copy the cells and paste them.") % {"name": name}
            )
    encoding = _encoding(data)
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The letters of this file cannot be read. Save it as “CSV UTF-8”.")) from None


def _encoding(data):
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if wide := _wide(data):
        return wide
    try:
        data.decode()
    except UnicodeDecodeError:
        return _guess(data)
    return "utf-8"


def _wide(data):
    """UTF-16 without its mark shows by zeros in every second byte; zeros all over are no text at all."""
    sample = data[:4000]
    if sample.count(0) < 0.1 * len(sample):
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) > 0.1 * len(sample) / 2:
        raise Unreadable(_("This is no text file. Save it as CSV, or copy the cells and paste them."))
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(data):
    """Western European unless another reading is clearly less of a mess; control characters mean no text."""
    if sum(byte < 9 or 13 < byte < 32 for byte in data[:4000]) > 0.02 * len(data[:4000]):
        raise Unreadable(_("This is no text file. Save it as CSV, or copy the cells and paste them."))
    if sum(byte > 127 for byte in data) < 0.05 * len(data) and _reads(data, "cp1252"):
        return "cp1252"
    best = from_bytes(data[:200_000], cp_isolation=_CANDIDATES).best()
    return best.encoding if best else "cp1252"


def _reads(data, encoding):
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
