"""Files that are no text, told by their first bytes, and what to do with them instead."""

import re

from django.utils.translation import gettext as _

from crm.importing.reading.bounds import Unreadable

ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml")
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*(\[\s*)?\{\s*\"")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3",
           b"\x7fELF", b"MZ\x90", b"{\\rtf", b"PK\x05\x06", b"OggS", b"RIFF")  # fmt: skip


def is_workbook(source):
    """Whether a source is a zip, as .xlsx is. Raises Unreadable for a file of another kind that is no text."""
    head = source.head(64)
    if head.startswith(ZIP):
        return True
    if head.startswith(_OLE):
        if any(_LOCKED in piece for piece in source.pieces()):
            raise Unreadable(
                _("This workbook is locked with a password. Open it, take the password away and save it again.")
            )
        raise Unreadable(
            _("This is a file of an old Excel. Save it as .xlsx or CSV, or copy the cells and paste them.")
        )
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES):
        raise Unreadable(
            _("This is a web page, whatever its name says. Open it in a spreadsheet and save it as .xlsx.")
        )
    if _JSON.match(head):
        raise Unreadable(_("This is JSON and no table. Save it as .xlsx or CSV, or copy the cells and paste them."))
    if head.startswith(_OTHERS):
        raise Unreadable(_("This is no table. Save it as .xlsx or CSV, or copy the cells and paste them."))
    return False
