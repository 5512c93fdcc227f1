"""Several tables in one file: only the first is read, and every row of the others says so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from crm.importing.failed import table_of
from crm.importing.models import Import
from crm.importing.planning.staging import remap
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
    assert paste.other_table == 6
    assert "belongs to another table" in paste.rows.get(number=7).problem
    assert list(paste.rows.get(number=7).errors) == [""]


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
    assert paste.other_table is None
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
    assert paste.other_table == 2_503


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


@pytest.fixture
def open_other(browse, ines):
    """`open_other(paste)` presses the button of the check page, and gives the import that it opens."""

    def opened(paste):
        answer = browse(ines).post(reverse("imports:other_table", args=["fernhill", paste.pk]), follow=True)
        assert answer.status_code == 200
        return Import.objects.latest("pk")

    return opened


def rows_of(paste):
    return list(paste.rows.order_by("number").values_list("cells", flat=True))


def test_the_other_table_opens_as_a_paste_of_its_own(browse, ines, stage_leads, open_other):
    paste = stage_leads(TWO)
    page = browse(ines).get(paste.get_absolute_url()).content.decode()

    other = open_other(paste)

    assert "Another table, with other columns, begins in row 6" in page
    assert other.columns == ["First name", "Last name", "Phone", "City"]
    assert rows_of(other) == [["Ruth", "Penhale", "01566 555117", "Bath"], ["Nils", "Karlsen", "0201 55501", "Oslo"]]
    assert (other.filename, other.other_table, other.pk != paste.pk) == ("", None, True)
    assert paste.rows.count() == 6


def test_a_third_table_opens_from_the_second(stage_leads, open_other):
    third = "Customer,Website,Industry\nBolt,bolt.example,Steel\n"

    second = open_other(stage_leads(f"{TWO}\n{third}"))

    assert second.other_table == 4
    assert rows_of(open_other(second)) == [["Bolt", "bolt.example", "Steel"]]


def test_the_other_table_ends_where_the_first_goes_on(stage_leads, open_other):
    other = open_other(stage_leads(f"{TWO}\nCompany,Email\nBolt,b@bolt.example\n"))

    assert len(rows_of(other)) == 2


def test_the_other_table_of_a_file_keeps_its_letters_and_says_again_what_is_broken(stage_leads, open_other):
    text = TWO.replace(",", ";").replace("Nils", "N\u2400ls").replace("Ruth", "Jürgen").encode("cp1252", "ignore")
    paste = stage_leads([text.replace(b"Nls", b"N\0ls")], filename="Fair.csv")

    other = open_other(paste)

    assert other.filename == "Fair-row-6.csv"
    assert rows_of(other)[0][0] == "Jürgen"
    assert "Row 3, column 1 holds a NUL" in other.rows.get(number=3).problem


def test_broken_letters_of_the_other_table_stay_broken(stage_leads, open_other):
    paste = stage_leads([TWO.encode().replace(b"Nils", b"N\xffls")], filename="Fair.csv", encoding="utf-8")

    other = open_other(paste)

    assert "some letters cannot be read" in other.rows.get(number=3).problem


def test_the_other_table_of_a_workbook_opens_too(browse, ines, open_other):
    from tests.importing.workbooks import workbook

    data = workbook([line.split(",") for line in TWO.splitlines()])
    browse(ines).post("/w/fernhill/leads/import/", {"file": SimpleUploadedFile("Fair.xlsx", data)})

    other = open_other(Import.objects.get())

    assert other.filename == "Fair-row-6.csv"
    assert rows_of(other)[0] == ["Ruth", "Penhale", "01566 555117", "Bath"]


def test_an_other_table_that_is_written_already_is_asked_about(stage_leads, open_other, browse, ines):
    paste = stage_leads(TWO)
    written(open_other(paste))

    answer = browse(ines).post(reverse("imports:other_table", args=["fernhill", paste.pk]))

    assert answer["Location"].endswith("/again/")


def test_where_there_is_no_other_table_none_is_opened(stage_leads, open_other):
    paste = stage_leads("Company,Email\nTideway,o@tideway.example\n")

    assert open_other(paste) == paste


def test_rows_of_another_table_stay_aside_without_further_blame_when_columns_change(stage_leads):
    paste = remap(stage_leads(TWO), mapping=["email", "name"])

    assert list(paste.rows.get(number=7).errors) == [""]
    assert set(paste.rows.get(number=2).errors) == {"email"}
