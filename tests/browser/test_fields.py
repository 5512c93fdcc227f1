"""A field of one's own, from the settings to the customer, and from a spreadsheet into the records."""

import pytest
from playwright.sync_api import expect

from crm.custom.services import add_field
from customers.models import Customer
from leads.models import Lead
from leads.services import change_status
from tests.factories import LeadFactory


@pytest.fixture
def at(transactional_db, page, live_server, workspace, mara, sign_in):
    """`at("leads/")` opens a page of the workspace as Mara."""
    sign_in(page, mara)
    return lambda path: page.goto(f"{live_server.url}/w/fernhill/{path}")


def names(page):
    """The leads of the list, in its order."""
    return page.locator("#lead-results tbody .table__link")


def add(page, label, kind, *places):
    """Add a field in the settings."""
    page.get_by_role("link", name="New field").click()
    page.get_by_label("Name").fill(label)
    page.get_by_label("Kind of value").select_option(label=kind)
    for place in places:
        page.get_by_label(place, exact=True).check()
    page.get_by_role("button", name="Add field").click()
    expect(page.locator(".field-line")).to_contain_text(label)


def fill(page, label, text):
    """Fill it in place on a record."""
    page.get_by_label(f"Change {label}").click()
    page.get_by_role("textbox", name=label).fill(text)
    page.keyboard.press("Enter")
    expect(page.get_by_label(f"Change {label}")).to_be_visible()


def test_a_field_from_the_settings_to_the_customer(page, at, live_server, workspace, mara, shot):
    aspen, birch, _cedar = (
        LeadFactory(workspace=workspace, name=name, owner=mara) for name in ("Aspen", "Birch", "Cedar")
    )
    at("settings/fields/")
    add(page, "Sites", "Number", "Leads", "Customers")
    for lead, sites in ((aspen, "1,200"), (birch, "12.5")):
        page.goto(f"{live_server.url}{lead.get_absolute_url()}")
        fill(page, "Sites", sites)
    expect(page.locator("#fact-custom_sites")).to_contain_text("12.5")
    expect(page.locator("#story")).to_contain_text("Sites")
    shot(page, "lead")

    at("leads/")
    page.get_by_text("Fields", exact=True).click()
    page.get_by_role("link", name="Sort Sites").click()
    expect(names(page)).to_have_text(["Birch", "Aspen"])
    page.locator(".filter--add summary").click()
    page.get_by_role("link", name="Filter Sites").click()
    page.get_by_label("From").fill("100")
    page.get_by_role("button", name="Show").locator("visible=true").click()
    expect(names(page)).to_have_text(["Aspen"])
    shot(page, "list")

    change_status(aspen, "qualified", by=mara)
    page.goto(f"{live_server.url}{aspen.get_absolute_url()}")
    page.keyboard.press("p")
    page.get_by_role("dialog").get_by_role("button", name="Promote").click()
    page.wait_for_url("**/customers/*/")
    expect(page.locator("#fact-custom_sites")).to_contain_text("1,200")
    assert Customer.objects.get().custom == {"sites": "1200"}


def test_a_column_of_a_spreadsheet_becomes_a_field_and_tags(page, at, workspace, shot):
    add_field(workspace, label="Tier", type="choice", places=["lead"], choices=["Gold", "Silver"])
    at("leads/import/")
    page.get_by_label("Rows to import").fill("Company\tLevel\tTags\nAspen\tGold\tVIP; Fair\nBirch\tTin\t\n")
    page.get_by_role("button", name="Check what I pasted").click()
    expect(page.get_by_label("Tags", exact=True).locator("option:checked")).to_have_text("Tags")

    page.get_by_label("Level", exact=True).select_option("Tier")
    expect(page.get_by_text("Choose one of these: Gold, Silver.")).to_be_visible()
    shot(page, "check")
    page.get_by_label("Level, row 3").fill("silver")
    page.get_by_label("Level, row 3").press("Enter")
    expect(page.locator(".action-bar")).to_contain_text("Import 2 rows")
    page.get_by_role("button", name="Import 2 rows").click()

    page.get_by_role("link", name="See the leads").click()
    names(page).get_by_text("Aspen").click()
    expect(page.locator("#fact-custom_tier")).to_contain_text("Gold")
    expect(page.get_by_text("Fair", exact=True).first).to_be_visible()
    shot(page, "record")
    assert {lead.name: lead.custom for lead in Lead.objects.all()} == {
        "Aspen": {"tier": "gold"},
        "Birch": {"tier": "silver"},
    }
