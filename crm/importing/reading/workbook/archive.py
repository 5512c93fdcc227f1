"""The zip that a workbook is: what is in it, and what is refused before anything is unpacked."""

import zipfile
import zlib
from contextlib import contextmanager

from django.utils.translation import gettext as _

from crm.importing.reading.bounds import Unreadable

MOST_UNPACKED = 1024 * 1024 * 1024  # bytes of all parts that are read
MOST_PARTS = 10_000
# A sheet of a million equal rows packs 60 to 1; deflate reaches 1,032 to 1 with nothing but zeros.
MOST_RATIO = 200
_SMALL = 10 * 1024 * 1024  # bytes that are no harm, however well they are packed

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, RuntimeError, NotImplementedError)


@contextmanager
def refusing_damage():
    """What is wrong with a zip or its parts, as Unreadable."""
    try:
        yield
    except _FAULTS as error:
        raise Unreadable(_("This workbook is damaged. Open it in Excel and save it again.")) from error


class Archive:
    """The parts of a workbook in a source. Raises Unreadable for any other zip, and for one that unpacks to too much."""

    def __init__(self, source):
        with refusing_damage():
            self._zip = zipfile.ZipFile(source.open())
            self._parts = {part.filename.lower(): part for part in self._zip.infolist()[: MOST_PARTS + 1]}
        self._check_kind()
        self._check_size()

    def __contains__(self, name):
        return name.lower() in self._parts

    def open(self, name):
        """A binary file of a part; never more of it than the zip says."""
        with refusing_damage():
            return self._zip.open(self._parts[name.lower()])

    def _check_kind(self):
        if any(name.startswith("xl/") and name.endswith(".xml") for name in self._parts):
            return
        if "xl/workbook.bin" in self._parts:
            raise Unreadable(_("This is a binary workbook. Save it as .xlsx or CSV."))
        raise Unreadable(
            _("This is a packed file and no Excel workbook. Unpack it, or save the table as .xlsx or CSV.")
        )

    def _check_size(self):
        parts = [part for name, part in self._parts.items() if name.endswith((".xml", ".rels"))]
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable(_("This workbook is locked with a password. Take the password away and save it again."))
        if (
            len(self._parts) > MOST_PARTS
            or sum(part.file_size for part in parts) > MOST_UNPACKED
            or any(part.file_size > max(_SMALL, MOST_RATIO * part.compress_size) for part in parts)
        ):
            raise Unreadable(
                _(
                    "This workbook unpacks to more than can be taken. Save the sheet as CSV, or split it into smaller ones."
                )
            )
