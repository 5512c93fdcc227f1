"""What is changed in the admin leaves the same history as on the site."""

from decimal import Decimal

import pytest

from crm.mentions import Mention
from crm.models import Activity, Task
from customers.models import Contact, Customer, Opportunity, Stage
from customers.services import archive
from leads.models import Lead, Status
from leads.services import promote_lead
from tests.factories import (
    ContactFactory,
    CustomerFactory,
    LeadFactory,
    OpportunityFactory,
    TaskFactory,
    WorkspaceFactory,
)


@pytest.fixture
def customer(workspace):
    return CustomerFactory(workspace=workspace)


def errors(response):
    return response.context["adminform"].form.errors if response.context else None


def test_a_new_lead_is_cleaned_filed_and_told(workspace, add, olga):
    add(Lead, workspace=workspace.pk, name=" Larkfield  Dairy ", website="WWW.Larkfield.example/",
        email="Ruth <RUTH@larkfield.example>", phone="01566 555117")  # fmt: skip
    lead = Lead.objects.get()
    assert (lead.name, lead.website, lead.email) == (
        "Larkfield Dairy", "https://larkfield.example", "ruth@larkfield.example")  # fmt: skip
    assert (lead.phone, lead.domain, lead.status) == ("+441566555117", "larkfield.example", Status.INFORMATION_FILLED)
    assert [(line.kind, line.by) for line in lead.activities.all()] == [(Activity.Kind.CREATED, olga)]
    assert list(workspace.leads.matching("larkfield")) == [lead]


def test_a_changed_field_is_told_with_old_and_new(lead, change, olga):
    change(lead, industry="Cheese")
    line = lead.activities.get()
    assert (line.kind, line.by) == (Activity.Kind.FIELDS, olga)
    assert line.data["changes"] == {"industry": ["Seafood", "Cheese"]}


def test_nothing_changed_tells_nothing(lead, change):
    assert change(lead).status_code == 302
    assert not lead.activities.exists()


def test_removing_the_website_makes_the_lead_new_again(lead, change):
    change(lead, website="")
    lead.refresh_from_db()
    assert lead.status == Status.NEW


def test_a_status_is_changed_with_its_reason(lead, change, olga):
    change(lead, status="qualified", reason="Budget agreed")
    line = lead.activities.get()
    lead.refresh_from_db()
    assert lead.status == Status.QUALIFIED
    assert (line.kind, line.text, line.by, line.data["to"]) == (
        Activity.Kind.STATUS,
        "Budget agreed",
        olga,
        "qualified",
    )


def test_disqualifying_without_a_reason_is_refused_beside_the_reason(lead, change):
    response = change(lead, status="disqualified")
    assert "reason" in errors(response)
    lead.refresh_from_db()
    assert lead.status == Status.INFORMATION_FILLED
    assert not lead.activities.exists()


def test_promoted_cannot_be_set(lead, change):
    assert "status" in errors(change(lead, status="promoted"))


def test_promoted_cannot_be_cleared(lead, change, mara):
    Lead.objects.filter(pk=lead.pk).update(status=Status.QUALIFIED)
    lead.refresh_from_db()
    promote_lead(lead, by=mara)
    change(lead, status="new", reason="x")
    lead.refresh_from_db()
    assert lead.status == Status.PROMOTED


def test_a_bad_address_is_an_error_of_its_field(lead, change):
    assert "email" in errors(change(lead, email="nobody"))


def test_an_owner_from_elsewhere_is_refused(lead, change, outsider):
    assert "owner" in errors(change(lead, owner=outsider.pk))


def test_a_form_opened_before_somebody_else_saved_overwrites_nothing(lead, change):
    response = change(lead, seen="2020-01-01T00:00:00+00:00", industry="Cheese")
    assert "Somebody changed this" in str(errors(response))
    lead.refresh_from_db()
    assert lead.industry == "Seafood"


def test_a_lead_stays_in_its_workspace(lead, change, workspace):
    change(lead, workspace=WorkspaceFactory().pk, industry="Cheese")
    lead.refresh_from_db()
    assert lead.workspace == workspace


def test_a_customer_is_archived_and_restored_with_history(customer, change, olga):
    change(customer, status="archived", reason="Moved away")
    customer.refresh_from_db()
    assert customer.is_archived
    assert customer.archived_by == olga
    change(customer, status="active")
    customer.refresh_from_db()
    assert not customer.is_archived
    assert [line.kind for line in customer.activities.order_by("id")] == ["archived", "restored"]
    assert customer.activities.get(kind="archived").text == "Moved away"


def test_an_archived_customer_is_not_changed_until_it_is_restored(customer, change, mara):
    archive(customer, by=mara)
    response = change(customer, industry="Cheese")
    assert "Restore it first" in str(errors(response))


def test_a_new_customer_is_told(workspace, add):
    add(Customer, workspace=workspace.pk, name="Larkfield Dairy")
    assert Customer.objects.get().activities.get().kind == Activity.Kind.CREATED


def test_a_contact_lands_in_the_workspace_of_its_customer(customer, add, workspace):
    add(Contact, customer=customer.pk, first_name="Ruth", phone="01566 555117")
    contact = Contact.objects.get()
    assert (contact.workspace, contact.phone) == (workspace, "+441566555117")
    assert customer.activities.get().kind == Activity.Kind.CONTACT


def test_a_contact_without_a_name_is_refused_and_not_an_error_page(customer, add):
    assert "needs a first name" in str(errors(add(Contact, customer=customer.pk, title="Buyer")))


def test_a_contact_leaves_and_returns(customer, change):
    contact = ContactFactory(customer=customer)
    change(contact, has_left="on")
    contact.refresh_from_db()
    assert contact.has_left
    change(contact, has_left="")
    contact.refresh_from_db()
    assert not contact.has_left
    assert customer.activities.count() == 2


def test_a_deal_moves_with_history_and_the_customers_sums_follow(customer, change, workspace):
    deal = OpportunityFactory(customer=customer, amount=8400)
    change(deal, stage=workspace.stages.get(kind=Stage.Kind.WON).pk)
    deal.refresh_from_db()
    customer.refresh_from_db()
    assert deal.closed_at is not None
    assert customer.open_count == 0
    assert customer.activities.get().kind == Activity.Kind.STAGE


def test_losing_a_deal_needs_a_reason(customer, change, workspace):
    deal, lost = OpportunityFactory(customer=customer), workspace.stages.get(kind=Stage.Kind.LOST)
    assert "reason" in errors(change(deal, stage=lost.pk))
    change(deal, stage=lost.pk, reason="Too dear")
    deal.refresh_from_db()
    assert deal.lost_reason == "Too dear"


def test_a_stage_of_another_workspace_is_refused(customer, change):
    deal = OpportunityFactory(customer=customer)
    assert "stage" in errors(change(deal, stage=WorkspaceFactory().stages.first().pk))


def test_a_new_deal_reads_amounts_as_people_write_them(customer, add, workspace):
    add(Opportunity, customer=customer.pk, name="Vat line", amount="8,400", currency="GBP", billing="annual",
        stage=workspace.stages.first().pk)  # fmt: skip
    customer.refresh_from_db()
    assert (customer.open_count, customer.open_value) == (1, Decimal("9576.00"))  # pounds, in euros


def test_a_task_about_a_lead_of_another_workspace_is_refused(workspace, add):
    assert "lead" in errors(add(Task, workspace=workspace.pk, title="Call", lead=LeadFactory().pk))


def test_a_task_is_ticked_off(workspace, lead, change, olga):
    task = TaskFactory(workspace=workspace, lead=lead)
    change(task, done="on")
    task.refresh_from_db()
    assert task.done_by == olga
    assert lead.activities.get().kind == Activity.Kind.TASK_DONE


@pytest.mark.parametrize("factory", [CustomerFactory, LeadFactory, ContactFactory, OpportunityFactory])
def test_who_is_called_in_notes_is_told_once(factory, workspace, ines, change, mailoutbox):
    owner = (
        {"workspace": workspace} if factory in (CustomerFactory, LeadFactory) else {"customer__workspace": workspace}
    )
    record = factory(**owner)

    change(record, notes="@Ines Baptiste has the key.")
    change(record, notes="@Ines Baptiste has the keys.")

    assert [letter.to for letter in mailoutbox] == [["ines@fernhill.example"]]
    assert Mention.objects.get().about == record


def test_who_is_called_in_the_notes_of_a_new_record_is_told(workspace, ines, add, mailoutbox):
    add(Customer, workspace=workspace.pk, name="Larkfield", notes="@Ines Baptiste knows them.")

    assert [letter.to for letter in mailoutbox] == [["ines@fernhill.example"]]
