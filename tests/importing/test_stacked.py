"""Several tables in one file: only the first is read, and every row of the others says so."""

import pytest

from crm.importing.failed import table_of
from crm.importing.reading.stacked import tell_apart
from crm.importing.reading.table import read_table
from tests.importing.conftest import written

pytestmark = pytest.mark.django_db
TWO = """Company,Email
Tideway,orla@tideway.example
Foss,lotte@foss.example

Suppliers
First name,Last name,Phone,City
Ruth,Penhale,01566 555117,Bath
Nils,Karlsen,0201 55501,Oslo
"""


def aside(text):
    return {row.number: row.problem for row in read_table(text).rows if row.is_aside}


def test_rows_of_a_second_table_are_set_aside_and_say_why(stage_leads, workspace):
    paste = written(stage_leads(TWO))

    assert sorted(workspace.leads.values_list("name", flat=True)) == ["Foss", "Tideway"]
    assert (paste.totals["created"], paste.totals["failed"], paste.totals["rows"]) == (2, 4, 6)
    assert paste.columns == ["Company", "Email"]
    assert "begins in row 6" in paste.problem
    assert "belongs to another table" in paste.rows.get(number=7).problem


def test_no_cell_of_a_second_table_is_lost(stage_leads):
    paste = written(stage_leads(TWO))

    assert paste.rows.get(number=7).cells == ["Ruth", "Penhale", "01566 555117", "Bath"]
    assert next(row for row in table_of(paste, "failed") if row[0] == "Ruth")[3:] == ["01566 555117", "Bath"]


def test_a_second_table_needs_no_blank_line_above_it():
    found = aside("Company,Email\nTideway,orla@tideway.example\nName,Phone,Website\nRuth,01566 555117,ruth.example\n")

    assert list(found) == [3, 4]


def test_the_same_heading_once_more_ends_nothing(stage_leads, workspace):
    paste = stage_leads("Company,Email\nTideway,o@tideway.example\nCompany,Email\nFoss,l@foss.example\n")

    assert paste.rows.get(number=3).problem == "Row 3 is the heading once more."
    assert [row.fate for row in paste.rows.order_by("number")] == ["new", "invalid", "new"]


def test_the_first_table_goes_on_below_its_heading():
    assert list(aside(f"{TWO}\nCompany,Email\nBolt,b@bolt.example\n")) == [5, 6, 7, 8, 10]


@pytest.mark.parametrize(
    "row",
    [
        "Contact,Retail",
        "Hotel,Restaurant",
        "Company,a@b.example",
        "Email",
        "Name,",
        "Phone House,Email GmbH",
        "Note,42",
    ],
)
def test_what_may_be_a_company_is_no_heading(row):
    assert aside(f"Company,Industry\nTideway,Seafood\n{row}\nFoss,Dairy\n") == {}


def test_a_heading_far_down_is_found_too(stage_leads):
    rows = "".join(f"Firm {n},p{n}@firm{n}.example\n" for n in range(2_500))
    paste = stage_leads(f"Company,Email\n{rows}\nName,Phone,City\nRuth,01566 555117,Bath\n")

    assert paste.totals["failed"] == 2
    assert paste.totals["rows"] == 2_502


def test_a_file_of_headings_alone_is_still_read():
    table = read_table("Company,Email\nName,Phone\n")

    assert [row.is_aside for row in table.rows] == [True]


def test_rows_stream_by(monkeypatch):
    seen = []

    def rows():
        from crm.importing.reading.rowing import Row

        for number in range(2, 100):
            seen.append(number)
            yield Row(number, ["Tideway", "Bath"])

    next(tell_apart(rows(), ["Company", "City"]))

    assert len(seen) == 1
