"""Telling a customer's story by keyboard and by mouse: log, call somebody, edit, delete, undo, versions."""

import pytest
from playwright.sync_api import expect

from crm.mentions import Mention
from crm.models import Activity
from tests.browser.conftest import PHONE
from tests.factories import CustomerFactory


@pytest.fixture
def visit(open_page, sign_in, live_server, mara):
    """`visit(address)` opens a page as Mara."""

    def visited(address, **options):
        page = open_page(**options)
        sign_in(page, mara)
        page.goto(live_server.url + address)
        return page

    return visited


@pytest.fixture
def customer(workspace, mara, ines):
    return CustomerFactory(workspace=workspace, owner=mara, name="Larkfield Dairy")


def test_a_call_is_logged_and_somebody_called_by_keyboard_alone(visit, customer, ines):
    page = visit(customer.get_absolute_url())
    page.keyboard.press("l")
    page.keyboard.press("c")
    words = page.get_by_role("textbox", name="What happened")
    expect(words).to_be_focused()
    page.keyboard.type("Ask @in")
    expect(page.locator(".choices--people [role=option]:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.type("about the vats.")
    page.keyboard.press("Enter")
    expect(page.locator(".entry .mention")).to_have_text("@Ines Baptiste")
    expect(words).to_be_focused()
    line = Activity.objects.get(kind="call")
    assert line.text == "Ask @Ines Baptiste about the vats."
    assert Mention.objects.get().user == ines


def test_an_entry_is_edited_deleted_and_put_back_by_mouse(visit, customer):
    page = visit(customer.get_absolute_url(), viewport=PHONE)
    page.get_by_role("textbox", name="What happened").fill("Six probes.")
    page.get_by_role("button", name="Log", exact=True).click()
    page.locator(".entry").first.get_by_label("Change this entry").click()
    page.get_by_role("link", name="Edit", exact=True).click()
    page.locator(".entry--editing textarea").fill("Eight probes.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".entry").first).to_contain_text("edited")
    page.locator(".entry").first.get_by_label("Change this entry").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator(".entry")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".entry").first).to_contain_text("Eight probes.")


def test_notes_are_written_in_place_and_an_old_version_comes_back(visit, customer):
    page = visit(customer.get_absolute_url())
    for text in ("**Ring** the yard.", "Ring nobody."):
        page.get_by_role("link", name="Change Notes").click()
        page.locator(".document textarea").fill(text)
        page.get_by_role("button", name="Save").click()
        expect(page.locator("[id=fact-notes] .prose")).to_contain_text(text.replace("*", ""))
    page.get_by_role("link", name="Versions of Notes").click()
    page.get_by_role("button", name="Bring this back").first.click()
    expect(page.locator("[id=fact-notes] strong")).to_have_text("Ring")
