"""Workbooks for tests: whole ones by openpyxl, odd ones with parts changed."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

SHEET, STRINGS, LINKS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINK = (
    '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
    ' Target="sharedStrings.xml"/></Relationships>'
)


def workbook(*sheets, prepare=None):
    """The bytes of an .xlsx with these sheets (lists of rows); `prepare` gets the workbook before it is saved."""
    book = Workbook()
    for at, rows in enumerate(sheets):
        sheet = book.active if at == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    if prepare:
        prepare(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def changed(data, parts, compression=zipfile.ZIP_DEFLATED):
    """A workbook with parts replaced or added: {name: bytes, or a function of the bytes that were there}."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", compression) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            was = old.read(name) if name in old.namelist() else b""
            wanted = parts.get(name, was)
            new.writestr(name, wanted(was) if callable(wanted) else wanted)
    return result.getvalue()


def as_excel(rows):
    """A workbook whose texts are shared between its cells, as Excel writes it; empty cells are left out."""
    strings, lines = {}, []
    for number, row in enumerate(rows, start=1):
        cells = [
            f'<c r="{get_column_letter(at)}{number}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
            for at, text in enumerate(row, start=1)
            if text
        ]
        lines.append(f'<row r="{number}" spans="1:9">{"".join(cells)}</row>')
    items = "".join(f'<si><t xml:space="preserve">{escape(_written(text))}</t></si>' for text in strings)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    return changed(
        workbook([]),
        {
            SHEET: f"{head}<worksheet {_SPACE}><sheetData>{''.join(lines)}</sheetData></worksheet>",
            STRINGS: f'{head}<sst {_SPACE} count="9" uniqueCount="9">{items}</sst>',
            LINKS: lambda was: was.replace(b"</Relationships>", _LINK.encode()),
        },
    )


def _written(text):
    """What XML cannot hold, or would not give back, as `_x000D_`; what only looks so with its underscore written so."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\0-\x08\x0b-\x1f\ufffe\uffff]", lambda sign: f"_x{ord(sign[0]):04X}_", text)
