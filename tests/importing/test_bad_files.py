"""Files that are broken, hostile or no tables at all: words for a person, and the rest goes on."""

import io
import zipfile

import pytest

from crm.importing.reading.bounds import MOST_BYTES, MOST_CELL, MOST_COLUMNS
from crm.importing.reading.table import NUL, Unreadable, read_table
from crm.importing.reading.workbook import archive
from tests.importing.workbooks import LINKS, SHEET, STRINGS, as_excel, changed, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = as_excel([["Name", "Email"], ["Acme", "a@b.example"]])


def rows(parts, **how):
    return list(read_table(parts, **how).rows)


def zipped(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return data.getvalue()


def encrypted(data):
    """The zip with the flag that says its parts are locked."""
    return data.replace(b"PK\x01\x02\x14\x00\x14\x00\x00\x00", b"PK\x01\x02\x14\x00\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLE + b"Workbook" * 100, "old Excel"),
        (OLE + b"\0" * 2_000_000 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (encrypted(BOOK), "password"),
        (b"%PDF-1.7 Name,Email", "no table"),
        (b"\n<HTML><table><tr><td>Name</td></tr></table>", "web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "no table"),
        (b'[\n  {"name": "Acme", "email": "a@b.example"}\n]', "JSON"),
        (b'\xef\xbb\xbf{"leads": [{"name": "Acme"}]}', "JSON"),
        (b"\x1f\x8b\x08" + bytes(range(256)), "no table"),
        (bytes(range(256)) * 20, "no text file"),
        (BOOK[:2000], "damaged"),
        (BOOK[:-200], "damaged"),
        (changed(BOOK, {}, zipfile.ZIP_STORED).replace(b"Acme", b"Acne"), "damaged"),
        (changed(BOOK, {SHEET: b"<worksheet><sheetData><row><c>"}), "damaged"),
        (changed(BOOK, {SHEET: lambda was: was[: len(was) // 2]}), "damaged"),
        (zipped(word__document_dot_xml="<a/>"), "packed file"),
        (zipped(leads_dot_csv="Name,Email"), "packed file"),
        (zipped(xl__workbook_dot_bin="x"), "binary workbook"),
        (b"x,y\n" * (MOST_BYTES // 4 + 1), "100 MB"),
        (b"Name\n" + b"x" * 5_000_000, "Line 2 is over 4 MB"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data, words):
    with pytest.raises(Unreadable, match=words):
        rows(data)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    bomb = changed(BOOK, {SHEET: lambda was: was.replace(b"<sheetData>", b"<sheetData>" + b" " * 60_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_args, **_kwargs: pytest.fail("it was opened"))

    with pytest.raises(Unreadable, match="unpacks to more"):
        rows(bomb)


def test_a_workbook_of_too_many_parts_or_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1_000)

    with pytest.raises(Unreadable, match="unpacks to more"):
        rows(BOOK)


def test_a_zip_that_lies_about_its_sizes_gives_no_more_than_it_says():
    data = changed(BOOK, {SHEET: lambda was: was.replace(b"<sheetData>", b"<sheetData>" + b" " * 5_000_000)})
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        size = book.getinfo(SHEET).file_size
    lying = data.replace(size.to_bytes(4, "little"), (2_000).to_bytes(4, "little"))

    with pytest.raises(Unreadable, match="damaged"):
        rows(lying)


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x SYSTEM "http://localhost/x.dtd">',
    ],
)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", STRINGS, "xl/styles.xml", LINKS])
def test_xml_that_declares_entities_is_refused(declaration, part):
    def declared(was):
        head, end, rest = was.partition(b"?>")
        return head + end + declaration + rest if end else declaration + was

    with pytest.raises(Unreadable, match="no spreadsheet writes"):
        rows(changed(BOOK, {part: declared}))


def test_a_token_that_has_no_end_is_refused():
    with pytest.raises(Unreadable, match="no spreadsheet writes"):
        rows(changed(BOOK, {SHEET: b'<worksheet a="' + b"x" * 6_000_000 + b'"/>'}, zipfile.ZIP_STORED))


def test_a_cell_of_a_megabyte_is_cut_and_named():
    text = "Name,Notes\nAcme," + "x" * 1_048_576 + '\nCargo,"' + "and so on, and so forth\n" * 40_000 + '"\nBolt,fine\n'

    first, second, third = rows(text)

    assert "Row 2, column 2 holds 1048576 characters" in first.problem
    assert "Row 3, column 2 holds 960000 characters" in second.problem
    assert [len(row.cells[1]) for row in (first, second)] == [MOST_CELL, MOST_CELL]
    assert (third.cells, third.problem) == (["Bolt", "fine"], "")


def test_a_large_cell_of_a_workbook_is_cut_and_named():
    long = changed(BOOK, {SHEET: lambda was: was.replace(b"</sheetData>", _row(b"x" * 300_000) + b"</sheetData>")})

    _acme, row = rows(long)

    assert "Row 9, column 2 holds 300000 characters" in row.problem
    assert len(row.cells[1]) == MOST_CELL


def _row(text):
    return b'<row r="9"><c r="A9" t="str"><v>Bolt</v></c><c r="B9" t="str"><v>' + text + b"</v></c></row>"


@pytest.mark.parametrize("data", [b",".join([b"x"] * 10_000) + b"\n", workbook([["x"] * 10_000, ["y"]])])
def test_ten_thousand_columns_are_refused_in_words(data):
    with pytest.raises(Unreadable, match="Row 1 has 10000 columns"):
        rows(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Name,Email\nAcme,a@b.example\n" + b"x," * 9_999 + b"x\nBolt,b@b.example\n",
        workbook([["Name", "Email"], ["Acme", "a@b.example"], ["x"] * 10_000, ["Bolt", "b@b.example"]]),
    ],
)
def test_one_row_of_ten_thousand_columns_is_that_rows_problem(data):
    first, second, third = rows(data)

    assert "Row 3 has 10000 columns" in second.problem
    assert len(second.cells) <= MOST_COLUMNS
    assert [first.problem, third.problem] == ["", ""]


def test_too_many_rows_are_told_when_they_come(monkeypatch):
    monkeypatch.setattr("crm.importing.reading.table.MOST_ROWS", 3_000)
    table = read_table("Name\n" + "Acme\n" * 3_001)

    with pytest.raises(Unreadable, match="more than 3,000 rows"):
        list(table.rows)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "cp1252"])
def test_a_nul_is_named_and_kept_as_a_sign(codec):
    first, second = rows("Name,Email\nAc\0mé,a@b.example\nBolt,b@b.example\n".encode(codec))

    assert first.cells == [f"Ac{NUL}mé", "a@b.example"]
    assert "Row 2, column 1 holds a NUL" in first.problem
    assert second.problem == ""


def test_marks_that_turn_the_direction_are_taken_out_and_named():
    first, second = rows("Name,File\nAcme,\u202egpj.exe\u202c\n\u2067Bolt\u2069,x\n")

    assert [first.cells, second.cells] == [["Acme", "gpj.exe"], ["Bolt", "x"]]
    assert (first.problem, "Row 2, column 2" in first.remark) == ("", True)
    assert (second.problem, "Row 3, column 1" in second.remark) == ("", True)


def test_words_that_run_right_to_left_stay():
    assert rows("Name,City\nשלום בעמ,תל אביב\nشركة,دبي\n")[0].cells == ["שלום בעמ", "תל אביב"]


def test_half_a_letter_in_a_paste_is_named():
    [row] = rows("Name,Email\nAc\ud800me,a@b.example\n")

    assert row.cells[0].replace("\ufffd", "") == "Acme"
    assert "Row 2, column 1: some letters are broken" in row.problem


@pytest.mark.parametrize(
    "cell", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '=HYPERLINK("x")', "@SUM(A1)"]
)
@pytest.mark.parametrize("make", [lambda *cells: ("Name\tEmail\n" + "\t".join(cells)).encode(), None])
def test_html_and_formulas_stay_text(cell, make):
    quoted = cell.replace("&", "&amp;").replace("<", "&lt;").encode()
    data = (
        make("Acme", cell)
        if make
        else changed(BOOK, {SHEET: lambda was: was.replace(b"</sheetData>", _row(quoted) + b"</sheetData>")})
    )

    assert rows(data)[-1].cells[1] == cell


def test_an_open_quote_spoils_its_own_row_however_far_the_next_quote_is():
    line = "Bolt,b@b.example,a note that goes on\n"
    text = "Name,Email,Notes\n" + '"Acme,a@b.example,x\n' + line * 100_000 + 'Cargo,c@c.example,"two\nlines"\n'

    read = rows(text)

    assert len(read) == 100_002
    assert [row.number for row in read if row.problem] == [2]
    assert read[-1].cells == ["Cargo", "c@c.example", "two\nlines"]


def test_a_quote_that_took_in_its_neighbour_is_named():
    first, second = rows('"Name","Email"\n"Acme,"a@b.example"\n"Bolt","b@b.example"\n')

    assert "quote opens in row 2" in first.problem
    assert (second.cells, second.problem) == (["Bolt", "b@b.example"], "")


def test_a_value_in_a_column_that_was_empty_so_far_is_named():
    *_many, last = rows("Name,Email\n" + "Acme,a@b.example\n" * 3_000 + "Bolt,b@b.example,,more\n")

    assert last.cells == ["Bolt", "b@b.example"]
    assert "Row 3002 holds “more” in column 4" in last.problem
