"""The undo of an undo: everything is again as the import left it, and what people did in between stays."""

import pytest

from crm import search
from crm.exceptions import DomainError
from crm.importing.planning.choosing import choose
from crm.importing.planning.staging import stage
from crm.importing.undoing.redo import redo
from crm.models import Activity
from customers.models import Contact, Customer
from customers.services import archive
from leads.models import Status
from leads.services import update_lead
from tests.factories import CustomerFactory, LeadFactory
from tests.importing.conftest import redone, undone, written
from tests.importing.tables import tables

TEXT = (
    "Company,Email,Website,Industry,Created\n"
    "Tideway,orla@tideway.example,tideway.example,Fish,2024-03-01\n"
    "Bolt,b@bolt.example,bolt.example,Steel,\n"
    "Foss,,,,\n"
)


@pytest.fixture
def known(workspace):
    """A lead that the import fills."""
    return LeadFactory(workspace=workspace, name="Bolt", email="b@bolt.example", website="", status=Status.NEW)


@pytest.mark.parametrize("duplicates", ["skip", "update", "overwrite", "create"])
def test_undo_and_its_undo_leave_everything_as_it_was(stage_leads, known, mara, duplicates):
    paste = stage_leads(TEXT, duplicates=duplicates)
    before = tables()
    after = tables(written(paste, by=mara))

    back = tables(undone(paste, by=mara))
    again = tables(redone(paste, by=mara))

    assert back == before
    assert again == after
    assert paste.undone_counts == {}
    assert tables(undone(paste, by=mara)) == before


def test_the_same_records_come_back_with_ids_stories_and_search(stage_leads, workspace, mara):
    paste = written(stage_leads(TEXT), by=mara)
    ids = set(workspace.leads.values_list("pk", flat=True))
    story = list(Activity.objects.order_by("lead").values_list("lead", "kind", "data", "happened_at"))

    redone(undone(paste, by=mara), by=mara)

    assert set(workspace.leads.values_list("pk", flat=True)) == ids
    assert list(Activity.objects.order_by("lead").values_list("lead", "kind", "data", "happened_at")) == story
    assert search.matching(workspace.leads.all(), "tideway").count() == 1


def test_a_new_record_after_the_undo_gets_an_id_of_its_own(stage_leads, workspace, mara):
    paste = undone(written(stage_leads(TEXT), by=mara), by=mara)
    new = LeadFactory(workspace=workspace, name="Harbour")

    redone(paste, by=mara)

    assert sorted(workspace.leads.values_list("name", flat=True)) == ["Bolt", "Foss", "Harbour", "Tideway"]
    assert workspace.leads.get(name="Harbour") == new


@pytest.mark.parametrize("name", ["Tideway", "Foss"])
def test_what_somebody_made_anew_is_not_made_twice(stage_leads, workspace, mara, name):
    paste = undone(written(stage_leads(TEXT), by=mara), by=mara)
    LeadFactory(workspace=workspace, name=name, email="", website="", phone="", contact_name="")

    redone(paste, by=mara)

    assert workspace.leads.filter(name=name).count() == 1
    assert paste.totals == {"rows": 3, "created": 2, "updated": 0, "unchanged": 0, "skipped": 1, "failed": 0}


def test_the_same_file_written_in_between_is_not_written_twice(stage_leads, workspace, mara):
    paste = undone(written(stage_leads(TEXT), by=mara), by=mara)
    written(stage_leads(TEXT), by=mara)

    redone(paste, by=mara)

    assert workspace.leads.count() == 3
    assert paste.totals["skipped"] == 3


def test_a_former_value_that_a_person_typed_again_stays(stage_leads, known, mara):
    known.industry = "Iron"
    known.save()
    paste = written(stage_leads(TEXT, duplicates="overwrite"), by=mara)
    update_lead(known, {"industry": "Iron"}, by=mara)

    redone(undone(paste, by=mara), by=mara)

    known.refresh_from_db()
    assert (known.industry, known.website) == ("Iron", "https://bolt.example")


def test_what_a_person_typed_between_undo_and_its_undo_stays(stage_leads, known, mara):
    paste = undone(written(stage_leads(TEXT), by=mara), by=mara)
    update_lead(known, {"website": "https://bolt.org"}, by=mara)

    redone(paste, by=mara)

    known.refresh_from_db()
    assert known.website == "https://bolt.org"


@pytest.fixture
def with_contact(stage_leads, workspace, mara):
    """An import whose row became a contact of a customer."""
    CustomerFactory(workspace=workspace, name="Tideway", website="https://tideway.example")
    paste = stage_leads("Company,Contact,Email\nTideway,Orla Brennan,orla@tideway.example\n")
    choose(paste, "contact", rows=paste.rows.all())
    return written(paste, by=mara)


def test_a_contact_comes_back_as_the_same(with_contact, workspace, mara):
    before = Contact.objects.values().get()

    undone(with_contact, by=mara)
    assert not Contact.objects.exists()
    redone(with_contact, by=mara)

    after = Contact.objects.values().get()
    assert {**after, "updated_at": 0} == {**before, "updated_at": 0}
    assert [line.data["did"] for line in Activity.objects.order_by("id")] == ["added", "removed", "added"]


def test_a_contact_whose_customer_rests_now_is_that_row_s_failure(with_contact, mara):
    undone(with_contact, by=mara)
    archive(Customer.objects.get(), by=mara)

    redone(with_contact, by=mara)

    row = with_contact.rows.get()
    assert (row.outcome, row.made_id) == ("failed", None)
    assert with_contact.totals == {"rows": 1, "created": 0, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 1}


def test_customers_come_back_archived_as_they_were(workspace, mara):
    paste = written(stage(workspace, "customers", "Company,Status\nMoss,archived\nLark,\n", by=mara), by=mara)
    before = list(Customer.objects.order_by("pk").values())

    redone(undone(paste, by=mara), by=mara)

    assert list(Customer.objects.order_by("pk").values()) == before


def test_only_an_undone_import_can_be_redone(stage_leads, mara):
    paste = written(stage_leads(TEXT), by=mara)

    with pytest.raises(DomainError):
        redo(paste, by=mara)
