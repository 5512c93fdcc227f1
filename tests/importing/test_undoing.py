"""True undo: what the import made goes, what it changed gets its former values back, what people did since stays."""

import pytest

from crm import search
from crm.custom.models import CustomField
from crm.custom.services import add_field
from crm.exceptions import DomainError
from crm.history import log
from crm.importing.planning.staging import stage
from crm.importing.undoing.forecast import forecast
from crm.importing.undoing.undo import undo
from crm.importing.writing.confirming import CHUNK, confirm, stop
from crm.models import Activity
from crm.phases import run
from crm.tags.services import name_tags, tag
from customers.services import add_contact, archive, update_customer
from leads.models import Lead, Status
from leads.services import change_status, promote_lead, update_lead
from tests.factories import CustomerFactory, LeadFactory, OpportunityFactory, TaskFactory
from tests.importing.conftest import undone, written

NEW = "Company,Email,Website\nTideway,orla@tideway.example,tideway.example\nBolt,,\n"


def test_created_records_go_with_their_stories_and_out_of_the_search(stage_leads, workspace, mara):
    other = LeadFactory(workspace=workspace, name="Harbour")
    paste = written(stage_leads(NEW), by=mara)

    undone(paste, by=mara)

    assert list(workspace.leads.all()) == [other]
    assert not Activity.objects.exists()
    assert not search.matching(workspace.leads.all(), "tideway").exists()
    assert paste.undone_counts == {"removed": 2, "restored": 0, "kept": 0}


def test_an_update_gets_exactly_its_former_values_back(stage_leads, workspace, mara, ines):
    lead = LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", website="", phone="ask Orla",
                       industry="Seafood", status=Status.NEW)  # fmt: skip
    before = Lead.objects.values().get()
    text = "Company,Email,Website,Phone,Industry\nTideway Ltd,orla@tideway.example,tideway.example,0207 946 0000,Fish\n"
    paste = written(stage_leads(text, duplicates="overwrite"), by=mara)
    lead.refresh_from_db()
    assert (lead.name, lead.status, lead.industry) == ("Tideway Ltd", Status.INFORMATION_FILLED, "Fish")

    undone(paste, by=ines)

    after = Lead.objects.values().get()
    assert {**after, "updated_at": None} == {**before, "updated_at": None, "domain": "tideway.example"}
    assert list(search.matching(workspace.leads.all(), "tideway seafood")) == [lead]
    assert {line.by for line in lead.activities.filter(data__undo=True)} == {ines}


@pytest.mark.parametrize("status", [Status.CONTACTED, Status.QUALIFIED, Status.DISQUALIFIED])
def test_a_status_chosen_by_hand_since_stays(stage_leads, workspace, mara, status):
    lead = LeadFactory(workspace=workspace, email="orla@tideway.example", website="", status=Status.NEW)
    paste = written(stage_leads("Company,Email,Website\nTideway,orla@tideway.example,tideway.example\n"), by=mara)
    change_status(lead, status, by=mara, reason="Talked")

    undone(paste, by=mara)

    lead.refresh_from_db()
    assert (lead.website, lead.status) == ("", status)


def touch_with_tag(lead, by):
    tag(Lead, [lead.pk], name_tags(lead.workspace, ["Key account"]), by=by)


def touch_with_own_field(lead, by):
    tier = add_field(lead.workspace, label="Tier", type=CustomField.Type.TEXT, places=["lead"])
    update_lead(lead, {f"custom_{tier.key}": "A"}, by=by)


def touch_with_note(lead, by):
    log(lead, Activity.Kind.NOTE, by=by, text="They like it.")


def touch_with_call(lead, by):
    log(lead, Activity.Kind.CALL, by=by, text="Called.")


def touch_with_task(lead, by):
    TaskFactory(workspace=lead.workspace, lead=lead)


def touch_with_status(lead, by):
    change_status(lead, Status.CONTACTED, by=by)


def touch_with_field(lead, by):
    update_lead(lead, {"industry": "Seafood"}, by=by)


def touch_with_owner(lead, by):
    update_lead(lead, {"owner": None}, by=by)


def touch_with_promotion(lead, by):
    promote_lead(change_status(lead, Status.QUALIFIED, by=by), by=by)


def test_tags_that_no_story_tells_of_go_with_the_lead(stage_leads, workspace, mara):
    paste = written(stage_leads(NEW), by=mara)
    tag(Lead, workspace.leads.values_list("pk", flat=True), name_tags(workspace, ["Fair"]), by=mara, tell=False)

    undone(paste, by=mara)

    assert not workspace.leads.exists()
    assert paste.undone_counts == {"removed": 2, "restored": 0, "kept": 0}


@pytest.mark.parametrize(
    "touch",
    [touch_with_note, touch_with_call, touch_with_task, touch_with_status, touch_with_field, touch_with_owner,
     touch_with_promotion, touch_with_tag, touch_with_own_field],
)  # fmt: skip
def test_a_lead_that_was_worked_on_stays_and_is_foretold(stage_leads, workspace, mara, touch):
    paste = written(stage_leads(NEW), by=mara)
    touch(workspace.leads.get(name="Tideway"), mara)

    foretold = forecast(paste)
    undone(paste, by=mara)

    assert [lead.name for lead in workspace.leads.all()] == ["Tideway"]
    assert (foretold.removed, foretold.kept) == (1, 1)
    assert [(row.number, why) for row, why in foretold.staying] == [(2, "worked on since")]
    assert paste.undone_counts == {"removed": 1, "restored": 0, "kept": 1}


@pytest.mark.parametrize(
    "touch",
    [
        lambda customer, by: log(customer, Activity.Kind.MEETING, by=by, text="Met."),
        lambda customer, by: add_contact(customer, by=by, first_name="Ruth"),
        lambda customer, by: OpportunityFactory(customer=customer),
        lambda customer, by: archive(customer, by=by),
        lambda customer, by: update_customer(customer, {"phone": "+441566555117"}, by=by),
    ],
    ids=["meeting", "contact", "opportunity", "archive", "field"],
)
def test_a_customer_that_was_worked_on_stays_and_is_foretold(workspace, mara, touch):
    paste = written(stage(workspace, "customers", "Company\nLarkfield\nMoss\n", by=mara), by=mara)
    touch(workspace.customers.get(name="Moss"), mara)

    foretold = forecast(paste)
    undone(paste, by=mara)

    assert [customer.name for customer in workspace.customers.all()] == ["Moss"]
    assert [row.number for row, _why in foretold.staying] == [3]


def test_what_a_person_changed_since_stays_and_the_rest_goes_back(stage_leads, workspace, mara):
    lead = LeadFactory(workspace=workspace, email="orla@tideway.example", phone="", source="")
    text = "Company,Email,Phone,Source\nTideway,orla@tideway.example,0207 946 0000,Fair\n"
    paste = written(stage_leads(text), by=mara)
    update_lead(lead, {"phone": "+4930901820"}, by=mara)

    foretold = forecast(paste)
    undone(paste, by=mara)

    lead.refresh_from_db()
    assert (lead.phone, lead.source) == ("+4930901820", "")
    assert (foretold.restored, foretold.kept) == (1, 1)
    assert [why for _row, why in foretold.staying] == ["changed since: Phone"]


def test_what_a_later_import_changed_stays(stage_leads, workspace, mara):
    text = "Company,Email,Phone\nTideway,orla@tideway.example,{}\n"
    first = written(stage_leads(text.format("")), by=mara)
    written(stage_leads(text.format("0207 946 0000")), by=mara)

    undone(first, by=mara)

    assert workspace.leads.get().phone == "+442079460000"


def test_a_later_import_that_is_undone_itself_keeps_nothing(stage_leads, workspace, mara):
    text = "Company,Email,Website\nTideway,orla@tideway.example,{}\n"
    first = written(stage_leads(text.format("")), by=mara)
    second = written(stage_leads(text.format("tideway.example")), by=mara)
    undone(second, by=mara)

    undone(first, by=mara)

    assert not workspace.leads.exists()


def test_a_lead_promoted_since_stays_as_it_went_over(stage_leads, workspace, mara):
    lead = LeadFactory(workspace=workspace, email="orla@tideway.example", phone="", status=Status.QUALIFIED)
    paste = written(stage_leads("Company,Email,Phone\nTideway,orla@tideway.example,0207 946 0000\n"), by=mara)
    promote_lead(lead, by=mara)

    foretold = forecast(paste)
    undone(paste, by=mara)

    lead.refresh_from_db()
    assert (lead.status, lead.phone) == (Status.PROMOTED, "+442079460000")
    assert (foretold.restored, foretold.kept) == (0, 1)


@pytest.mark.parametrize("between", [0, 1_500])
def test_two_rows_that_changed_one_record_go_back_both(stage_leads, workspace, mara, between):
    lead = LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", industry="Seafood")
    others = "".join(f"Acme {n},a{n}@acme{n}.example,Steel\n" for n in range(between))
    row = "Tideway,orla@tideway.example,{}\n"
    paste = written(
        stage_leads(
            "Company,Email,Industry\n" + row.format("Fish") + others + row.format("Shellfish"), duplicates="overwrite"
        ),
        by=mara,
    )
    lead.refresh_from_db()
    assert lead.industry == "Shellfish"

    foretold = forecast(paste)
    undone(paste, by=mara)

    lead.refresh_from_db()
    assert lead.industry == "Seafood"
    assert (foretold.restored, foretold.kept) == (2, 0)


def test_a_stopped_import_is_undone_as_far_as_it_came(stage_leads, workspace, mara):
    text = "Company,Email\n" + "".join(f"Acme {n},a{n}@acme.example\n" for n in range(CHUNK + 200))
    paste = run(confirm(stage_leads(text), by=mara), most=1)
    stop(paste)
    assert (paste.totals["created"], paste.totals["skipped"]) == (CHUNK, 200)

    undone(paste, by=mara)

    assert not workspace.leads.exists()
    assert paste.undone_counts["removed"] == CHUNK


def test_undoing_twice_is_refused(stage_leads, mara):
    paste = undone(written(stage_leads(NEW), by=mara), by=mara)

    with pytest.raises(DomainError):
        undo(paste, by=mara)


def test_a_contact_made_of_a_row_goes_again_unless_somebody_built_on_it(stage_leads, workspace, mara):
    from crm.importing.planning.choosing import choose

    customer = CustomerFactory(workspace=workspace, name="Tideway", website="https://tideway.example")
    text = "Company,Contact,Email\nTideway,Orla Brennan,orla@tideway.example\nTideway,Finn Roe,finn@tideway.example\n"
    paste = stage_leads(text)
    choose(paste, "contact", rows=paste.rows.all())
    written(paste, by=mara)
    orla, finn = customer.contacts.order_by("id")
    log(customer, Activity.Kind.NOTE, by=mara, text="Likes tea.", contact=finn)

    foretold = forecast(paste)
    undone(paste, by=mara)

    assert (orla.first_name, list(customer.contacts.all())) == ("Orla", [finn])
    assert (foretold.removed, foretold.kept) == (1, 1)
    assert paste.undone_counts == {"removed": 1, "restored": 0, "kept": 1}
