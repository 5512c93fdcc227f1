"""Reading an import anew in its place: other letters, another separator, another heading, another country."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from crm import phases
from crm.importing.mapping.columns import learn_columns
from crm.importing.models import Import
from crm.importing.planning import choosing
from crm.importing.planning.keeping import keep, open_table
from crm.importing.planning.rereading import read_phones_of, reread
from crm.importing.planning.staging import AlreadyConfirmed
from crm.importing.reading.table import Unreadable
from tests.importing.conftest import written

pytestmark = pytest.mark.django_db
PASTE = "/w/fernhill/leads/import/"
TEXT = "Company,Contact,Email\nTideway,Orla Brennan,orla@tideway.example\n"


@pytest.fixture
def client(browse, ines):
    return browse(ines)


@pytest.fixture
def paste(stage_leads):
    return stage_leads(TEXT)


@pytest.fixture
def read_as(client):
    """`read_as(paste, heading=0)` chooses on the check page how it is read, and leaves the rest."""

    def chosen(paste, **how):
        now = {"encoding": paste.encoding, "delimiter": paste.delimiter, "heading": paste.heading}
        address = reverse("imports:reading", args=["fernhill", paste.pk])
        return client.post(address, now | how, headers={"hx-request": "true", "hx-target": "check"})

    return chosen


def names(paste):
    return [row.values.get("name") for row in paste.rows.order_by("number")]


def test_other_letters_are_read_in_place_and_columns_stay_what_they_were(client, read_as):
    client.post(PASTE, {"file": SimpleUploadedFile("k.csv", "Firma,Wer,Ort\nMüller,Jo,Köln\n".encode())})
    paste = Import.objects.get()
    client.post(
        reverse("imports:mapping", args=["fernhill", paste.pk]),
        {"duplicates": "skip", "column-0": "name", "column-1": "contact_name", "column-2": "notes"},
    )

    answer = read_as(paste, encoding="cp1252")

    paste = Import.objects.get(pk=paste.pk)
    assert Import.objects.count() == 1
    assert (paste.encoding, paste.duplicates) == ("cp1252", "skip")
    assert paste.mapping == ["name", "contact_name", "notes"]
    assert names(paste) == ["MÃ¼ller"]
    assert "MÃ¼ller" in answer.content.decode()
    assert b"<html" not in answer.content


def test_a_first_line_is_a_row_when_a_person_says_so_and_a_heading_again(paste, read_as):
    read_as(paste, heading=0)
    without = Import.objects.get()
    first = (without.heading, without.columns, without.rows_read)

    read_as(without, heading=1)

    again = Import.objects.get()
    assert first == (0, ["Column 1", "Column 2", "Column 3"], 2)
    assert (again.heading, again.mapping, names(again)) == (1, ["name", "contact_name", "email"], ["Tideway"])


def test_a_heading_further_down_leaves_out_what_stands_above(stage_leads, read_as):
    paste = stage_leads("Acme,Ruth\nFoss,Lotte\nCompany,Contact\nTideway,Orla\n")

    read_as(paste, heading=3)

    assert names(Import.objects.get()) == ["Tideway"]


def test_another_separator_is_taken(stage_leads, read_as):
    paste = stage_leads("Company;E-mail, work\nTideway;orla@tideway.example\n")

    read_as(paste, delimiter=",")

    paste = Import.objects.get()
    assert paste.columns == ["Company;E-mail", "work"]


@pytest.mark.parametrize(
    "how", [{"delimiter": "x"}, {"heading": "-1"}, {"heading": "x"}, {"encoding": "utf-7", "of_a_file": True}]
)
def test_what_is_not_offered_is_refused(client, paste, read_as, how):
    if how.pop("of_a_file", False):
        Import.objects.update(filename="k.csv")
        paste.refresh_from_db()

    read_as(paste, **how)

    assert names(Import.objects.get()) == ["Tideway"]


def test_what_is_no_table_when_read_so_stays_as_it_was(paste):
    with pytest.raises(Unreadable):
        reread(paste, encoding="utf-8", delimiter=",", heading=9)

    assert names(Import.objects.get()) == ["Tideway"]
    assert Import.objects.get().status == Import.Status.CHECKED


def test_what_is_written_is_not_read_again(stage_leads):
    paste = written(stage_leads(TEXT))

    for change in (
        lambda: reread(paste, encoding="utf-8", delimiter=",", heading=0),
        lambda: read_phones_of(paste, "DE"),
    ):
        with pytest.raises(AlreadyConfirmed):
            change()

    assert Import.objects.get().is_done
    assert Import.objects.get().phone_region == ""


def test_an_import_that_is_still_being_read_is_read_from_its_first_row(workspace, mara):
    rows = "".join(f"Firm {n},post@firm{n}.example\n" for n in range(1_500))
    paste = keep(workspace, "leads", f"Company,Email\n{rows}", by=mara)
    learn_columns(paste, open_table(paste), {})
    phases.run(paste, most=1_000)

    again = reread(paste, encoding="utf-8", delimiter=",", heading=0)

    assert (again.status, again.rows_read, again.rows.count()) == (Import.Status.CHECKED, 1_501, 1_501)
    assert again.totals["rows"] == 1_501


def test_how_a_workbook_is_read_has_no_letters_and_no_separator(client):
    from tests.importing.workbooks import workbook

    file = SimpleUploadedFile("k.xlsx", workbook([["Company", "City"], ["Acme", "Bath"]]))
    answer = client.post(PASTE, {"file": file}, follow=True)
    client.post(reverse("imports:reading", args=["fernhill", Import.objects.get().pk]), {"heading": "0"})

    assert list(answer.context["reading"].fields) == ["heading"]
    assert names(Import.objects.get()) == ["Company", "Acme"]


def test_phones_are_read_with_the_country_chosen_on_the_page(client, stage_leads, workspace):
    paste = stage_leads("Company,Phone\nAcme,030 901820\n")
    before = paste.rows.get().values["phone"]

    answer = client.post(
        reverse("imports:country", args=["fernhill", paste.pk]),
        {"region": "DE"},
        headers={"hx-request": "true", "hx-target": "check"},
    )

    workspace.refresh_from_db()
    assert before == "030 901820"
    assert paste.rows.get().values["phone"] == "+4930901820"
    assert b"+49 30 901820" in answer.content
    assert workspace.phone_region == "GB"


@pytest.mark.parametrize("region", ["", "XX", "Germany"])
def test_a_country_that_there_is_not_is_refused(client, stage_leads, region):
    paste = stage_leads("Company,Phone\nAcme,030 901820\n")

    client.post(reverse("imports:country", args=["fernhill", paste.pk]), {"region": region})

    assert Import.objects.get().phone_region == ""


MIXED = "Company,Email,City\nTideway,orla@tideway.example,Galway\nMüller,jo@mueller.example,Köln\nFoss,l@@foss.example,Oslo\n"


@pytest.fixture
def decided(stage_leads):
    """An import of a file in which a person mended a cell of row 4 and skips rows 2 and 3."""
    paste = stage_leads([MIXED.encode()], filename="k.csv")
    choosing.edit(paste, paste.rows.get(number=4), {1: "l@foss.example"})
    choosing.choose(paste, "skip", rows=paste.rows.filter(number__lt=4))
    return Import.objects.get()


def decisions(paste):
    return {row.number: (row.choice, row.cells[1]) for row in paste.rows.order_by("number")}


def test_what_was_decided_about_a_row_holds_where_it_reads_the_same(decided, read_as):
    before = decisions(decided)

    answer = read_as(decided, encoding="cp1252").content.decode()

    paste = Import.objects.get()
    assert decisions(paste) == before | {3: ("", "jo@mueller.example")}
    assert (paste.totals["skipped"], paste.totals["created"], paste.totals["failed"]) == (1, 2, 0)
    assert "Of the rows changed by hand, 1 says something else now" in answer
    assert "2 rows were changed by hand" in answer


def test_reading_as_before_brings_back_what_was_decided(decided, read_as):
    before = decisions(decided)
    read_as(decided, encoding="cp1252")

    answer = read_as(decided, encoding="utf-8").content.decode()

    assert decisions(Import.objects.get()) == before
    assert "says something else now" not in answer
    assert "3 rows were changed by hand" in answer


def test_another_heading_keeps_what_was_decided_about_the_rows_below(decided, read_as):
    before = decisions(decided)

    read_as(decided, heading=0)

    assert decisions(Import.objects.get()) == before | {1: ("", "Email")}


def test_another_separator_judges_every_row_afresh(decided, read_as):
    answer = read_as(decided, delimiter=";").content.decode()

    assert Import.objects.get().decided == 0
    assert "Of the rows changed by hand, 3 say something else now" in answer


def test_another_country_keeps_what_was_decided(decided):
    before = decisions(decided)

    paste = read_phones_of(decided, "DE")

    assert decisions(paste) == before
    assert paste.decided == 3


def test_a_cell_typed_back_to_what_it_was_is_no_change_by_hand(decided):
    choosing.edit(decided, decided.rows.get(number=4), {1: "l@@foss.example"})

    assert Import.objects.get().decided == 2


def test_what_was_decided_last_about_a_row_counts(decided, read_as):
    read_as(decided, encoding="cp1252")
    paste = Import.objects.get()
    choosing.choose(paste, "create", rows=paste.rows.filter(number=3))

    read_as(paste, encoding="cp1252")

    assert decisions(Import.objects.get())[3][0] == "create"
    assert decided.decisions.count() == 0


def test_many_decisions_outlive_a_new_reading_in_chunks(stage_leads, read_as):
    rows = "".join(f"Firm {n},post@firm{n}.example\n" for n in range(2_500))
    paste = stage_leads(f"Company,Email\n{rows}")
    choosing.choose(paste, "skip", rows=paste.rows.exclude(number=7))

    phases.finish(reread(paste, encoding="utf-8", delimiter=",", heading=1, most=1_000))

    paste = Import.objects.get()
    assert (paste.decided, paste.totals["skipped"], paste.totals["created"]) == (2_499, 2_499, 1)


def test_confirming_settles_what_waited_for_another_reading(decided, read_as):
    read_as(decided, delimiter=";")

    written(Import.objects.get())

    assert decided.decisions.count() == 0
