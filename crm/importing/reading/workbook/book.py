"""A workbook as a table: its first sheet that holds anything."""

import posixpath
from typing import NamedTuple

from django.utils.translation import gettext as _
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from crm.importing.reading.bounds import Unreadable
from crm.importing.reading.workbook import sheet
from crm.importing.reading.workbook.archive import Archive
from crm.importing.reading.workbook.markup import elements
from crm.importing.reading.workbook.numbers import date_styles
from crm.importing.reading.workbook.strings import Strings

XLSX = "xlsx"


class _Sheet(NamedTuple):
    name: str
    part: str
    is_hidden: bool


class Book:
    """The table in a source that holds an .xlsx. Its macros, links and pictures are not looked at.

    `unread` names the sheets in sight that hold something too and are left alone.
    """

    delimiter, encoding, header_row = XLSX, "", None

    def __init__(self, source):
        self.archive = Archive(source)
        home = self._target("", "officeDocument") or "xl/workbook.xml"
        sheets, self.epoch = self._sheets(home)
        self.strings = self._part(home, "sharedStrings", Strings) or Strings()
        self.dates = self._part(home, "styles", date_styles) or set()
        filled = [each for each in sheets if next(self._rows(each.part), None)]
        if not filled:
            raise Unreadable(_("There is nothing to import: the sheets of this workbook are empty."))
        self.sheet = filled[0].part
        self.unread = [each.name for each in filled[1:] if not each.is_hidden]

    def rows(self):
        """The rows of the sheet that are not blank, from the first on; each call begins anew."""
        return self._rows(self.sheet)

    def _rows(self, part):
        with self.archive.open(part) as file:
            yield from sheet.rows(file, self.strings, self.dates, self.epoch)

    def _sheets(self, home):
        """The worksheets, those in sight first, and the day from which dates count."""
        links, found, epoch = self._links(home), [], CALENDAR_WINDOWS_1900
        with self.archive.open(home) as file:
            for name, attributes in elements(file):
                if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                    epoch = CALENDAR_MAC_1904
                elif name == "sheet":
                    at = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                    kind, part = links.get(at, ("", ""))
                    if kind == "worksheet" and part in self.archive:
                        is_hidden = attributes.get("state", "visible") != "visible"
                        found.append(_Sheet(attributes.get("name", ""), part, is_hidden))
        return sorted(found, key=lambda each: each.is_hidden), epoch

    def _part(self, home, kind, read):
        """What `read` makes of the part of a kind that the workbook names, or None."""
        name = self._target(home, kind)
        if name not in self.archive:
            return None
        with self.archive.open(name) as file:
            return read(file)

    def _target(self, home, kind):
        return next((part for each, part in self._links(home).values() if each == kind), "")

    def _links(self, home):
        """{id: (kind, part)} of what a part refers to."""
        folder, name = posixpath.split(home)
        listing, links = posixpath.join(folder, "_rels", f"{name}.rels"), {}
        if listing not in self.archive:
            return links
        with self.archive.open(listing) as file:
            for each, attributes in elements(file):
                if each == "Relationship" and attributes.get("TargetMode") != "External":
                    part = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
                    links[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2], part
        return links
