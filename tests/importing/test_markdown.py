"""Tables drawn with bars, as Markdown and terminals do."""

import pytest

from crm.importing.reading.table import read_table

ROWS = [["Acme | Co", "a@acme.example"], ["Bolt", ""]]
DRAWN = {
    "bars outside": "| Name | Email |\n| :--- | ---: |\n| Acme \\| Co | a@acme.example |\n| Bolt | |\n",
    "no bars outside": "Name | Email\n--- | ---\nAcme \\| Co | a@acme.example\nBolt |\n",
    "hardly a blank": "|Name|Email|\n|-|-|\n|Acme \\| Co|a@acme.example|\n|Bolt||\n",
    "CRLF and indented": "  | Name | Email |\r\n  |---|:-:|\r\n  | Acme \\| Co | a@acme.example |\r\n  | Bolt |  |\r\n",
    "no rule": "| Name | Email |\n| Acme \\| Co | a@acme.example |\n| Bolt | |\n",
    "a text above": "Our customers:\n\n| Name | Email |\n|---|---|\n| Acme \\| Co | a@acme.example |\n| Bolt | |\n",
    "a terminal": "+------+-------+\n| Name | Email |\n+------+-------+\n| Acme \\| Co | a@acme.example |\n| Bolt |  |\n+------+-------+\n",
}


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_drawn_table_is_read(drawn):
    table = read_table(DRAWN[drawn])

    assert table.delimiter == "markdown"
    assert table.columns == ["Name", "Email"]
    assert [row.cells for row in table.rows] == ROWS


def test_the_row_above_the_rule_is_the_heading_whatever_it_says():
    table = read_table("| Foo | Bar |\n|---|---|\n| Acme | Bath |\n")

    assert (table.header_row, table.columns) == (1, ["Foo", "Bar"])


def test_a_row_of_dashes_further_down_is_a_row():
    rows = read_table("| Name | Email |\n|---|---|\n| Acme | - |\n| - | - |\n").rows

    assert [(row.number, row.cells) for row in rows] == [(3, ["Acme", "-"]), (4, ["-", "-"])]


def test_one_column_is_a_table():
    assert [row.cells for row in read_table("| Name |\n|---|\n| Acme |\n").rows] == [["Acme"]]


def test_html_in_a_cell_stays_text():
    [row] = read_table("| Name | Notes |\n|---|---|\n| <script>alert(1)</script> | a<br>b |\n").rows

    assert row.cells == ["<script>alert(1)</script>", "a<br>b"]
