"""Rows without a name fail, unless a person lets them be named after their website or e-mail."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crm.importing.cells.naming import made_name
from crm.importing.models import Import
from crm.importing.planning.choosing import edit
from crm.importing.planning.rereading import read_phones_of, reread
from crm.importing.planning.staging import remap, stage
from tests.factories import LeadFactory
from tests.importing.conftest import redone, undone, written

pytestmark = pytest.mark.django_db
BARE = "orla@kestrel-logistics.example\nruth.keane@gmail.com\npost@foss.example\n"
TEXT = (
    "Company,E-mail,Website,Phone\n"
    "Tideway,orla@tideway.example,,\n"
    ",post@foss.example,,\n"
    ",,hsbc.example,\n"
    ",,,020 7946 0018\n"
    ",lotte@@karlsen.example,,\n"
)


@pytest.fixture
def press(browse, ines):
    """`press(paste, "on")` is the answer to the button that names the rows, `press(paste)` to the one that leaves them."""

    def pressed(paste, choice="", by=ines, **headers):
        address = reverse("imports:names", args=["fernhill", paste.pk])
        return browse(by).post(address, {"makes_names": choice} if choice else {}, headers=headers)

    return pressed


@pytest.fixture
def said(browse):
    """`said(paste, by)` are the words of the import's page."""

    def read(paste, by):
        answer = browse(by).get(paste.get_absolute_url())
        return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())

    return read


def names(paste):
    return [row.values.get("name", "") for row in paste.rows.order_by("number")]


@pytest.mark.parametrize(
    ("website", "email", "name"),
    [
        ("https://kestrel-logistics.com", "", "Kestrel Logistics"),
        ("https://shop.kestrel-logistics.co.uk/about", "", "Kestrel Logistics"),
        ("", "orla@mail.kestrel.de", "Kestrel"),
        ("https://kestrel.example", "orla@lark.example", "Kestrel"),
        ("", "ruth.keane@gmail.com", "ruth.keane@gmail.com"),
        ("https://gmail.com", "ruth.keane@gmail.com", "ruth.keane@gmail.com"),
        ("https://facebook.com/larkfield", "orla@lark.example", "Lark"),
        ("https://facebook.com/larkfield", "ruth@gmail.com", "ruth@gmail.com"),
        ("https://facebook.com/larkfield", "", "facebook.com/larkfield"),
        ("https://xn--mller-shne-kcb9d.de", "", "Müller Söhne"),
        ("https://xn--zzzzzzzz99999.de", "", "xn--zzzzzzzz99999.de"),
        ("https://10.0.0.1", "", "10.0.0.1"),
        ("", "orla@intranet", "orla@intranet"),
        ("", "x@hsbc.com", "HSBC"),
        ("", "x@sun-bakery-gmbh.de", "Sun Bakery GmbH"),
        ("", "x@3m.com", "3M"),
        ("", "x@auto24.de", "Auto24"),
        ("", "x@groß.de", "Groß"),
        ("", "", ""),
    ],
)
def test_a_name_is_made_of_the_company_that_an_address_says(website, email, name):
    assert made_name({"website": website, "email": email}) == name


def test_a_bare_list_of_addresses_waits_for_a_person(stage_leads, said, ines):
    paste = stage_leads(BARE)

    assert (paste.mapping, paste.totals["failed"], paste.nameless) == (["email"], 3, 3)
    words = said(paste, ines)
    assert "3 rows have no name. Name them after their website or e-mail" in words
    assert words.count("A lead needs a name.") == 3


@pytest.mark.parametrize("kind", ["leads", "customers"])
def test_the_button_names_them(workspace, ines, press, said, kind):
    paste = stage(workspace, kind, BARE, by=ines)

    answer = press(paste, "on", **{"hx-request": "true", "hx-target": "check"})

    paste.refresh_from_db()
    assert names(paste) == ["Kestrel Logistics", "ruth.keane@gmail.com", "Foss"]
    assert (paste.totals["created"], paste.totals["failed"]) == (3, 0)
    assert b"<html" not in answer.content
    assert b"3 rows are named after their website or e-mail." in answer.content
    assert "no name → becomes Kestrel Logistics" in said(paste, ines)


def test_it_works_without_javascript_and_can_be_taken_back(stage_leads, press, said, ines):
    paste = stage_leads(BARE)

    first = press(paste, "on")
    named = Import.objects.get().totals["created"]
    second = press(paste)

    assert {first["Location"], second["Location"]} == {paste.get_absolute_url()}
    assert named == 3
    paste = Import.objects.get()
    assert (paste.makes_names, paste.totals["failed"], paste.nameless) == (False, 3, 3)
    assert "3 rows have no name." in said(paste, ines)


def test_only_rows_that_lack_nothing_else_and_say_something_are_counted(stage_leads):
    paste = stage_leads(TEXT)
    named = remap(stage_leads(TEXT), makes_names=True)

    assert (paste.nameless, named.nameless) == (2, 2)
    assert names(named) == ["Tideway", "Foss", "HSBC", "", ""]
    assert [named.rows.get(number=n).errors for n in (5, 6)] == [
        {"name": "A lead needs a name."},
        {"email": "There are two @ signs. One address, please."},
    ]


def test_nothing_is_asked_where_every_row_has_a_name_or_a_contact(stage_leads, said, ines):
    paste = stage_leads("Company,Contact,E-mail\nTideway,,a@tideway.example\n,Orla Brennan,o@foss.example\n")

    assert paste.nameless == 0
    assert names(remap(paste, makes_names=True)) == ["Tideway", "Orla Brennan"]
    assert "no name" not in said(paste, ines)


def test_viewers_read_how_many_there_are_and_are_offered_nothing(stage_leads, said, vera):
    words = said(stage_leads(BARE), vera)

    assert "3 rows have no name." in words
    assert "Name them" not in words


def test_one_is_spoken_of_as_one(stage_leads, said, ines):
    assert "1 row has no name. Name it after its website or e-mail" in said(stage_leads("x@foss.example\n"), ines)


def test_what_is_written_cannot_be_named_any_more(stage_leads, press):
    paste = written(stage_leads(BARE))

    press(paste, "on")

    paste.refresh_from_db()
    assert (paste.makes_names, paste.totals["failed"]) == (False, 3)


def test_the_choice_outlives_other_choices(stage_leads):
    paste = remap(stage_leads(TEXT), makes_names=True)

    paste = remap(paste, mapping=["name", "email", "website", "note"], duplicates="skip")
    paste = read_phones_of(paste, "DE")
    paste = reread(paste, encoding=paste.encoding, delimiter=paste.delimiter, heading=0)
    paste = reread(paste, encoding=paste.encoding, delimiter=paste.delimiter, heading=1)

    assert paste.makes_names
    assert names(paste)[:3] == ["Tideway", "Foss", "HSBC"]


def test_a_name_or_an_address_that_is_typed_later_counts(stage_leads):
    paste = remap(stage_leads(TEXT), makes_names=True)

    edit(paste, paste.rows.get(number=3), {0: "Foss Fiskeri"})
    edit(paste, paste.rows.get(number=6), {1: "lotte@karlsen.example"})

    paste.refresh_from_db()
    assert names(paste) == ["Tideway", "Foss Fiskeri", "HSBC", "", "Karlsen"]
    assert paste.nameless == 2


def test_the_notice_follows_a_mended_row(stage_leads, browse, ines):
    paste = stage_leads(TEXT)

    answer = browse(ines).post(
        reverse("imports:cells", args=["fernhill", paste.pk, 3]),
        {"cell-0": "Foss"},
        headers={"hx-request": "true", "hx-current-url": paste.get_absolute_url()},
    )

    assert b"1 row has no name." in answer.content


def test_colleagues_at_a_company_are_leads_of_their_own_and_one_customer(workspace, ines):
    text = "orla@tideway.example\nruth@tideway.example\norla@tideway.example\n"

    fates = {
        kind: [row.fate for row in stage(workspace, kind, text, by=ines, makes_names=True).rows.order_by("number")]
        for kind in ("leads", "customers")
    }

    assert fates == {"leads": ["new", "new", "repeat"], "customers": ["new", "repeat", "repeat"]}


@pytest.mark.parametrize("duplicates", ["update", "overwrite"])
def test_a_made_name_replaces_none_that_is_there(workspace, stage_leads, duplicates):
    lead = LeadFactory(workspace=workspace, name="Northern Rail", email="orla@nrs.example", website="", phone="")

    paste = written(
        stage_leads("E-mail,Website\norla@nrs.example,https://nrs.example\n", makes_names=True, duplicates=duplicates)
    )

    lead.refresh_from_db()
    assert (paste.totals["updated"], lead.name, lead.website) == (1, "Northern Rail", "https://nrs.example")


def test_a_made_name_speaks_against_no_record_of_its_domain(workspace, stage_leads):
    LeadFactory(workspace=workspace, name="Northern Rail", email="", website="https://nrs.example", phone="")

    paste = stage_leads("Website\nnrs.example\nwww.larkfield.example\n", makes_names=True)

    assert [row.fate for row in paste.rows.order_by("number")] == ["same", "new"]


def test_a_made_name_is_perhaps_that_of_a_record(workspace, stage_leads):
    LeadFactory(workspace=workspace, name="Kestrel Logistics Ltd", email="", website="", phone="")

    paste = stage_leads(BARE, makes_names=True)

    assert [row.fate for row in paste.rows.order_by("number")] == ["conflict", "new", "new"]


def test_nearly_the_same_address_is_another_customer(workspace, ines):
    written(stage(workspace, "customers", "ruth.keane@gmail.com\n", by=ines, makes_names=True))

    paste = stage(workspace, "customers", "ruth.kean@gmail.com\nruth.keane@gmail.com\n", by=ines, makes_names=True)

    assert [row.fate for row in paste.rows.order_by("number")] == ["new", "same"]


def test_receipt_undo_and_its_undo_hold(workspace, stage_leads, said, mara):
    paste = written(stage_leads(BARE, makes_names=True))
    made = set(workspace.leads.values_list("id", "name"))

    words = said(paste, mara)
    gone = undone(paste).undone_counts
    left = workspace.leads.count()
    redone(paste)

    assert {name for _pk, name in made} == {"Kestrel Logistics", "ruth.keane@gmail.com", "Foss"}
    assert "no name → becomes Foss" in words
    assert "named after" not in words
    assert (gone["removed"], left) == (3, 0)
    assert set(workspace.leads.values_list("id", "name")) == made


def test_an_address_too_long_for_a_name_is_none(stage_leads):
    paste = stage_leads(f"Website\nfacebook.com/{'y' * 210}\n", makes_names=True)

    assert (paste.totals["failed"], paste.nameless) == (1, 0)


@pytest.mark.parametrize("rows", [30, 300])
def test_many_are_named_with_no_query_more(stage_leads, rows):
    paste = stage_leads("".join(f"x{n}@firm{n}.example\n" for n in range(rows)))

    with CaptureQueriesContext(connection) as few:
        paste = remap(paste, makes_names=True)

    assert paste.totals["created"] == rows
    assert len(few) < 40
