"""The main job, as a new team does it on its first day, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from customers.models import Customer
from leads.models import Lead
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db(transaction=True)

PASTE = """Company\tContact\tE-mail\tWebsite\tSector
Tideway Shellfish\tOrla Brennan\torla@tideway.example\ttideway.example\tSeafood
Karlsen Kjølelager\tNils Karlsen\tpost@karlsen.example\tkarlsen.example\tCold storage
Foss Creamery\tLotte Foss\tlotte@@foss.example\t\tDairy
"""


def sign_up(page, address, mailoutbox):
    page.goto(f"{address}/account/signup/")
    page.get_by_label("Your name").fill("Mara Lindqvist")
    page.get_by_label("E-mail").fill("mara@fernhill.example")
    page.get_by_label("Password", exact=True).fill("tulip-harbour-42")
    page.get_by_label("Workspace").fill("Fernhill")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/confirm-email/")
    link = re.search(r"https?://\S+/confirm-email/\S+/", mailoutbox[-1].body)[0]
    page.goto(address + link[link.index("/account/") :])
    page.get_by_role("button", name="That is right").click()
    page.wait_for_url("**/w/fernhill/")


def paste(page):
    page.get_by_role("link", name="Leads").first.click()
    page.locator("textarea[name=text]").fill(PASTE)
    page.get_by_role("button", name="Check what I pasted").click()
    expect(page.locator(".action-bar")).to_contain_text("Import 2 rows")
    page.locator(".action-bar .button--primary").click()
    page.wait_for_url(re.compile(r"/imports/\d+/"))


def qualify(page):
    page.get_by_text("Qualified", exact=True).click()
    page.get_by_label("Why?").locator("visible=true").fill("Budget agreed for spring")
    page.get_by_role("button", name="Move", exact=True).locator("visible=true").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Qualified")


def promote(page):
    page.locator(".stepper").get_by_role("link", name="Promoted").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("What did we promise?").fill("Running before the May bank holiday.")
    dialog.get_by_text("First opportunity").last.click()
    dialog.get_by_role("textbox", name="Name", exact=True).fill("Tank and van logging")
    dialog.get_by_label("Amount").fill("8,400")
    dialog.get_by_role("button", name="Promote").click()
    page.wait_for_url("**/customers/*/")


def test_sign_up_paste_qualify_promote_archive_restore(page, live_server, mailoutbox):
    sign_up(page, live_server.url, mailoutbox)
    paste(page)
    expect(page.locator("main")).to_contain_text("Failed")
    assert sorted(Lead.objects.values_list("name", flat=True)) == ["Karlsen Kjølelager", "Tideway Shellfish"]

    page.goto(f"{live_server.url}{Lead.objects.get(name='Tideway Shellfish').get_absolute_url()}")
    qualify(page)
    promote(page)
    customer = Customer.objects.get()
    main = page.locator("main")
    for words in (
        "How did we start working together?",
        "Budget agreed for spring",
        "May bank holiday",
        "Orla Brennan",
        "€8,400",
    ):
        expect(main).to_contain_text(words)

    page.get_by_label("More actions").click()
    page.get_by_role("link", name="Archive").or_(page.get_by_role("button", name="Archive")).first.click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Sold the shop")
    page.get_by_role("dialog").get_by_role("button", name="Archive").click()
    expect(main).to_contain_text("Sold the shop")
    page.get_by_role("link", name="Customers").first.click()
    expect(main.get_by_role("link", name="Tideway Shellfish")).to_have_count(0)

    page.goto(f"{live_server.url}{customer.get_absolute_url()}")
    main.get_by_role("button", name="Restore").click()
    expect(main.get_by_role("link", name="Add opportunity")).to_be_visible()
    page.get_by_role("link", name="Customers").first.click()
    expect(main.get_by_role("link", name="Tideway Shellfish")).to_be_visible()


def test_a_promotion_is_taken_back_from_its_toast(page, live_server, sign_in, workspace, mara, lead):
    Lead.objects.filter(pk=lead.pk).update(status="qualified")
    sign_in(page, mara)
    page.goto(f"{live_server.url}{lead.get_absolute_url()}")
    page.keyboard.press("p")
    page.get_by_role("dialog").get_by_role("button", name="Promote").click()
    page.wait_for_url("**/customers/*/")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[aria-current=step]")).to_contain_text("Qualified")
    assert not Customer.objects.exists()


def test_the_last_missing_fact_moves_the_lead_and_its_story_at_once(page, live_server, sign_in, workspace, mara):
    lead = LeadFactory(workspace=workspace, website="", status="new")
    sign_in(page, mara)
    page.goto(f"{live_server.url}{lead.get_absolute_url()}")
    page.get_by_label("Change Website").click()
    page.get_by_role("textbox", name="Website").fill("brightwater.example")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-current=step]")).to_contain_text("Information filled")
    expect(page.locator("#story")).to_contain_text("by itself")
