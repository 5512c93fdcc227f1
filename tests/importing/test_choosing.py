"""What a person decides about single rows: another choice, another cell."""

import pytest

from crm.exceptions import DomainError
from crm.importing.planning.choosing import choose, edit
from crm.importing.planning.staging import AlreadyConfirmed, remap, stage
from leads.models import Status
from tests.factories import CustomerFactory, LeadFactory
from tests.importing.conftest import written

KNOWN = "Company,Email,Industry\nTideway,orla@tideway.example,Fish\n"


@pytest.fixture
def known(workspace):
    return LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", industry="Seafood", source="")


def outcomes(paste):
    return [row.outcome for row in paste.rows.order_by("number")]


@pytest.mark.parametrize(("choice", "outcome"), [("create", "created"), ("skip", "skipped"), ("update", "unchanged")])
def test_a_choice_goes_before_the_fate(stage_leads, known, mara, choice, outcome):
    paste = stage_leads(KNOWN)

    assert choose(paste, choice, rows=paste.rows.all()) == 1
    written(paste, by=mara)

    assert outcomes(paste) == [outcome]


def test_an_insisted_update_changes_a_disqualified_lead(stage_leads, workspace, mara):
    lead = LeadFactory(workspace=workspace, email="orla@tideway.example", source="", status=Status.DISQUALIFIED)
    paste = stage_leads("Company,Email,Source\nTideway,orla@tideway.example,Fair\n")
    choose(paste, "update", rows=paste.rows.all())

    written(paste, by=mara)

    lead.refresh_from_db()
    assert (lead.source, lead.status) == ("Fair", Status.DISQUALIFIED)


def test_a_choice_that_the_fate_does_not_allow_changes_nothing(stage_leads, workspace):
    LeadFactory(workspace=workspace, email="orla@tideway.example", status=Status.PROMOTED)
    paste = stage_leads(KNOWN + ",x@y.example,\n")

    assert choose(paste, "update", rows=paste.rows.all()) == 0
    assert choose(paste, "contact", rows=paste.rows.all()) == 0
    assert choose(paste, "create", rows=paste.rows.filter(fate="invalid")) == 0


def test_a_choice_can_be_taken_back(stage_leads):
    paste = stage_leads(KNOWN)
    choose(paste, "skip", rows=paste.rows.all())

    choose(paste, "", rows=paste.rows.all())

    assert outcomes(paste) == ["created"]


def test_choices_hold_when_rows_are_judged_again(stage_leads):
    paste = stage_leads(KNOWN + "Bolt,b@bolt.example,Steel\n")
    choose(paste, "skip", rows=paste.rows.filter(number=2))

    remap(paste, duplicates="overwrite")

    assert outcomes(paste) == ["skipped", "created"]
    assert (paste.totals["skipped"], paste.totals["created"]) == (1, 1)


def test_a_choice_that_makes_no_sense_any_more_is_forgotten(stage_leads, known):
    paste = stage_leads(KNOWN, duplicates="skip")
    choose(paste, "update", rows=paste.rows.all())

    remap(paste, mapping=["name", "", "industry"])
    known.delete()
    remap(paste, mapping=["name", "email", "industry"])

    assert (paste.rows.get().choice, outcomes(paste)) == ("", ["created"])


def test_choosing_for_rows_of_another_import_does_nothing(stage_leads):
    one, other = stage_leads(KNOWN), stage_leads(KNOWN)

    assert choose(one, "skip", rows=other.rows.all()) == 0


def test_a_mended_cell_is_judged_at_once(stage_leads, known):
    paste = stage_leads("Company,Email\nTideway,orla@@tideway.example\n")

    row = edit(paste, paste.rows.get(), {1: "orla@tideway.example"})

    assert (row.fate, row.target_id, row.errors) == ("same", known.pk, {})
    paste.refresh_from_db()
    assert (paste.counts, paste.totals["unchanged"]) == ({"same": 1}, 1)


def test_a_mended_cell_finds_its_repeats_and_loses_them(stage_leads):
    paste = stage_leads("Company,Email\nAcme,a@acme.example\nBolt,b@bolt.example\nCast,c@cast.example\n")
    first = paste.rows.get(number=2)

    edit(paste, first, {1: "c@cast.example"})
    last = paste.rows.get(number=4)
    assert (last.fate, last.twin, last.outcome) == ("repeat", 2, "skipped")

    edit(paste, first, {1: "a@acme.example"})
    last = paste.rows.get(number=4)
    assert (last.fate, last.twin, last.outcome) == ("new", None, "created")


def test_a_skipped_repeat_stays_skipped_when_it_is_none_any_more(stage_leads):
    paste = stage_leads("Company,Email\nAcme,a@acme.example\nAcme,a@acme.example\n")
    choose(paste, "skip", rows=paste.rows.filter(number=3))

    edit(paste, paste.rows.get(number=2), {0: ""})

    row = paste.rows.get(number=3)
    assert (row.fate, row.outcome) == ("new", "skipped")


def test_the_repeat_of_a_row_that_fails_takes_its_place(stage_leads):
    paste = stage_leads("Company,Email\nAcme,a@acme.example\nAcme,a@acme.example\nAcme,a@acme.example\n")

    edit(paste, paste.rows.get(number=2), {1: "no address"})

    assert [row.fate for row in paste.rows.order_by("number")] == ["invalid", "new", "repeat"]
    assert paste.rows.get(number=4).twin == 3


def test_a_cell_beyond_the_end_of_a_short_row_can_be_filled(stage_leads):
    paste = stage_leads("Company,Email\nAcme\nBolt,b@bolt.example\n")

    row = edit(paste, paste.rows.get(number=2), {1: "a@acme.example"})

    assert (row.cells, row.email) == (["Acme", "a@acme.example"], "a@acme.example")


@pytest.mark.parametrize(("column", "text"), [(9, "x"), (-1, "x"), (0, "x" * 100_001)])
def test_what_is_no_cell_is_refused(stage_leads, column, text):
    paste = stage_leads(KNOWN)

    with pytest.raises(DomainError):
        edit(paste, paste.rows.get(), {column: text})


@pytest.mark.parametrize(
    "text", ["a\0b", "\ud800", "\u202etxt.exe", "<script>alert(1)</script>", '{"a": "\\u0000"}', "😀" * 50]
)
def test_any_text_can_be_put_into_a_cell(stage_leads, mara, text):
    paste = stage_leads(KNOWN)

    edit(paste, paste.rows.get(), {0: text})

    assert sum(written(paste, by=mara).outcomes.values()) == 1


def test_nothing_is_chosen_or_edited_once_it_is_confirmed(stage_leads, mara):
    paste = written(stage_leads(KNOWN), by=mara)

    with pytest.raises(AlreadyConfirmed):
        choose(paste, "skip", rows=paste.rows.all())
    with pytest.raises(AlreadyConfirmed):
        edit(paste, paste.rows.get(), {0: "Bolt"})


def test_a_row_of_a_customer_becomes_a_contact_there(stage_leads, workspace, mara):
    customer = CustomerFactory(workspace=workspace, name="Tideway", website="https://tideway.example")
    paste = stage_leads("Company,Contact,Email,Phone\nTideway,Orla Brennan,orla@tideway.example,+35391555001\n")
    choose(paste, "contact", rows=paste.rows.all())

    written(paste, by=mara)

    contact = customer.contacts.get()
    assert (str(contact), contact.email, contact.phone) == ("Orla Brennan", "orla@tideway.example", "+35391555001")
    assert (paste.totals["created"], workspace.leads.count()) == (1, 0)
    assert paste.rows.get().made_id == contact.pk


def test_a_person_who_is_a_contact_there_already_is_not_added_again(stage_leads, workspace, mara):
    CustomerFactory(workspace=workspace, name="Tideway", website="https://tideway.example")
    for _time in range(2):
        paste = stage_leads("Company,Contact,Email\nTideway,Orla Brennan,orla@tideway.example\n")
        choose(paste, "contact", rows=paste.rows.all())
        written(paste, by=mara)

    assert workspace.contacts.count() == 1
    assert outcomes(paste) == ["unchanged"]


def test_customers_are_no_contacts(workspace, mara):
    paste = stage(workspace, "customers", "Company\nTideway\n", by=mara)

    assert choose(paste, "contact", rows=paste.rows.all()) == 0
