"""A deal from anywhere to its end, and small things that change in place."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.factories import ContactFactory, CustomerFactory, OpportunityFactory


@pytest.fixture
def customer(workspace):
    customer = CustomerFactory(workspace=workspace, name="Quay Street Bakehouse", website="https://quay.example")
    ContactFactory(customer=customer, first_name="Ruth", last_name="Penhale")
    return customer


@pytest.fixture
def visit(page, sign_in, live_server, mara):
    """`visit(address)` opens a page as Mara."""
    sign_in(page, mara)
    return lambda address: page.goto(live_server.url + address)


def test_a_deal_begins_from_the_keyboard_and_is_lost_with_its_reason(page, visit, workspace, customer):
    CustomerFactory.create_batch(9, workspace=workspace)
    visit("/w/fernhill/")

    page.keyboard.press("n")
    page.keyboard.press("o")
    page.wait_for_url("**/opportunities/new/")
    page.get_by_role("searchbox", name="Search the customers").fill("quay")
    expect(page.locator("#customer-choices li")).to_have_count(1)
    page.get_by_role("link", name="Quay Street Bakehouse").click()
    page.get_by_label("Name").fill("Vat line")
    page.get_by_role("button", name="Add opportunity").click()
    expect(page.get_by_role("heading", level=1, name="Vat line")).to_be_visible()

    page.get_by_role("button", name="Negotiation").click()
    page.get_by_role("dialog").get_by_label("Expected close").fill("2030-05-01")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Negotiation")
    page.get_by_role("link", name="Closed lost").click()
    page.get_by_role("dialog").get_by_label("Why?").fill("Bought elsewhere")
    page.get_by_role("button", name="Move", exact=True).click()

    expect(page.get_by_role("region", name="Why lost")).to_contain_text("Bought elsewhere")
    expect(page.locator("[aria-current=step]")).to_contain_text("Closed lost")


def test_a_call_about_a_deal_is_logged_in_place(page, visit, customer):
    visit(OpportunityFactory(customer=customer, name="Vat line").get_absolute_url())

    page.get_by_text("Call", exact=True).click()
    assert page.get_by_label("Call", exact=True).bounding_box()["width"] == 1
    page.get_by_label("With whom").select_option(label="Ruth Penhale")
    page.get_by_label("What happened").fill("They want it by May.")
    page.get_by_role("button", name="Log", exact=True).click()

    expect(page.locator(".entry").first).to_contain_text("called Ruth Penhale")
    expect(page.get_by_label("What happened")).to_have_value("")


def test_the_website_beside_the_name_follows_its_fact(page, visit, customer):
    visit(customer.get_absolute_url())

    page.get_by_role("link", name="Change Website").click()
    page.get_by_role("textbox", name="Website").fill("quay-street.example")
    page.get_by_role("button", name="Save").click()

    expect(page.locator(".page-head").get_by_role("link", name="quay-street.example")).to_be_visible()


def test_a_role_is_changed_by_choosing_it(page, visit, ines):
    visit(reverse("people:list", args=["fernhill"]))

    page.locator("summary[aria-label^='Role of Ines Baptiste']").press("Enter")
    page.get_by_role("button", name="Viewer").press("Enter")

    expect(page.get_by_text("Ines Baptiste: Viewer from now on.")).to_be_visible()
    expect(page.locator("summary[aria-label^='Role of Ines Baptiste']")).to_have_text("Viewer")


def test_every_step_has_its_name_on_a_phone(page, visit, customer, lead):
    page.set_viewport_size(PHONE)

    visit(lead.get_absolute_url())

    for name in page.locator(".step__name").all():
        assert name.bounding_box()["width"] > 20
    expect(page.locator(".step__name")).to_have_count(6)
