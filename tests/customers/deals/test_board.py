"""The board: columns with counts and sums, cards by keyset, moves answered in place."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crm.models import Activity, Task
from customers.board import quarter_start
from customers.services import archive, move
from tests.customers.conftest import url
from tests.factories import CustomerFactory, OpportunityFactory, TaskFactory

BOARD = "opportunities:board"


def on_board(**query):
    """The headers of an htmx request from the board."""
    return {"HX-Request": "true", "HX-Current-URL": f"http://testserver{url(BOARD, **query)}", "HX-Target": "dialogs"}


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def columns(answer):
    """{stage: names of the cards} of the open stages."""
    board = answer.context["board"]
    return {column.stage.name: [card.name for card in column.cards] for column in board if column.stage.is_open}


def test_a_board_without_open_deals_says_where_they_come_from(deal_at, client):
    words = "They are added here, on a customer’s page, or while a lead is promoted."
    assert words in client.get(url(BOARD)).content.decode()
    assert words not in client.get(url(BOARD, q="nothing has this name")).content.decode()
    deal_at("Qualification", name="Vat line")
    assert words not in client.get(url(BOARD)).content.decode()


def test_every_stage_is_a_column_and_the_newest_in_it_comes_first(deal_at, client):
    now = timezone.now()
    for name, days in (("Old", 9), ("New", 1), ("Middle", 4)):
        deal_at("Qualification", name=name, stage_since=now - timedelta(days=days))
    assert columns(client.get(url(BOARD))) == {
        "Qualification": ["New", "Middle", "Old"], "Proposal": [], "Negotiation": [],
    }  # fmt: skip
    assert columns(client.get(url(BOARD, sort="since")))["Qualification"] == ["Old", "Middle", "New"]


def test_sums_stay_apart_by_currency_and_kind(deal_at, client):
    for amount, currency, billing in ((5, "EUR", "once"), (7, "EUR", "once"), (3, "GBP", "once"), (2, "EUR", "annual")):
        deal_at("Proposal", amount=amount, currency=currency, billing=billing)
    deal_at("Proposal", amount=None)
    answer = client.get(url(BOARD))
    sums = answer.context["board"][1].sums
    assert (sums.count, sums.once, sums.annual) == (5, [(12, "EUR"), (3, "GBP")], [(2, "EUR")])
    assert answer.context["figures"]["weighted"].once == [(5, "EUR"), (1, "GBP")]


def test_closed_columns_hold_what_was_closed_in_this_quarter(deal_at, client):
    deal_at("Closed won", name="Now", closed_at=timezone.now())
    deal_at("Closed won", name="Long ago", closed_at=quarter_start() - timedelta(seconds=1))
    won = client.get(url(BOARD)).context["board"][3]
    assert ([card.name for card in won.cards], won.sums.count) == (["Now"], 1)


def test_a_column_goes_on_where_its_first_cards_end(deal_at, client):
    now = timezone.now()
    for number in range(45):
        deal_at("Proposal", name=f"{number:02}", stage_since=now - timedelta(hours=number // 2))
    column, seen = client.get(url(BOARD)).context["board"][1], []
    seen += [card.name for card in column.cards]
    after = column.next
    while after:
        answer = client.get(url(BOARD, column=column.stage.pk, after=after))
        seen += [card.name for card in answer.context["cards"]]
        after = answer.context["next"]
    assert len(seen) == len(set(seen)) == column.sums.count == 45


def test_deals_of_archived_customers_and_other_workspaces_are_not_shown(deal, foreign, mara, client):
    OpportunityFactory(customer=foreign)
    archive(deal.customer, by=mara)
    assert client.get(url(BOARD)).context["figures"]["total"].count == 0


@pytest.mark.parametrize("column", ["0", "x", "9" * 30, "-1"])
def test_a_column_that_is_not_here_is_404(column, client):
    assert client.get(url(BOARD, column=column)).status_code == 404


def test_the_column_of_another_workspace_is_404(foreign_stage, client):
    assert client.get(url(BOARD, column=foreign_stage.pk)).status_code == 404


def test_a_card_says_its_next_step_the_soonest_first(deal, workspace, client):
    today = timezone.localdate()
    for title, days in (("Later", 5), ("Soonest", 1)):
        TaskFactory(workspace=workspace, opportunity=deal, title=title, due_on=today + timedelta(days=days))
    card = client.get(url(BOARD)).context["board"][0].cards[0]
    assert card.next_step == Task.objects.get(title="Soonest")


def test_a_move_answers_with_the_card_and_the_heads(deal_at, at, client):
    deal = deal_at("Proposal", expected_close=timezone.localdate())
    answer = client.post(
        url("opportunities:stage", deal.pk), {"stage": at("Negotiation").pk, "was": deal.stage_id}, headers=on_board()
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'id="deal-{deal.pk}" data-deal data-stage="{at("Negotiation").pk}"' in page
    assert page.count("stage__head") == 5
    assert "/undo/" in page


def test_the_heads_keep_to_the_filters_of_the_board(deal_at, at, mara, client):
    deal = deal_at("Proposal", expected_close=timezone.localdate(), owner=mara)
    deal_at("Negotiation")
    answer = client.post(
        url("opportunities:stage", deal.pk), {"stage": at("Negotiation").pk}, headers=on_board(owner=mara.pk)
    )
    assert [column.sums.count for column in answer.context["board"]] == [0, 0, 1, 0, 0]


def test_what_is_missing_is_asked_for_in_a_dialog_and_completes_the_move(deal, at, client):
    where, moved = url("opportunities:stage", deal.pk), {"stage": at("Proposal").pk, "was": deal.stage_id}
    asked = client.post(where, moved, headers=on_board())
    done = client.post(where, moved | {"expected_close": "2030-05-01"}, headers=on_board())
    deal.refresh_from_db()
    assert (asked.status_code, asked["HX-Reswap"], done.status_code) == (422, "innerHTML", 200)
    assert [field.name for field in asked.context["form"].visible_fields()] == ["expected_close"]
    assert (deal.stage.name, str(deal.expected_close)) == ("Proposal", "2030-05-01")


def test_whoever_is_late_sees_where_the_card_is_now(deal_at, at, ines, client):
    deal = deal_at("Proposal", expected_close=timezone.localdate())
    move(deal, at("Negotiation"), by=ines)
    answer = client.post(
        url("opportunities:stage", deal.pk), {"stage": at("Closed won").pk, "was": deal.stage_id}, headers=on_board()
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'id="deal-{deal.pk}" data-deal data-stage="{at("Negotiation").pk}"' in page
    assert "Ines Baptiste has moved" in page


def test_undo_from_the_toast_puts_the_card_back(deal_at, at, mara, client):
    deal = deal_at("Proposal", expected_close=timezone.localdate())
    line = move(deal, at("Negotiation"), by=mara).line
    answer = client.post(url("opportunities:move_undo", deal.pk, line.pk), headers=on_board())
    deal.refresh_from_db()
    assert (answer.status_code, deal.stage.name) == (200, "Proposal")
    assert client.post(url("opportunities:move_undo", deal.pk, line.pk), headers=on_board()).status_code == 409


def test_only_moves_can_be_undone(deal, client):
    line = Activity.objects.create(workspace=deal.workspace, customer=deal.customer, opportunity=deal, kind="note")
    assert client.post(url("opportunities:move_undo", deal.pk, line.pk)).status_code == 404


def test_without_script_a_move_leads_back_to_the_board(deal, at, client):
    board = f"http://testserver{url(BOARD)}"
    answer = client.post(
        url("opportunities:stage", deal.pk), {"stage": at("Closed won").pk}, headers={"Referer": board}
    )
    assert (answer.status_code, answer["Location"]) == (302, board)


def test_viewers_see_the_board_and_move_nothing(deal, vera, browse):
    page = browse(vera).get(url(BOARD)).content.decode()
    assert "Vat line" in page
    assert "data-move" not in page


@pytest.mark.parametrize("query", ["", "?q=vat", "?column={}"])
def test_the_board_reads_with_few_queries_however_many_cards(
    query, workspace, mara, client, django_assert_max_num_queries
):
    stages = list(workspace.stages.all())
    for number in range(40):
        customer = CustomerFactory(workspace=workspace)
        OpportunityFactory(customer=customer, owner=mara, stage=stages[number % 3], name="Vat line")
    with django_assert_max_num_queries(10):
        client.get(url(BOARD) + query.format(stages[0].pk))
