"""Doing something with many customers at once: by mouse, by keys alone, and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from crm.bulkwork.models import BulkChange
from customers.models import Customer
from customers.services import archive, create_customer
from tests.browser.conftest import PHONE
from tests.factories import CustomerFactory, OpportunityFactory

AXE = Axe()


@pytest.fixture
def dairies(transactional_db, workspace, mara):
    """Sixty customers, Dairy 00 to Dairy 59, the first with an open deal: two pages."""
    made = [CustomerFactory(workspace=workspace, owner=mara, name=f"Dairy {n:02}") for n in range(60)]
    OpportunityFactory(customer=made[0], name="Vat line", amount=8400)
    return made


@pytest.fixture
def at(page, live_server, dairies, mara, sign_in):
    """`at("customers/?sort=name")` opens a page of the workspace as Mara."""
    sign_in(page, mara)
    return lambda path: page.goto(f"{live_server.url}/w/fernhill/{path}")


def box(page, n):
    return page.get_by_role("checkbox", name=f"Select Dairy {n:02}")


def industries():
    return list(Customer.objects.order_by("name").values_list("industry", flat=True))


def test_by_mouse_a_range_is_ticked_changed_and_undone(page, at, shot):
    at("customers/?sort=name")
    assert not page.get_by_role("form", name="With the selection").is_visible()
    box(page, 1).click()
    box(page, 4).click(modifiers=["Shift"])
    assert page.get_by_text("4 selected").is_visible()
    shot(page, "ticked")
    page.get_by_role("button", name="Industry").click()
    page.get_by_role("dialog").get_by_label("Industry", exact=True).fill("Cheese")
    page.get_by_role("button", name="Change the industry").click()
    page.get_by_text("Industry: Cheese · 4 customers.").wait_for()
    assert industries()[:6] == ["Dairy", "Cheese", "Cheese", "Cheese", "Cheese", "Dairy"]
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Undone: all is as it was.").wait_for()
    assert set(industries()) == {"Dairy"}


def test_by_keys_alone_from_the_boxes_to_the_undo(page, at):
    at("customers/?sort=name")
    box(page, 0).focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    assert page.get_by_text("3 selected").is_visible()
    page.get_by_role("form", name="With the selection").get_by_role("button", name="Archive").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Vat line").wait_for()
    page.get_by_label("Why?").focus()
    page.keyboard.type("Out of business")
    page.get_by_label("Close these deals as lost").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("They closed")
    page.keyboard.press("Enter")
    page.get_by_text("3 customers.").wait_for()
    assert Customer.objects.archived().count() == 3
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Undone: all is as it was.").wait_for()
    assert (Customer.objects.archived().count(), Customer.objects.get(name="Dairy 00").open_count) == (0, 1)


def test_an_empty_industry_is_asked_about_and_none_is_a_tick(page, at):
    at("customers/?sort=name")
    box(page, 0).click()
    page.get_by_role("button", name="Industry").click()
    page.get_by_role("dialog").get_by_label("Industry", exact=True).press("Enter")
    page.get_by_text("Type an industry, or tick “No industry”.").wait_for()
    assert set(industries()) == {"Dairy"}
    page.get_by_role("dialog").get_by_label("No industry").press("Space")
    page.get_by_role("dialog").get_by_label("No industry").press("Enter")
    page.get_by_text("Industry: none · 1 customer.").wait_for()
    assert industries()[:2] == ["", "Dairy"]


def test_what_is_ticked_stays_ticked_over_pages_and_escape_clears(page, at):
    at("customers/?sort=name")
    box(page, 0).click()
    page.get_by_role("link", name="Further").click()
    box(page, 55).click()
    assert page.get_by_text("2 selected").is_visible()
    page.get_by_role("link", name="Back").click()
    box(page, 1).wait_for()
    assert box(page, 0).is_checked()
    box(page, 1).focus()
    page.keyboard.press("Escape")
    assert not page.get_by_role("form", name="With the selection").is_visible()


def test_the_whole_list_that_matches(page, at, shot):
    at("customers/?sort=name")
    box(page, 0).click()
    page.get_by_label("All 60 that match").check()
    page.get_by_text("All 60 selected").wait_for()
    page.get_by_role("button", name="Owner").last.click()
    page.get_by_text("Change the owner of 60 customers").wait_for()
    page.get_by_label("Owner").last.select_option("none")
    shot(page, "asked")
    page.get_by_role("button", name="Change the owner").click()
    page.get_by_text("Owner: nobody · 60 customers.").wait_for()
    assert Customer.objects.filter(owner=None).count() == 60


def test_without_script_it_is_a_plain_form(open_page, live_server, dairies, mara, sign_in):
    page = sign_in(open_page(java_script_enabled=False), mara)
    page.goto(f"{live_server.url}/w/fernhill/customers/?sort=name")
    box(page, 2).check()
    page.get_by_role("button", name="Industry").click()
    page.get_by_label("Industry", exact=True).last.fill("Cheese")
    page.get_by_role("button", name="Change the industry").click()
    assert page.get_by_text("Industry: Cheese · 1 customer.").is_visible()
    page.get_by_role("button", name="Undo").click()
    assert (set(industries()), BulkChange.objects.get().status) == ({"Dairy"}, "undone")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("options", [{}, {"viewport": PHONE}], ids=["desktop", "phone"])
def test_bar_question_and_receipt_are_accessible(options, theme, open_page, live_server, dairies, mara, sign_in, shot):
    page = sign_in(open_page(color_scheme=theme, **options), mara)
    page.goto(f"{live_server.url}/w/fernhill/customers/?sort=name")
    box(page, 0).click()
    assert AXE.run(page).response["violations"] == []
    page.get_by_role("form", name="With the selection").get_by_role("button", name="Archive").click()
    page.get_by_text("Vat line").wait_for()
    assert AXE.run(page).response["violations"] == []
    shot(page, "asked")
    page.get_by_role("button", name="Archive").last.click()
    page.get_by_text("1 customer.").wait_for()
    page.goto(f"{live_server.url}{BulkChange.objects.get().get_absolute_url()}")
    assert AXE.run(page).response["violations"] == []
    shot(page, "receipt")


def test_an_archived_match_shows_itself_while_one_types_and_is_restored_by_one_click(page, at, dairies, mara):
    archive(dairies[3], by=mara, reason="Sold the shop")
    at("customers/new/")
    page.get_by_label("Name").first.press_sequentially("dairy 03")
    page.get_by_text("Sold the shop").wait_for()
    page.get_by_role("button", name="Restore").click()
    page.get_by_text("Dairy 03 is active again.").wait_for()
    assert Customer.objects.archived().count() == 0


def test_an_imported_row_says_why_its_match_is_archived_and_restores_it(page, at, workspace, mara):
    gone = create_customer(workspace, by=mara, name="Tideway", website="https://tideway.example")
    archive(gone, by=mara, reason="Sold the shop")
    at("customers/import/")
    page.get_by_role("textbox").last.fill("Name\tWebsite\tIndustry\nTideway\ttideway.example\tFish")
    page.get_by_role("button", name="Check", exact=False).first.click()
    page.get_by_text("Sold the shop").wait_for()
    page.get_by_role("button", name="Restore what row").click()
    page.get_by_text("Sold the shop").wait_for(state="detached")
    gone.refresh_from_db()
    assert not gone.is_archived
