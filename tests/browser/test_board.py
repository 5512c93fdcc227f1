"""The board of deals by mouse, by touch and by keys: moves, what is asked for, what is refused, and Undo."""

from datetime import date

import pytest
from playwright.sync_api import expect

from customers.models import Opportunity
from customers.services import move
from tests.browser.conftest import PHONE
from tests.factories import CustomerFactory, OpportunityFactory

MAY = date(2030, 5, 1)


@pytest.fixture
def stages(transactional_db, workspace):
    return {stage.name: stage for stage in workspace.stages.all()}


@pytest.fixture
def deal(workspace, stages):
    customer = CustomerFactory(workspace=workspace, name="Quay Street Bakehouse")
    return OpportunityFactory(customer=customer, name="Vat line", amount=8400, expected_close=MAY)


@pytest.fixture
def board(page, live_server, mara, deal, sign_in):
    sign_in(page, mara)
    page.goto(f"{live_server.url}/w/fernhill/opportunities/board/")
    return page


def column(page, name):
    return page.locator(f"[data-column][data-name='{name}']")


def drag(page, card, target, drop=True):
    """Take a card by its head and carry it over the column `target`."""
    card, target = card.bounding_box(), target.bounding_box()
    page.mouse.move(card["x"] + 30, card["y"] + 30)
    page.mouse.down()
    page.mouse.move(card["x"] + 60, card["y"] + 40)
    page.mouse.move(target["x"] + 80, target["y"] + 160, steps=4)
    if drop:
        page.mouse.up()


def is_in(page, name):
    expect(column(page, name).locator("[data-deal]").filter(has_text="Vat line")).to_have_count(1)


def stored(deal):
    deal.refresh_from_db()
    return deal.stage.name


def test_dragging_by_mouse_and_undo(board, deal, shot):
    drag(board, board.locator(f"#deal-{deal.pk}"), column(board, "Proposal"), drop=False)
    shot(board, "dragging")
    board.mouse.up()

    expect(board.get_by_text("Vat line is in Proposal now.")).to_be_visible()
    is_in(board, "Proposal")
    expect(column(board, "Proposal").locator(".badge")).to_have_text("1")
    assert stored(deal) == "Proposal"
    shot(board, "moved")

    board.get_by_role("button", name="Undo").click()
    expect(board.get_by_text("Vat line is back in Qualification.")).to_be_visible()
    is_in(board, "Qualification")
    assert stored(deal) == "Qualification"


def test_what_is_missing_is_asked_for_and_completes_the_move(board, deal, shot):
    drag(board, board.locator(f"#deal-{deal.pk}"), column(board, "Closed lost"))
    dialog = board.get_by_role("dialog")
    expect(dialog.get_by_label("Why?")).to_be_focused()
    shot(board, "asked")
    dialog.get_by_label("Why?").fill("Too dear")
    dialog.get_by_role("button", name="Move").click()

    expect(dialog).to_be_hidden()
    is_in(board, "Closed lost")
    assert Opportunity.objects.get(pk=deal.pk).lost_reason == "Too dear"


def test_a_dialog_that_is_cancelled_puts_the_card_back(board, deal):
    Opportunity.objects.filter(pk=deal.pk).update(expected_close=None)
    drag(board, board.locator(f"#deal-{deal.pk}"), column(board, "Proposal"))
    expect(board.get_by_role("dialog").get_by_label("Expected close")).to_be_focused()

    board.keyboard.press("Escape")

    is_in(board, "Qualification")
    expect(board.locator("[data-board-says]")).to_have_text("Vat line is back in Qualification.")
    assert stored(deal) == "Qualification"


def test_a_card_that_somebody_else_moved_goes_where_it_is_with_their_name(board, deal, stages, ines):
    move(deal, stages["Negotiation"], by=ines)
    drag(board, board.locator(f"#deal-{deal.pk}"), column(board, "Proposal"))

    expect(board.get_by_text("Ines Baptiste has moved Vat line to Negotiation meanwhile.")).to_be_visible()
    is_in(board, "Negotiation")


def test_a_move_that_does_not_reach_the_server_is_rolled_back(board, deal, problems):
    board.route("**/stage/", lambda route: route.abort())
    drag(board, board.locator(f"#deal-{deal.pk}"), column(board, "Proposal"))

    expect(board.locator(".toast--danger")).to_be_visible()
    is_in(board, "Qualification")
    problems.clear()


def test_escape_in_the_middle_of_a_drag_and_a_click_that_is_no_drag(board, deal):
    drag(board, board.locator(f"#deal-{deal.pk}"), column(board, "Proposal"), drop=False)
    board.keyboard.press("Escape")
    board.mouse.up()
    is_in(board, "Qualification")

    board.get_by_role("link", name="Vat line", exact=True).click()
    expect(board.get_by_role("heading", level=1, name="Vat line")).to_be_visible()


def test_by_keys_alone(board, deal, shot):
    handle, says = board.get_by_role("link", name="Move to another stage: Vat line"), board.locator("[data-board-says]")
    handle.focus()
    board.keyboard.press("Enter")
    expect(says).to_have_text("Vat line is picked up. It is in Qualification, 1 of 5.")
    board.keyboard.press("ArrowRight")
    board.keyboard.press("ArrowRight")
    expect(says).to_have_text("Negotiation, 3 of 5.")
    shot(board, "carried")
    board.keyboard.press("ArrowLeft")
    board.keyboard.press("Space")

    expect(board.get_by_text("Vat line is in Proposal now.")).to_be_visible()
    is_in(board, "Proposal")
    expect(handle).to_be_focused()
    assert stored(deal) == "Proposal"


def test_by_keys_and_escape(board, deal):
    board.get_by_role("link", name="Vat line", exact=True).focus()
    board.keyboard.press("Space")
    board.keyboard.press("ArrowRight")
    is_in(board, "Proposal")
    board.keyboard.press("Escape")

    is_in(board, "Qualification")
    expect(board.get_by_role("link", name="Move to another stage: Vat line")).to_be_focused()
    assert stored(deal) == "Qualification"


def test_by_keys_into_lost_asks_why_and_gives_the_focus_back(board, deal):
    board.get_by_role("link", name="Move to another stage: Vat line").focus()
    board.keyboard.press("Space")
    for _step in range(4):
        board.keyboard.press("ArrowRight")
    board.keyboard.press("Enter")
    expect(board.get_by_role("dialog").get_by_label("Why?")).to_be_focused()
    board.keyboard.type("Too dear")
    board.keyboard.press("Enter")

    is_in(board, "Closed lost")
    expect(board.get_by_role("link", name="Move to another stage: Vat line")).to_be_focused()


def test_the_handle_opens_a_form_for_whoever_neither_drags_nor_carries(board, deal):
    board.locator(f"#deal-{deal.pk}").hover()
    board.get_by_role("link", name="Move to another stage: Vat line").click()
    dialog = board.get_by_role("dialog", name="Move Vat line")
    dialog.get_by_label("Stage").select_option(label="Negotiation, 70 %")
    dialog.get_by_role("button", name="Move").click()

    is_in(board, "Negotiation")


def test_without_script_the_form_moves_it(open_page, live_server, mara, deal, sign_in):
    page = sign_in(open_page(java_script_enabled=False), mara)
    page.goto(f"{live_server.url}/w/fernhill/opportunities/board/")
    page.get_by_role("link", name="Move to another stage: Vat line").click()
    page.get_by_label("Stage").select_option(label="Proposal, 40 %")
    page.get_by_role("button", name="Move").click()

    expect(page.get_by_text("Vat line is in Proposal now.")).to_be_visible()


def test_a_finger_that_rests_carries_a_card_and_one_that_swipes_scrolls(open_page, live_server, mara, deal, sign_in):
    page = sign_in(open_page(viewport=PHONE, has_touch=True, is_mobile=True), mara)
    page.goto(f"{live_server.url}/w/fernhill/opportunities/board/")
    box, touch = page.locator(f"#deal-{deal.pk}").bounding_box(), page.context.new_cdp_session(page)

    def at(kind, x, y):
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = box["x"] + 40, box["y"] + 40
    at("touchStart", x, y)
    expect(page.locator(".deal--ghost")).to_be_visible()
    for over in range(1, 9):
        at("touchMove", x + over * 38, y)
    expect(column(page, "Proposal").locator(".deal--slot")).to_be_visible()
    at("touchEnd", 0, 0)

    expect(page.get_by_text("Vat line is in Proposal now.")).to_be_visible()
    assert stored(deal) == "Proposal"


def test_a_column_fills_while_it_is_scrolled(page, live_server, mara, deal, sign_in):
    OpportunityFactory.create_batch(50, customer=deal.customer, expected_close=MAY)
    sign_in(page, mara)
    page.goto(f"{live_server.url}/w/fernhill/opportunities/board/")
    cards = column(page, "Qualification").locator("[data-deal]")
    expect(cards).to_have_count(10)
    for count in (20, 30, 40, 50, 51):
        cards.last.scroll_into_view_if_needed()
        column(page, "Qualification").locator("[data-cards]").evaluate("list => list.scrollTop = list.scrollHeight")
        expect(cards).to_have_count(count)


def comes_back(page):
    """The reader comes back to the window."""
    page.evaluate("window.dispatchEvent(new Event('focus'))")


@pytest.fixture
def colleague(open_page, live_server, ines, sign_in):
    """The board in front of Ines."""
    page = sign_in(open_page(), ines)
    page.goto(f"{live_server.url}/w/fernhill/opportunities/board/")
    return page


def test_the_board_follows_what_others_do(board, colleague, deal):
    board.get_by_role("link", name="Vat line", exact=True).focus()
    drag(colleague, colleague.locator(f"#deal-{deal.pk}"), column(colleague, "Proposal"))
    expect(colleague.get_by_text("Vat line is in Proposal now.")).to_be_visible()

    comes_back(board)

    is_in(board, "Proposal")
    expect(column(board, "Proposal").locator(".badge")).to_have_text("1")
    expect(board.get_by_role("link", name="Vat line", exact=True)).to_be_focused()


def test_the_board_looks_by_itself_every_twenty_seconds(open_page, live_server, mara, deal, stages, ines, sign_in):
    page = sign_in(open_page(), mara)
    page.clock.install()
    page.goto(f"{live_server.url}/w/fernhill/opportunities/board/")
    is_in(page, "Qualification")
    move(deal, stages["Negotiation"], by=ines)

    page.clock.fast_forward(21_000)

    is_in(page, "Negotiation")


def test_nothing_is_drawn_anew_under_a_carried_card_or_an_open_dialog(board, deal, stages, ines):
    other = OpportunityFactory(customer=deal.customer, name="Butter churn", expected_close=MAY)
    comes_back(board)
    handle = board.get_by_role("link", name="Move to another stage: Vat line")
    handle.focus()
    board.keyboard.press("Space")
    move(other, stages["Negotiation"], by=ines)
    comes_back(board)
    board.keyboard.press("ArrowRight")
    is_in(board, "Proposal")
    expect(handle).to_be_focused()
    board.keyboard.press("Escape")
    is_in(board, "Qualification")

    board.keyboard.press("?")
    expect(board.get_by_text("Carry it to the stage before or after")).to_be_visible()
    comes_back(board)
    expect(column(board, "Negotiation").locator("[data-deal]")).to_have_count(0)
    board.keyboard.press("Escape")
    comes_back(board)
    expect(column(board, "Negotiation").locator("[data-deal]")).to_contain_text("Butter churn")
