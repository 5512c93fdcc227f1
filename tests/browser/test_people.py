"""Choosing a primary contact, leaving, working elsewhere, finding people: by mouse, by keys, at both widths and in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from customers.services import add_contact, create_customer, now_works_at
from tests.browser.conftest import DESKTOP, PHONE

AXE = Axe()


@pytest.fixture
def people(transactional_db, workspace, mara):
    """Ruth and Gwen at Larkfield Dairy; Harbour Cheese has nobody."""
    larkfield, harbour = (
        create_customer(workspace, by=mara, name=name, owner=mara) for name in ("Larkfield Dairy", "Harbour Cheese")
    )
    ruth, gwen = (
        add_contact(larkfield, by=mara, first_name=name, email=f"{name.lower()}@larkfield.example")
        for name in ("Ruth", "Gwen")
    )
    return larkfield, harbour, ruth, gwen


@pytest.fixture
def at(page, live_server, people, mara, sign_in):
    """`at("customers/")` opens a page of the workspace as Mara."""
    sign_in(page, mara)
    return lambda path: page.goto(f"{live_server.url}/w/fernhill/{path}")


def first(page):
    """Who is first in the card of people, with a star."""
    page.wait_for_selector("#people .primary")
    return page.locator("#people .list__item").filter(has=page.locator(".primary")).locator(".list__link").inner_text()


def test_primary_and_left_by_mouse(page, at, people):
    larkfield, *_others = people
    at(f"customers/{larkfield.pk}/")
    assert first(page) == "Ruth"
    page.get_by_label("More about Gwen").click()
    page.get_by_role("button", name="Make primary contact").click()
    page.get_by_text("Gwen is the primary contact now.").wait_for()
    assert first(page) == "Gwen"
    page.get_by_label("More about Gwen").click()
    page.get_by_role("button", name="Mark as left").click()
    page.get_by_text("Gwen is marked as left. Ruth is the primary contact now.").wait_for()
    page.get_by_text("1 has left").wait_for()
    page.locator("[data-toast]").filter(has_text="marked as left").get_by_role("button", name="Undo").click()
    page.get_by_text("Gwen is back.").wait_for()
    assert first(page) == "Gwen"


def test_an_open_menu_lies_over_the_people_below(page, at, people, mara):
    larkfield, harbour, *_others = people
    add_contact(harbour, by=mara, first_name="Gwen", email="gwen@larkfield.example")  # so that Gwen's row has a link
    at(f"customers/{larkfield.pk}/")
    page.get_by_label("More about Ruth").click()
    hidden = page.locator("#people details[open] .menu__panel").evaluate(
        """(panel) => [...panel.querySelectorAll(".menu__item")].filter((item) => {
          const { left, top, width, height } = item.getBoundingClientRect();
          return [0.05, 0.5, 0.95].some((part) => !panel.contains(document.elementFromPoint(left + width * part, top + height / 2)));
        }).map((item) => item.textContent.trim())"""
    )
    assert hidden == []


def test_on_a_phone_the_current_tab_is_in_sight(page, at, people):
    page.set_viewport_size(PHONE)
    at("customers/another-try/")
    page.wait_for_function("document.querySelector('.tabs').scrollLeft > 0")
    tab = page.get_by_role("link", name="Worth another try").bounding_box()
    assert tab["x"] >= 0
    assert tab["x"] + tab["width"] <= PHONE["width"]


def test_now_works_at_by_mouse_with_undo(page, at, people):
    _larkfield, harbour, ruth, _gwen = people
    at(f"contacts/{ruth.pk}/")
    page.get_by_label("More actions").click()
    page.get_by_role("link", name="Now works at…").click()
    with page.expect_response(lambda answer: "q=Harb" in answer.url):
        page.get_by_role("searchbox", name="Search the customers").fill("Harb")
    page.get_by_role("link", name="Harbour Cheese", exact=True).click()
    page.get_by_label("Title").fill("Buyer")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Ruth works at Harbour Cheese now.").wait_for()
    assert harbour.contacts.get().title == "Buyer"
    page.get_by_role("link", name="Larkfield Dairy").first.wait_for()
    page.locator("[data-toast]").get_by_role("button", name="Undo").click()
    page.get_by_text("Ruth is where they were.").wait_for()
    assert not harbour.contacts.exists()


def test_now_works_at_a_new_customer_by_keys_alone(page, at, people, workspace):
    larkfield, *_others = people
    at(f"customers/{larkfield.pk}/")
    page.get_by_label("More about Ruth").press("Enter")
    page.get_by_role("link", name="Now works at…").press("Enter")
    page.get_by_role("heading", name="Ruth now works at…").wait_for()
    page.keyboard.type("Quay Ices")
    page.get_by_role("link", name="A new customer, Quay Ices").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ruth now works at a new customer").wait_for()
    page.get_by_role("button", name="Note it").press("Enter")
    page.get_by_text("Ruth works at Quay Ices now.").wait_for()
    assert [str(person) for person in workspace.customers.get(name="Quay Ices").contacts.all()] == ["Ruth"]


def test_the_list_is_narrowed_by_typing_a_customer_by_keys(page, at, people, harbour_has_nell):
    at("contacts/")
    page.get_by_text("Customer", exact=True).and_(page.locator("summary")).press("Enter")
    page.get_by_label("Customer", exact=True).and_(page.locator("input")).press_sequentially("Harb")
    page.keyboard.press("Enter")
    page.get_by_text("Customer: Harb").wait_for()
    assert page.locator("tbody .table__link").all_inner_texts() == ["Nell"]


@pytest.fixture
def harbour_has_nell(people, mara):
    return add_contact(people[1], by=mara, first_name="Nell")


def test_a_card_is_downloaded(page, at, people):
    *_others, ruth, _gwen = people
    at(f"contacts/{ruth.pk}/")
    page.get_by_label("More actions").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download vCard").click()
    assert download.value.suggested_filename == "Ruth-Larkfield-Dairy.vcf"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(size, theme, page, at, people, mara, shot):
    larkfield, harbour, ruth, gwen = people
    new = now_works_at(ruth, harbour, by=mara, title="Buyer", email=ruth.email)
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
    paths = [f"customers/{larkfield.pk}/", f"contacts/{ruth.pk}/", f"contacts/{new.pk}/", "contacts/?customer=dairy"]
    works_at = f"contacts/{gwen.pk}/works-at/"
    paths += [works_at, f"{works_at}?new=Harbour+Cheese", f"{works_at}?to={harbour.pk}", "contacts/?status=left"]
    found = []
    for number, path in enumerate(paths):
        at(path)
        for summary in page.locator(".left > summary").all():
            summary.click()
        shot(page, str(number))
        found += [f"{path} {violation['id']}" for violation in AXE.run(page).response["violations"]]
        found += [path] * page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert found == []


def test_a_role_leaves_the_name_its_room(page, at, people, mara):
    _larkfield, harbour, *_others = people
    role = {"title": "Responsible pharmacist", "buying_role": "decision_maker"}
    add_contact(harbour, by=mara, first_name="Solveig", last_name="Sandvik-Halvorsen", **role)
    at(f"customers/{harbour.pk}/")

    main = page.locator("#people .list__main")

    assert main.evaluate("main => main.scrollWidth <= main.clientWidth")
