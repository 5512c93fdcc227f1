"""By keyboard alone: skipping, searching, menus, keys, editing in place."""

import pytest
from playwright.sync_api import expect

from tests.factories import CustomerFactory, LeadFactory


@pytest.fixture
def desk(page, sign_in, live_server, workspace, mara, lead):
    """The list of leads, with Mara signed in."""
    sign_in(page, mara)
    page.goto(f"{live_server.url}/w/fernhill/leads/")
    return page


@pytest.fixture
def record(desk, live_server, lead):
    """The page of a lead."""
    desk.goto(live_server.url + lead.get_absolute_url())
    return desk


def test_the_first_tab_skips_to_the_content(desk):
    desk.keyboard.press("Tab")
    expect(desk.locator(".skip-link")).to_be_focused()

    desk.keyboard.press("Enter")

    expect(desk.locator("main")).to_be_focused()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_the_search_box_opens_by_a_key(key, desk):
    desk.keyboard.press(key)

    expect(desk.get_by_role("combobox", name="Search this workspace")).to_be_focused()


def test_choosing_a_find_with_the_arrows(desk, workspace):
    skerry = CustomerFactory(workspace=workspace, name="Skerry Salt Works")
    desk.keyboard.press("/")
    desk.keyboard.type("skerry")
    box = desk.get_by_role("combobox", name="Search this workspace")
    expect(box).to_have_attribute("aria-expanded", "true")

    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("option", selected=True)).to_contain_text("Skerry Salt Works")
    desk.keyboard.press("Enter")

    desk.wait_for_url(f"**/customers/{skerry.pk}/")


def test_escape_closes_the_finds_and_keeps_the_words(desk, workspace):
    LeadFactory(workspace=workspace, name="Skerry Oysters")
    desk.keyboard.press("/")
    desk.keyboard.type("skerry")
    expect(desk.get_by_role("option").first).to_be_visible()

    desk.keyboard.press("Escape")

    box = desk.get_by_role("combobox", name="Search this workspace")
    expect(desk.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("skerry")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_enter_without_a_choice_opens_the_page_of_finds(desk, workspace):
    LeadFactory(workspace=workspace, name="Skerry Oysters")
    desk.keyboard.press("/")
    desk.keyboard.type("skerry")

    desk.keyboard.press("Enter")

    desk.wait_for_url("**/search/?q=skerry")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("skerry")


def test_two_keys_go_somewhere(desk):
    desk.keyboard.press("g")
    desk.keyboard.press("t")

    desk.wait_for_url("**/tasks/")


def test_keys_are_letters_while_one_types(desk):
    desk.keyboard.press("/")
    desk.keyboard.type("g t ? n l")

    assert desk.url.endswith("/leads/")


def test_the_question_mark_lists_the_keys_and_escape_closes_them(desk):
    desk.keyboard.press("?")
    keys = desk.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()

    desk.keyboard.press("Escape")

    expect(keys).to_be_hidden()


def test_a_menu_opens_and_closes_and_gives_the_focus_back(desk):
    new = desk.locator(".topbar summary")
    new.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("link", name="Customer N C")).to_be_visible()
    desk.keyboard.press("Tab")

    desk.keyboard.press("Escape")

    expect(desk.get_by_role("link", name="Customer N C")).to_be_hidden()
    expect(new).to_be_focused()


def test_a_fact_is_changed_in_place_and_the_focus_comes_back(record, lead):
    record.get_by_role("link", name="Change Industry").focus()
    record.keyboard.press("Enter")
    field = record.get_by_role("textbox", name="Industry")
    expect(field).to_be_focused()

    field.fill("Oysters")
    record.keyboard.press("Enter")

    expect(record.locator("#fact-industry")).to_contain_text("Oysters")
    expect(record.get_by_role("link", name="Change Industry")).to_be_focused()
    lead.refresh_from_db()
    assert lead.industry == "Oysters"


def test_escape_leaves_a_fact_as_it_was(record, lead):
    record.get_by_role("link", name="Change Industry").focus()
    record.keyboard.press("Enter")
    record.get_by_role("textbox", name="Industry").fill("Nonsense")

    record.keyboard.press("Escape")

    expect(record.get_by_role("link", name="Change Industry")).to_be_focused()
    expect(record.locator("#fact-industry")).to_contain_text("Seafood")


def test_a_wrong_value_keeps_the_cursor_in_its_field(record):
    record.get_by_role("link", name="Change E-mail").focus()
    record.keyboard.press("Enter")
    record.get_by_role("textbox", name="E-mail").fill("siobhan at brightwater@")
    record.keyboard.press("Enter")

    expect(record.locator("#fact-email .field__error")).to_be_visible()
    expect(record.get_by_role("textbox", name="E-mail")).to_be_focused()


def test_a_usual_reason_fills_the_box(record, lead):
    record.locator("summary", has_text="Disqualify").press("Enter")
    record.get_by_role("button", name="No budget").press("Enter")
    box = record.get_by_role("textbox", name="Reason")
    expect(box).to_be_focused()
    expect(box).to_have_value("No budget")

    record.get_by_role("button", name="Disqualify", exact=True).press("Enter")

    expect(record.locator("#stepper [aria-current=step]")).to_contain_text("Disqualified")


@pytest.mark.parametrize("step", ["Qualified", "Disqualify"])
def test_a_reason_can_be_typed_as_soon_as_a_step_is_chosen(step, record, lead):
    record.locator("summary", has_text=step).click()
    expect(record.locator("#stepper details[open] textarea")).to_be_focused()

    record.keyboard.type("Every new vat line needs one")
    record.keyboard.press("Enter")

    expect(record.locator(".timeline")).to_contain_text("Every new vat line needs one")
