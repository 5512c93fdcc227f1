"""Stages ordered by dragging, by keys and by buttons, one retired; and the forecast, by mouse and by keys alone."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.factories import CustomerFactory, OpportunityFactory

AXE = Axe()


@pytest.fixture
def deals(transactional_db, workspace, mara):
    """Deals in Proposal for this month and, in another currency, for next year."""
    customer, proposal = CustomerFactory(workspace=workspace), workspace.stages.get(name="Proposal")
    today = timezone.localdate()
    for number in range(3):
        OpportunityFactory(
            customer=customer, stage=proposal, name=f"Vat line {number}", expected_close=today, owner=mara
        )
    far = today + timedelta(days=200)
    OpportunityFactory(customer=customer, stage=proposal, currency="NOK", billing="annual", expected_close=far)
    return customer


@pytest.fixture
def at(page, live_server, deals, mara, sign_in):
    """`at("settings/stages/")` opens a page of the workspace as Mara."""
    sign_in(page, mara)
    return lambda path: page.goto(f"{live_server.url}/w/fernhill/{path}")


def order(workspace):
    return list(workspace.stages.filter(kind="open", retired_at=None).values_list("name", flat=True))


def first_is(page, name):
    expect(page.locator("[data-reorder-item]").first).to_contain_text(name)


def test_stages_are_dragged_into_another_order(page, at, workspace):
    at("settings/stages/")
    grip, first = page.get_by_role("button", name="Move Negotiation:"), page.locator("[data-reorder-item]").first
    box, target = grip.bounding_box(), first.bounding_box()
    with page.expect_response("**/order/"):
        page.mouse.move(box["x"] + 5, box["y"] + 5)
        page.mouse.down()
        page.mouse.move(target["x"] + 20, target["y"] + target["height"] + 4, steps=6)
        page.mouse.move(target["x"] + 20, target["y"] + 4, steps=6)
        page.mouse.up()
    first_is(page, "Negotiation")
    assert order(workspace) == ["Negotiation", "Qualification", "Proposal"]


def test_stages_are_ordered_by_the_arrow_keys_and_the_cursor_stays(page, at, workspace):
    at("settings/stages/")
    grip = page.get_by_role("button", name="Move Negotiation:")
    grip.focus()
    for _time in range(2):
        with page.expect_response("**/order/"):
            page.keyboard.press("ArrowUp")
        expect(grip).to_be_focused()
    first_is(page, "Negotiation")
    assert order(workspace) == ["Negotiation", "Qualification", "Proposal"]
    with page.expect_response("**/shift/"):
        page.get_by_role("button", name="Move Negotiation down").press("Enter")
    first_is(page, "Qualification")


def test_a_stage_is_retired_by_keys_alone_and_taken_back(page, at, workspace):
    at("settings/stages/")
    page.get_by_role("link", name="Retire… Proposal").press("Enter")
    page.get_by_role("combobox", name="Its deals go to").select_option(label="Negotiation")
    page.get_by_role("button", name="Retire and move 4 deals").press("Enter")
    page.get_by_text("Its 4 deals are in Negotiation now.").wait_for()
    assert order(workspace) == ["Qualification", "Negotiation"]
    page.get_by_role("button", name="Offer again Proposal").press("Enter")
    page.get_by_text("Proposal is offered again.").wait_for()
    assert order(workspace) == ["Qualification", "Negotiation", "Proposal"]


def test_a_sum_of_the_forecast_opens_the_list_of_its_deals(page, at):
    at("opportunities/")
    page.get_by_role("link", name="Forecast").click()
    row = page.get_by_role("row", name="All open")
    row.get_by_role("link").first.click()
    page.wait_for_url("**/opportunities/?currency=EUR&billing=once")
    expect(page.locator("tbody tr")).to_have_count(3)


def test_another_kind_and_owner_are_shown_by_keys_alone(page, at):
    at("opportunities/forecast/")
    page.get_by_role("link", name="Annual, NOK").press("Enter")
    expect(page.get_by_role("heading", name="Annual, NOK")).to_be_visible()
    page.get_by_role("group", name="Filters").locator("summary").press("Enter")
    page.get_by_label("Mara Lindqvist").press("Space")
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.get_by_role("heading", name="One-time, EUR")).to_be_visible()
    expect(page.get_by_text("Annual, NOK")).to_have_count(0)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(viewport, theme, open_page, live_server, deals, mara, sign_in):
    page = open_page(viewport=viewport, color_scheme=theme)
    sign_in(page, mara)
    proposal = mara.workspaces.get().stages.get(name="Proposal").pk
    for path in ("opportunities/forecast/", "settings/stages/", "settings/stages/new/",
                 f"settings/stages/{proposal}/edit/", f"settings/stages/{proposal}/retirement/"):  # fmt: skip
        page.goto(f"{live_server.url}/w/fernhill/{path}")
        found = AXE.run(page)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
