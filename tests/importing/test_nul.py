"""NUL, which no database keeps, is refused in its cell; the sign for it, ␀, is a sign like any other."""

import csv
import io

import pytest
from django.urls import reverse

from crm.importing import failed
from crm.importing.planning.choosing import edit
from crm.importing.reading.table import NUL, read_table
from leads.models import Lead
from tests.importing.conftest import redone, undone, written
from tests.importing.tables import tables

FIELDS = "Company,Contact,Email,Phone,Website,Industry,Status,Created on,Notes"
TEXT = "Company,Email,Notes\nAc\0me,a@acme.example,tea\nBolt ␀,b@bolt.example,␀␀\n"


def test_the_sign_for_nul_is_kept_exactly_through_undo_and_redo(stage_leads):
    before = tables()
    paste = written(stage_leads("Company,Contact,Notes\n␀ Foss,Lotte ␀,Types ␀\n"))
    after = tables()

    undone(paste)
    without = tables()
    redone(paste)

    lead = Lead.objects.get()
    assert (lead.name, lead.contact_name, lead.notes) == ("␀ Foss", "Lotte ␀", "Types ␀")
    assert (without, tables()) == (before, after)


@pytest.mark.parametrize("at", range(FIELDS.count(",") + 1))
def test_nul_is_refused_in_every_field_and_the_rest_goes_on(stage_leads, at):
    cells = ["Acme", "Orla", "o@acme.example", "+44 20 7946 0000", "acme.example", "Tea", "new", "31.12.2024", "Tea"]
    cells[at] = f"{cells[at][:2]}\0{cells[at][2:]}"

    paste = written(stage_leads(f"{FIELDS}\n{','.join(cells)}\nBolt,,b@bolt.example,,,,,,\n"))

    assert (paste.totals["created"], paste.totals["failed"]) == (1, 1)
    assert "holds a NUL" in paste.rows.get(number=2).problem


def test_nul_stays_refused_when_another_cell_is_typed_over(stage_leads):
    paste = stage_leads(TEXT)

    row = edit(paste, paste.rows.get(number=2), {2: "coffee"})

    assert "Null characters" in row.errors["name"]


def test_the_sign_as_which_nul_is_shown_changes_nothing_when_it_is_sent_back(stage_leads, browse, mara):
    paste = stage_leads(TEXT)
    address = reverse("imports:cells", args=["fernhill", paste.pk, 2])

    page = browse(mara).get(address).content.decode()
    browse(mara).post(address, {"cell-0": "Ac␀me", "cell-2": "coffee"})

    assert 'value="Ac␀me"' in page
    assert paste.rows.get(number=2).cells == [f"Ac{NUL}me", "a@acme.example", "coffee"]


def test_nul_is_shown_by_its_sign(stage_leads, browse, mara):
    page = browse(mara).get(stage_leads(TEXT).get_absolute_url()).content.decode()

    assert "Ac␀me" in page
    assert NUL not in page
    assert "\0" not in page


def test_failed_rows_hold_nul_as_it_came_in_a_file_and_its_sign_in_the_box(stage_leads):
    paste = written(stage_leads(TEXT))

    file = "".join(failed.csv_of(paste, "failed"))
    box = failed.text_of(paste, "failed", most=10_000)

    assert list(csv.reader(io.StringIO(file)))[1][0] == "Ac\0me"
    assert "Ac␀me" in box


def test_nul_in_a_heading_is_shown_by_its_sign(stage_leads):
    assert stage_leads("Company,Ti\0er\nTideway,x\n").columns == ["Company", "Ti␀er"]


def test_what_stands_for_nul_is_a_broken_letter_where_a_source_has_it():
    row = next(iter(read_table(f"Company,Email\nAc{NUL}me,a@acme.example\n").rows))

    assert row.cells[0] == "Ac\ufffdme"
    assert "letters" in row.problem
