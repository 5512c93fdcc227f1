"""Workbooks of Excel: every kind of cell, the first sheet that holds something."""

import datetime

import pytest
from python_calamine import CalamineWorkbook

from crm.importing.reading.table import Unreadable, read_table
from tests.importing.workbooks import SHEET, as_excel, changed, workbook

HEAD = ["Name", "Email"]


def cells(data):
    return [row.cells for row in read_table(data).rows]


def value(data):
    [[_name, read]] = cells(data)
    return read


def with_cell(xml):
    """A workbook whose cell B2 is this XML."""
    data = workbook([HEAD, ["Acme", 7]])
    return changed(data, {SHEET: lambda was: was.replace(b'<c r="B2" t="n"><v>7</v></c>', xml.encode())})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Tideway & Söhne <Ltd>", "Tideway & Söhne <Ltd>"),
        (" kept blanks ", " kept blanks "),
        ("two\nlines", "two\nlines"),
        (5, "5"),
        (5.0, "5"),
        (441566123456, "441566123456"),
        (0.1 + 0.2, "0.3"),
        (-2.5, "-2.5"),
        (True, "TRUE"),
        (datetime.date(2024, 3, 5), "2024-03-05"),
        (datetime.datetime(2024, 3, 5, 14, 30), "2024-03-05 14:30:00"),
        (datetime.time(9, 15), "09:15:00"),
    ],
)
def test_each_kind_of_value_reads_as_it_is_typed(written, read):
    assert value(workbook([HEAD, ["Acme", written]])) == read


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2" t="str"><f>A2&amp;"!"</f><v>Acme!</v></c>', "Acme!"),
        ('<c r="B2" t="inlineStr"><is><t>in</t></is></c>', "in"),
        ('<c r="B2" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r></is></c>', "two runs"),
        ('<c r="B2" t="inlineStr"><is><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></is></c>', "山田"),
        ('<c r="B2" t="d"><v>2024-03-05T00:00:00</v></c>', "2024-03-05"),
        ('<c r="B2"><v>4.41566123456E+11</v></c>', "441566123456"),
        ('<c r="B2" t="str"><v>a_x000D_b</v></c>', "a\rb"),
        ('<c t="str"><v>no place given</v></c>', "no place given"),
        ('<c r="B2" s="999999"><v>7</v></c>', "7"),
    ],
)
def test_cells_as_other_programs_write_them(xml, read):
    assert value(with_cell(xml)) == read


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ('<c r="B2" t="e"><v>#REF!</v></c>', "Row 2, column 2 held the error #REF!"),
        ('<c r="B2"><f>1+1</f><v></v></c>', "Row 2, column 2 held a formula without its result"),
        ('<c r="B2" t="s"><v>999</v></c>', "Row 2, column 2 held a text that is missing"),
    ],
)
def test_a_cell_without_a_value_is_empty_and_its_row_says_so(xml, words):
    [row] = read_table(with_cell(xml)).rows

    assert row.cells == ["Acme"]
    assert row.problem == ""
    assert words in row.remark


def test_shared_texts_are_read():
    rows = [["Acme", "same"], ["Bolt", "same"], ["", "two\nlines <b>"], ["a\rb", "_x000D_ meant"]]

    assert cells(as_excel([HEAD, *rows])) == rows


def test_dates_may_count_from_1904():
    assert value(workbook([HEAD, ["Acme", datetime.date(2024, 3, 5)]], prepare=_from_1904)) == "2024-03-05"


def _from_1904(book):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904


def test_the_first_sheet_that_holds_something_and_is_in_sight_is_read():
    def hide(book):
        book.worksheets[1].sheet_state = "hidden"

    data = workbook([], [HEAD, ["Hidden", 1]], [HEAD, ["Seen", 2]], prepare=hide)

    assert cells(data) == [["Seen", "2"]]


def test_the_other_sheets_in_sight_that_hold_something_are_named():
    def name(book):
        for sheet, title in zip(book.worksheets, ["Fair", "Empty", "Spring", "Lists"], strict=True):
            sheet.title = title
        book.worksheets[3].sheet_state = "hidden"

    data = workbook([HEAD, ["Acme", 1]], [], [HEAD, ["Foss", 2]], [["a"]], prepare=name)

    assert read_table(data).unread == ["Spring"]


def test_merged_cells_keep_their_value_in_the_first():
    data = workbook(
        [["A list", "", ""], ["Name", "City", "Email"], ["Acme", "Bath", "a@b.example"]],
        prepare=lambda book: book.active.merge_cells("A1:C1"),
    )

    table = read_table(data)

    assert (table.header_row, table.columns) == (2, ["Name", "City", "Email"])


def test_rows_are_numbered_as_the_sheet_numbers_them():
    data = workbook([["Name", "Email"], [], [], ["Acme", "a@b.example"], [None, "x"]])

    assert [(row.number, row.cells) for row in read_table(data).rows] == [(4, ["Acme", "a@b.example"]), (5, ["", "x"])]


def test_columns_beyond_z_and_empty_ones():
    row = [None] * 30
    row[0], row[28] = "Acme", "far"

    table = read_table(workbook([["Name"], row]))

    assert table.positions == [0, 28]
    assert table.columns == ["Name", "Column 2"]


def test_a_macro_workbook_gives_its_cells_and_nothing_is_run():
    data = changed(
        workbook([HEAD, ["Acme", 1]]),
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 not looked at",
            "[Content_Types].xml": lambda was: was.replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
            ),
        },
    )

    assert cells(data) == [["Acme", "1"]]


def test_prefixed_names_are_names():
    def prefixed(was):
        return (
            was.replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?").replace(b"xmlns=", b"xmlns:x=")
        )

    assert cells(changed(workbook([HEAD, ["Acme", 1]]), {SHEET: prefixed})) == [["Acme", "1"]]


def test_another_reader_finds_the_same_rows(tmp_path):
    rows = [
        [
            f"Company {n}",
            f"Jürgen “{n % 7}”",
            n * 1.5,
            n,
            f"line\n{n}",
            datetime.date(2020, 1, 1) + datetime.timedelta(n),
        ]
        for n in range(300)
    ]
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook([["Company", "Contact", "Sum", "Count", "Notes", "Date"], *rows]))

    theirs = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()[1:]

    assert cells(path.read_bytes()) == [[_typed(value) for value in row] for row in theirs]


def _typed(value):
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def test_an_empty_workbook_is_refused_in_words():
    with pytest.raises(Unreadable, match="nothing to import"):
        read_table(workbook([], []))
