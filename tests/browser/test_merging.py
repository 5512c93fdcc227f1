"""Merging two customers and taking it back, by mouse and by keys alone, at both widths and in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from customers.jobs import find_duplicates
from customers.models import Customer, Merge
from customers.services import add_contact, add_opportunity, create_customer
from customers.services.pairing import begin_search
from tests.browser.conftest import DESKTOP, PHONE

AXE = Axe()


@pytest.fixture
def two(transactional_db, workspace, mara):
    """Two customers that are the same, found as a likely pair."""
    fields = {"website": "https://larkfield.example", "owner": mara}
    one = create_customer(workspace, by=mara, name="Larkfield Dairy", notes="Pays late.", **fields)
    other = create_customer(
        workspace, by=mara, name="Larkfield Dairy Ltd", industry="Dairy", notes="Rings on Fridays.", **fields
    )
    for customer in (one, other):
        add_contact(customer, by=mara, first_name="Ruth", last_name="Penhale", email="ruth@larkfield.example")
        add_opportunity(customer, by=mara, name="Vat line", amount=8400)
    begin_search(workspace)
    find_duplicates.call(workspace.pk)
    return one, other


@pytest.fixture
def at(page, live_server, two, mara, sign_in):
    """`at("customers/")` opens a page of the workspace as Mara."""
    sign_in(page, mara)
    return lambda path: page.goto(f"{live_server.url}/w/fernhill/{path}")


def test_by_mouse(page, at, two):
    one, _other = two
    at("customers/duplicates/")
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("radio", name="Larkfield Dairy Ltd Customer since").check()
    page.get_by_text("From Larkfield Dairy to Larkfield Dairy Ltd move").wait_for()
    page.get_by_role("radio", name="Larkfield Dairy Customer since").check()
    page.get_by_text("From Larkfield Dairy Ltd to Larkfield Dairy move").wait_for()
    page.get_by_role("group", name="Name").get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Merge").click()
    page.get_by_text("Larkfield Dairy Ltd is part of Larkfield Dairy Ltd now.").wait_for()
    assert Customer.objects.get().pk == one.pk
    page.locator("[data-toast]").get_by_role("button", name="Undo").click()
    page.get_by_text("is a customer of its own again").wait_for()
    assert sorted(Customer.objects.values_list("name", flat=True)) == ["Larkfield Dairy", "Larkfield Dairy Ltd"]


def test_by_keys_alone(page, at, two):
    one, _other = two
    at(f"customers/{one.pk}/")
    page.locator("summary[aria-label='More actions']").press("Enter")
    page.get_by_role("link", name="Merge with…").press("Enter")
    page.get_by_role("heading", name="Merge Larkfield Dairy").wait_for()
    page.keyboard.type("Ltd")
    page.wait_for_function("document.querySelectorAll('#customer-choices a').length === 1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Are these one customer?").wait_for()
    page.get_by_role("button", name="Merge").press("Enter")
    page.get_by_text("is part of Larkfield Dairy now.").wait_for()
    page.locator("summary[aria-label='More actions']").press("Enter")
    page.get_by_role("button", name="Undo the merge with Larkfield Dairy Ltd").press("Enter")
    page.get_by_text("is a customer of its own again").wait_for()
    assert Merge.objects.get().undone_at


def test_no_duplicate_and_back(page, at, two):
    at("customers/duplicates/")
    page.get_by_role("button", name="Not a duplicate").click()
    page.get_by_text("No customer looks like another").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Compare").wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(size, theme, page, at, two, shot):
    one, other = two
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
    paths = ["duplicates/", f"{one.pk}/", f"{one.pk}/merge/", f"{one.pk}/merge/?with={other.pk}"]
    found = []
    for number, path in enumerate(paths):
        at(f"customers/{path}")
        shot(page, str(number))
        found += [f"{path} {violation['id']}" for violation in AXE.run(page).response["violations"]]
        found += [path] * page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert found == []
