"""The admin under our strict CSP: nothing inline in Django's pages, nor in import-export's."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from leads.models import Lead
from leads.services import change_status
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, OpportunityFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def olga(db):
    return UserFactory(name="Olga Root", email="olga@fernhill.example", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(page, sign_in, live_server, olga):
    """`desk("leads_lead_add")` opens a page of the admin as a superuser."""
    sign_in(page, olga)

    def opened(name, *args):
        page.goto(live_server.url + reverse(f"admin:{name}", args=args))
        return page

    return opened


def test_every_kind_of_page_keeps_to_the_csp(desk, shot, workspace, mara):
    lead = LeadFactory(workspace=workspace, owner=mara)
    change_status(lead, "qualified", by=mara, reason="Budget agreed")
    customer = CustomerFactory(workspace=workspace)
    contact, deal = ContactFactory(customer=customer), OpportunityFactory(customer=customer)
    shot(desk("index"), "index")
    shot(desk("app_list", "leads"), "app")
    for name, record in (
        ("leads_lead", lead),
        ("customers_customer", customer),
        ("customers_contact", contact),
        ("customers_opportunity", deal),
    ):
        for kind, args in {"changelist": (), "add": (), "change": (record.pk,), "history": (record.pk,),
                           "import": (), "export": (), "delete": (record.pk,)}.items():  # fmt: skip
            shot(desk(f"{name}_{kind}", *args), f"{name}-{kind}")
    for name in ("accounts_user", "accounts_workspace", "accounts_membership", "crm_activity", "crm_task",
                 "customers_stage", "leads_promotion", "crm_import"):  # fmt: skip
        shot(desk(f"{name}_changelist"), name)
    for name, args in (("accounts_user_add", ()), ("accounts_user_change", (mara.pk,)), ("crm_task_add", ()),
                       ("auth_user_password_change", (mara.pk,)), ("crm_activity_change", (lead.activities.get().pk,))):  # fmt: skip
        shot(desk(name, *args), name)


def test_an_owner_is_found_by_typing(desk, workspace, mara):
    lead = LeadFactory(workspace=workspace)

    page = desk("leads_lead_change", lead.pk)
    page.locator("#id_owner + .select2").click()
    page.locator(".select2-search__field").type("mara")
    page.locator(".select2-results__option", has_text="Mara").click()
    page.get_by_role("button", name="Save", exact=True).click()

    page.wait_for_url("**/admin/leads/lead/")
    lead.refresh_from_db()
    assert lead.owner == mara


def test_a_file_is_previewed_and_imported(desk, shot, workspace):
    old = LeadFactory(workspace=workspace, name="Aspen Cheese")
    rows = f"id,workspace,name,email\n{old.pk},fernhill,Aspen <b>Dairy</b>,a@aspen.example\n,fernhill,Birch,b@birch.example\n"

    page = desk("leads_lead_import")
    file = {"name": "leads.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".import-rows ins").first).to_have_text("Aspen <b>Dairy</b>")
    shot(page, "preview")
    page.get_by_role("button", name="Confirm import").click()

    page.wait_for_url("**/admin/leads/lead/")
    assert sorted(Lead.objects.values_list("name", flat=True)) == ["Aspen <b>Dairy</b>", "Birch"]


def test_errors_of_a_file_are_shown_by_row_and_field(desk, shot, workspace):
    rows = "workspace,name,email,status\nfernhill,Aspen,nobody,new\nnowhere,Birch,,\nfernhill,Cedar,,disqualified\n"

    page = desk("leads_lead_import")
    page.locator("input[type=file]").set_input_files({"name": "x.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.get_by_role("button", name="Submit").click()

    table = page.locator(".import-rows")
    expect(table).to_contain_text("is no e-mail address")
    expect(table).to_contain_text("There is no such workspace")
    expect(table).to_contain_text("Say it in a few words")
    shot(page, "errors")


def test_a_list_is_exported_for_one_workspace(desk, workspace):
    LeadFactory(workspace=workspace, name="Aspen")
    LeadFactory(name="Elsewhere")

    page = desk("leads_lead_export")
    page.locator("#id_workspace + .select2").click()
    page.locator(".select2-search__field").type("fern")
    page.locator(".select2-results__option", has_text="Fernhill").click()
    page.get_by_label("Format").select_option("csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Submit").click()

    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "Aspen" in text
    assert "Elsewhere" not in text
