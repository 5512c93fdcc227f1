"""What the admin exports it takes back unchanged, and what it imports it writes through the services."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from crm.attached import LINKS
from crm.custom.services import add_field
from crm.models import Activity
from crm.tags.services import name_tags, tag, tags_of_one
from customers.models import Contact, Customer, Opportunity, Stage
from customers.services import archive
from leads.models import Lead, Status
from leads.services import promote_lead
from tests.factories import (
    ContactFactory,
    CustomerFactory,
    LeadFactory,
    OpportunityFactory,
    UserFactory,
    WorkspaceFactory,
)


@pytest.fixture
def olga(db):
    return UserFactory(name="Olga Root", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(browse, olga):
    return browse(olga)


def url(model, page):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


@pytest.fixture
def bring(desk):
    """`bring(Lead, content)` previews a file and confirms it when it may be; gives the result of the preview."""

    def preview(model, content, fmt="0", workspace=None, confirm=True):
        file = SimpleUploadedFile("x", content if isinstance(content, bytes) else content.encode())
        data = {"import_file": file, "format": fmt, "resource": "0", "workspace": workspace.pk if workspace else ""}
        response = desk.post(url(model, "import"), data)
        if confirm and (form := response.context.get("confirm_form")):
            assert desk.post(url(model, "process_import"), form.initial).status_code == 302
        return response.context["result"]

    return preview


@pytest.fixture
def take(desk):
    """`take(Lead)` is the file of the admin's export, as bytes; `workspace` narrows it to one."""

    def taken(model, fmt="0", workspace=None):
        data = {"format": fmt, "resource": "0", "workspace": workspace.pk if workspace else ""}
        return b"".join(desk.post(url(model, "export"), data))

    return taken


def problems(result):
    return {row.number: {**row.error_dict} for row in result.invalid_rows}


WILD = ["=1+1", "'=1+1", "''x", "@home", "-5", "Ærø <b>Østers</b>", 'a,"b";c', "_x000D_ x"]


@pytest.mark.parametrize("fmt", ["0", "1"], ids=["csv", "xlsx"])
@pytest.mark.parametrize("model", [Lead, Customer, Contact, Opportunity])
def test_a_file_comes_back_unchanged(model, fmt, workspace, mara, take, bring):
    for n, text in enumerate(WILD):
        customer = CustomerFactory(workspace=workspace, name=f"{text} {n}", notes=f"{text}\n{text}", owner=mara)
        LeadFactory(workspace=workspace, name=text, notes=f"{text}\n{text}", contact_name=text, owner=mara)
        ContactFactory(customer=customer, first_name=text, phone="+441566555117", buying_role="finance")
        OpportunityFactory(customer=customer, name=text, amount="18600.50", expected_close="2026-03-31", owner=mara)
    before = list(model.objects.order_by("id").values())

    result = bring(model, take(model, fmt), fmt)

    assert problems(result) == {}
    assert result.totals["skip"] == len(WILD)
    assert list(model.objects.order_by("id").values()) == before
    assert not Activity.objects.exists()


def test_rows_with_an_id_change_and_rows_without_create(workspace, bring, olga):
    lead = LeadFactory(workspace=workspace, name="Aspen", industry="Dairy")
    result = bring(Lead, f"id,workspace,name,phone\n{lead.pk},fernhill,Aspen Dairy,\n,fernhill,Birch,01566 555117\n")
    lead.refresh_from_db()
    new = Lead.objects.get(name="Birch")
    assert (result.totals["update"], result.totals["new"]) == (1, 1)
    assert (lead.name, lead.phone, lead.industry) == ("Aspen Dairy", "", "Dairy")
    assert (new.phone, new.activities.get().by) == ("+441566555117", olga)
    assert set(lead.activities.get().data["changes"]) == {"name", "phone"}


def test_an_id_of_another_workspace_is_an_error_and_never_a_new_lead(workspace, bring):
    theirs = LeadFactory(name="Theirs")
    result = bring(Lead, f"id,workspace,name\n{theirs.pk},fernhill,Mine\nabc,fernhill,Mine\n")
    assert [set(errors) for errors in problems(result).values()] == [{"id"}, {"id"}]
    assert Lead.objects.get().name == "Theirs"


def test_rows_that_name_no_workspace_go_to_the_chosen_one(workspace, bring):
    bring(Lead, "name\nAspen\n", workspace=workspace)
    assert Lead.objects.get().workspace == workspace


def test_each_error_is_told_at_its_row_and_field(workspace, bring, outsider):
    rows = f"workspace,name,email,owner,status\nfernhill,,nobody,{outsider.email},won\nnowhere,x,,,\nfernhill,Good,,,\n"
    found = problems(bring(Lead, rows))
    assert set(found[1]) == {"name", "email", "owner", "status"}
    assert set(found[2]) == {"workspace"}
    assert not Lead.objects.exists()


def test_a_status_is_imported_with_its_reason(workspace, bring):
    lead = LeadFactory(workspace=workspace)
    bring(Lead, f"id,workspace,status,reason\n{lead.pk},fernhill,Disqualified,Closed down\n")
    lead.refresh_from_db()
    assert lead.status == Status.DISQUALIFIED
    assert lead.activities.get().text == "Closed down"


def test_an_empty_status_leaves_it_as_it_is(workspace, bring):
    lead = LeadFactory(workspace=workspace, status=Status.QUALIFIED)
    bring(Lead, f"id,workspace,status,industry\n{lead.pk},fernhill,,Cheese\n")
    lead.refresh_from_db()
    assert (lead.status, lead.industry) == (Status.QUALIFIED, "Cheese")


def test_promoted_is_neither_set_nor_cleared_by_a_file(workspace, mara, bring):
    new, old = LeadFactory(workspace=workspace), LeadFactory(workspace=workspace, status=Status.QUALIFIED)
    promote_lead(old, by=mara)
    result = bring(Lead, f"id,workspace,status\n{new.pk},fernhill,promoted\n{old.pk},fernhill,new\n")
    assert len(problems(result)) == 2


def test_a_customer_is_archived_by_a_file_with_history(workspace, bring):
    customer = CustomerFactory(workspace=workspace)
    bring(Customer, f"id,workspace,status,reason\n{customer.pk},fernhill,archived,Sold\n")
    customer.refresh_from_db()
    assert customer.is_archived
    assert (customer.activities.get().kind, customer.activities.get().text) == (Activity.Kind.ARCHIVED, "Sold")


def test_an_archived_customer_is_not_changed_by_a_file(workspace, mara, bring):
    customer = CustomerFactory(workspace=workspace)
    archive(customer, by=mara)
    result = bring(Customer, f"id,workspace,industry\n{customer.pk},fernhill,Cheese\n")
    assert "Restore it first" in str(problems(result))


def test_a_contact_finds_its_customer_by_name(workspace, bring):
    customer = CustomerFactory(workspace=workspace, name="Larkfield Dairy")
    CustomerFactory(workspace=WorkspaceFactory(), name="Larkfield Dairy")
    bring(Contact, "workspace,customer,first_name\nfernhill,larkfield dairy,Ruth\n")
    assert Contact.objects.get().customer == customer


def test_a_customer_that_is_not_the_only_one_of_its_name_is_asked_for_by_number(workspace, bring):
    CustomerFactory.create_batch(2, workspace=workspace, name="Larkfield Dairy")
    result = bring(Contact, "workspace,customer,first_name\nfernhill,Larkfield Dairy,Ruth\nfernhill,,Ruth\n")
    assert set(problems(result)[1]) == {"customer"}
    assert "which customer" in str(problems(result)[2])


def test_a_deal_moves_by_the_name_of_its_stage(workspace, bring):
    deal = OpportunityFactory(customer=CustomerFactory(workspace=workspace))
    bring(Opportunity, f'id,workspace,stage,amount\n{deal.pk},fernhill,closed won,"18,600.50"\n')
    deal.refresh_from_db()
    assert (deal.stage.kind, str(deal.amount)) == (Stage.Kind.WON, "18600.50")
    assert deal.customer.activities.filter(kind=Activity.Kind.STAGE).exists()


def test_one_bad_row_at_the_confirmation_leaves_nothing_written(workspace, desk, bring):
    lead = LeadFactory(workspace=workspace)
    rows = f"id,workspace,name\n{lead.pk},fernhill,Changed\n,fernhill,New\n"
    file = SimpleUploadedFile("x", rows.encode())
    preview = desk.post(url(Lead, "import"), {"import_file": file, "format": "0", "resource": "0"})
    lead.delete()
    desk.post(url(Lead, "process_import"), preview.context["confirm_form"].initial)
    assert not Lead.objects.exists()


def test_the_admins_file_names_the_workspace(workspace, take):
    LeadFactory(workspace=workspace, name="Aspen")
    row = next(csv.DictReader(io.StringIO(take(Lead).decode("utf-8-sig"))))
    assert (row["workspace"], row["name"]) == ("fernhill", "Aspen")


def test_importing_takes_the_right_to_add_and_change(browse, workspace):
    clerk = UserFactory(is_staff=True)
    assert browse(clerk).get(url(Lead, "import")).status_code == 403
    assert browse(clerk).get(url(Lead, "export")).status_code == 403


def test_more_rows_than_may_be_walked_one_by_one_are_sent_to_the_import_page(workspace, bring):
    result = bring(Lead, "name,workspace\n" + "".join(f"Acme {n},fernhill\n" for n in range(1_001)))

    assert "1000 can be taken here" in str(result.base_errors[0].error)
    assert workspace.leads.count() == 0


@pytest.fixture
def own(workspace):
    """The workspace with fields of its own on all kinds of records."""
    add_field(workspace, label="Tier", type="choice", places=LINKS, choices=["Gold", "Silver"])
    add_field(workspace, label="Sites", type="number", places=LINKS)
    add_field(workspace, label="=Remark", type="text", places=LINKS)
    return workspace


@pytest.mark.parametrize("fmt", ["0", "1"], ids=["csv", "xlsx"])
@pytest.mark.parametrize("model", [Lead, Customer, Contact, Opportunity])
def test_a_file_of_one_workspace_has_its_own_columns_and_comes_back_unchanged(model, fmt, own, mara, take, bring):
    custom = {"tier": "gold", "sites": "-1200.5", "remark": "=1+1"}
    customer = CustomerFactory(workspace=own, custom=custom)
    LeadFactory(workspace=own, custom=custom)
    ContactFactory(customer=customer, custom=custom)
    OpportunityFactory(customer=customer, custom=custom)
    record = model.objects.get()
    tag(model, [record.pk], name_tags(own, ["VIP", "Fair"]), by=mara, tell=False)

    file = take(model, fmt, own)
    result = bring(model, file, fmt, own)

    if fmt == "0":
        row = next(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))
        assert (row["Tier"], row["Sites"], row["'=Remark"], row["Tags"]) == ("Gold", "-1200.5", "'=1+1", "Fair, VIP")
    assert problems(result) == {}
    assert result.totals["skip"] == 1
    assert not Activity.objects.exists()


def test_own_columns_are_written_through_the_services(own, bring, olga):
    lead = LeadFactory(workspace=own, custom={"tier": "gold"})
    tag(Lead, [lead.pk], name_tags(own, ["Old"]), by=None, tell=False)
    result = bring(
        Lead, f'id,name,Tier,Sites,Tags\n{lead.pk},Aspen,silver,"1,200","VIP, Fair"\n,Birch,Gold,,VIP\n', workspace=own
    )
    lead, birch = Lead.objects.get(pk=lead.pk), Lead.objects.get(name="Birch")
    assert (result.totals["update"], result.totals["new"]) == (1, 1)
    assert (lead.custom, birch.custom) == ({"tier": "silver", "sites": "1200"}, {"tier": "gold"})
    assert [[one.name for one in tags_of_one(record)] for record in (lead, birch)] == [["Fair", "VIP"], ["VIP"]]
    told = [line.data["changes"] for line in lead.activities.order_by("id")]
    assert (set(told[0]), told[1]) == ({"name", "custom_tier", "custom_sites"}, {"tags": ["Old", "Fair, VIP"]})


def test_what_does_not_fit_an_own_column_is_told_at_its_field(own, bring):
    other = WorkspaceFactory()
    found = problems(
        bring(Lead, f"workspace,name,Tier,Sites\n,Aspen,Tin,many\n{other.slug},Birch,Gold,\n", workspace=own)
    )
    assert (set(found[1]), set(found[2])) == ({"Tier", "Sites"}, {"Tier"})
    assert not Lead.objects.exists()
