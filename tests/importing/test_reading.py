"""From text to a table, whatever it was copied from."""

import pytest

from crm.importing.reading.table import NUL, Unreadable, read_table


def cells(text):
    return [row.cells for row in read_table(text).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_separator_is_found(delimiter):
    table = read_table(f"Name{delimiter}Email\nAcme{delimiter}a@acme.example\nBolt{delimiter}b@bolt.example\n")

    assert table.delimiter == delimiter
    assert table.columns == ["Name", "Email"]
    assert [row.cells for row in table.rows] == [["Acme", "a@acme.example"], ["Bolt", "b@bolt.example"]]


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_every_line_end_is_understood(newline):
    assert cells(newline.join(["Name,Email", "Acme,a@acme.example", ""])) == [["Acme", "a@acme.example"]]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('"Acme, Inc",a@b.example', ["Acme, Inc", "a@b.example"]),
        ('"Acme ""the best""",a@b.example', ['Acme "the best"', "a@b.example"]),
        ('"Acme\nInc",a@b.example', ["Acme\nInc", "a@b.example"]),
        ('"Acme\r\nInc",a@b.example', ["Acme\r\nInc", "a@b.example"]),
        ('"",a@b.example', ["", "a@b.example"]),
        ('"Acme" Inc,a@b.example', ["Acme Inc", "a@b.example"]),
        ('Acme 5" pipes,a@b.example', ['Acme 5" pipes', "a@b.example"]),
        ('"{""type"": ""Point"", ""at"": [1, 2]}",a@b.example', ['{"type": "Point", "at": [1, 2]}', "a@b.example"]),
        ("ʤ Ægir Ⓐ 株式会社,a@b.example", ["ʤ Ægir Ⓐ 株式会社", "a@b.example"]),
    ],
)
def test_quotes_keep_what_stands_in_them(typed, read):
    assert cells(f"Name,Email\n{typed}\n") == [read]


def test_blanks_before_a_quote_are_no_part_of_a_cell():
    assert cells('Name, City, Email\nAcme, "Bath, UK", a@b.example\nBolt, Rome, "b@b.example"\n') == [
        ["Acme", "Bath, UK", "a@b.example"],
        ["Bolt", "Rome", "b@b.example"],
    ]


def test_commas_in_prose_are_no_separator():
    table = read_table("Name|City\nAcme, Inc|Bath, UK\nBolt, Ltd|Rome, IT\n")

    assert (table.delimiter, table.columns) == ("|", ["Name", "City"])


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Customers\nExported: 2024-01-02\n\nName;Email;Phone\nAcme;a@b.example;123456\n", 4),
        ("Report;;;\nCompany:;Acme;;\n;;;\nFirma;Ort;Telefon;E-Mail\nMüller;Köln;0221 123456;m@m.example\n", 4),
        ("Our list\n" * 15 + "Name,Email,Phone\nAcme,a@b.example,1234567\n", 16),
        ("E-mail,Foo\na@b.example,x\n", 1),
        ("Foo,Bar\n1,2\n3,4\n", 1),
        ("Acme\nBolt\nCargo\n", None),
        ("Acme,Bath\nCargo,City\n", None),
        ("Phone House,Paris\nMail Boxes,London\nName Tags Inc,Rome\n", None),
    ],
)
def test_the_heading_is_found_and_no_row_is_lost_above_it(text, row):
    assert read_table(text).header_row == row


def test_a_byte_order_mark_is_no_letter_of_the_first_heading():
    assert read_table("\ufeffName,Email\nAcme,a@b.example").columns == ["Name", "Email"]


def test_a_preamble_above_the_heading_is_passed_over():
    table = read_table("Notes:\nFrom the fair.\n\nFirst Name,Last Name,Email\nOrla,Brennan,orla@tideway.example\n")

    assert table.columns == ["First Name", "Last Name", "Email"]
    assert [row.number for row in table.rows] == [5]


def test_excel_may_name_its_separator():
    table = read_table("sep=;\nName;Email\nAcme, Inc;a@b.example")

    assert (table.delimiter, table.sample[0].cells) == (";", ["Acme, Inc", "a@b.example"])


def test_a_table_without_a_heading_keeps_its_first_row():
    table = read_table("Luigi;Verdi;luigi@verdi.example\nMario;Rossi;mario@rossi.example")

    assert not table.has_header
    assert table.columns == ["Column 1", "Column 2", "Column 3"]
    assert len(table.sample) == 2


def test_repeated_and_empty_headings_get_names_of_their_own():
    assert read_table("Name,Phone,Phone,\nAcme,1234567,7654321,x").columns == [
        "Name",
        "Phone",
        "Phone (2)",
        "Column 4",
    ]


def test_empty_columns_at_the_end_and_in_between_go():
    table = read_table("Name,,Email,,\nAcme,,a@b.example,,\n")

    assert table.columns == ["Name", "Email"]
    assert cells("Name,,Email,,\nAcme,,a@b.example,,\n") == [["Acme", "a@b.example"]]


def test_ragged_rows_keep_all_their_cells():
    table = read_table("Name,Email\nAcme\nBolt,b@b.example,more\n")

    assert table.columns == ["Name", "Email", "Column 3"]
    assert [row.cells for row in table.rows] == [["Acme"], ["Bolt", "b@b.example", "more"]]


def test_one_column_of_names_is_a_table():
    assert cells("Company\nAcme, Inc\nBolt\nCargo & Co\n") == [["Acme, Inc"], ["Bolt"], ["Cargo & Co"]]


def test_an_unclosed_quote_spoils_its_own_row_only():
    table = read_table('Name,Email\n"Acme,a@b.example\nBolt,b@b.example\nCargo,c@c.example\n')

    assert [row.cells[-1] for row in table.rows] == ["a@b.example", "b@b.example", "c@c.example"]
    assert [bool(row.problem) for row in table.rows] == [True, False, False]


def test_quotes_that_are_wrong_again_and_again_spoil_only_their_rows():
    rows = list(read_table("Name,Email\n" + 'A,"b\n' * 61 + "Bolt,b@b.example\n").rows)

    assert [bool(row.problem) for row in rows] == [True] * 61 + [False]
    assert "row 2 " in rows[0].problem


def test_nul_becomes_a_sign_that_databases_keep():
    assert cells("Name,Email\nAc\0me,a@b.example") == [[f"Ac{NUL}me", "a@b.example"]]


@pytest.mark.parametrize("text", ["", "  \n \n", "\ufeff", ",,,\n,,\n"])
def test_nothing_is_refused_in_words(text):
    with pytest.raises(Unreadable, match="nothing to import"):
        read_table(text)


def test_a_heading_alone_is_refused_in_words():
    with pytest.raises(Unreadable, match="no row below"):
        read_table("Name,Email,Phone\n")


def test_ten_thousand_columns_are_refused_in_words():
    with pytest.raises(Unreadable, match="10000 columns"):
        read_table(",".join(["x"] * 10_000) + "\n")


def test_a_cell_of_a_megabyte_does_not_stop_the_rest():
    table = read_table("Name,Notes\nAcme," + "x" * 1_000_000 + "\nBolt,fine\n")

    assert [row.cells[0] for row in table.rows] == ["Acme", "Bolt"]
