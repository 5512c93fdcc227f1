"""XML as a stream: no DTD, so no entities; no token too long to be meant."""

from xml.parsers import expat

from django.utils.translation import gettext as _

from crm.importing.reading.bounds import MOST_LINE, Unreadable
from crm.importing.reading.workbook.archive import refusing_damage

_PIECE = 64 * 1024


def events(file, start, end=None, data=None):
    """Feed an open part to handlers of elements and text; yields after each piece, so that a caller can hand on what it has.

    Names come without a namespace's prefix where one is written. Raises Unreadable for what is not XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    fed = 0
    while True:
        with refusing_damage():
            piece = file.read(_PIECE)
        fed += len(piece)
        try:
            parser.Parse(piece, not piece)
        except expat.ExpatError as error:
            raise Unreadable(_("This workbook is damaged. Open it in Excel and save it again.")) from error
        if fed - parser.CurrentByteIndex > MOST_LINE:
            _refuse()
        yield
        if not piece:
            return


def elements(file):
    """(name without prefix, attributes) of each element of a small part."""
    found = []
    for _piece in events(file, lambda name, attributes: found.append((plain(name), attributes))):
        yield from found
        found.clear()


def plain(name):
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def _refuse(*_declaration):
    raise Unreadable(_("This workbook holds what no spreadsheet writes. Save the sheet as CSV and try again."))
