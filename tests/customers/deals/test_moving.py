"""Moves from stage to stage: what has to be said first, who was quicker, and taking one back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from crm.exceptions import DomainError
from crm.history import Overtaken
from crm.models import Activity
from customers.models import Opportunity
from customers.resources import save_opportunity
from customers.services import Incomplete, add_opportunity, move, undo_move, update_opportunity

MAY = date(2030, 5, 1)


def test_leaving_the_first_stage_takes_an_expected_close(deal, at, mara):
    with pytest.raises(Incomplete) as refused:
        move(deal, at("Proposal"), by=mara)
    deal.refresh_from_db()
    assert (refused.value.field, deal.stage) == ("expected_close", at("Qualification"))


def test_the_expected_close_may_come_with_the_move_and_is_told(deal, at, mara):
    moved = move(deal, at("Proposal"), by=mara, expected_close=MAY)
    kinds = set(deal.activities.values_list("kind", flat=True))
    assert (moved.stage, moved.expected_close, kinds) == (at("Proposal"), MAY, {"fields", "stage"})


def test_a_move_does_not_change_an_expected_close_that_is_there(deal_at, at, mara):
    deal = deal_at("Qualification", expected_close=MAY)
    assert move(deal, at("Proposal"), by=mara, expected_close=date(2031, 1, 1)).expected_close == MAY


@pytest.mark.parametrize("name", ["Closed won", "Closed lost"])
def test_closing_takes_no_expected_close(name, deal, at, mara):
    assert not move(deal, at(name), by=mara, reason="They decided early").is_open


def test_reopening_beyond_the_first_stage_takes_an_expected_close_too(deal, at, mara):
    move(deal, at("Closed won"), by=mara)
    with pytest.raises(Incomplete):
        move(deal, at("Negotiation"), by=mara)
    assert move(deal, at("Qualification"), by=mara).is_open


def test_the_expected_close_cannot_be_emptied_beyond_the_first_stage(deal_at, mara):
    deal = deal_at("Proposal", expected_close=MAY)
    with pytest.raises(Incomplete):
        update_opportunity(deal, {"expected_close": None}, by=mara)
    assert update_opportunity(deal_at("Qualification", expected_close=MAY), {"expected_close": None}, by=mara)


def test_a_deal_cannot_begin_beyond_the_first_stage_without_an_expected_close(customer, at, mara):
    with pytest.raises(Incomplete):
        add_opportunity(customer, by=mara, name="Vat line", stage=at("Proposal"))
    assert add_opportunity(customer, by=mara, name="Vat line", stage=at("Proposal"), expected_close=MAY).pk


def test_a_spreadsheet_and_the_admin_obey_the_same_rule(workspace, customer, at, mara):
    row = {"customer": customer, "name": "Vat line", "stage": at("Proposal")}
    with pytest.raises(DomainError):
        save_opportunity(None, workspace, row, by=mara)
    assert save_opportunity(None, workspace, row | {"expected_close": MAY}, by=mara).stage == at("Proposal")


def test_who_saw_it_elsewhere_is_told_who_was_quicker(deal_at, at, mara, ines):
    deal = deal_at("Proposal", expected_close=MAY)
    move(deal, at("Negotiation"), by=ines)
    with pytest.raises(Overtaken, match=r"Ines Baptiste has moved Vat line [0-9]+ to Negotiation"):
        move(deal, at("Closed won"), by=mara, seen=at("Proposal").pk)


def test_two_who_want_the_same_are_both_content(deal_at, at, mara, ines):
    deal = deal_at("Proposal", expected_close=MAY)
    move(deal, at("Negotiation"), by=ines)
    assert move(deal, at("Negotiation"), by=mara, seen=at("Proposal").pk).line is None


def where(deal):
    """Everything that says where a deal is."""
    names = ("stage_id", "stage_since", "closed_at", "lost_reason", "expected_close")
    return Opportunity.objects.values_list(*names).get(pk=deal.pk)


@pytest.mark.parametrize(("start", "end"), [("Proposal", "Negotiation"), ("Proposal", "Closed lost"),
                                            ("Negotiation", "Closed won")])  # fmt: skip
def test_undoing_a_move_leaves_no_trace_but_in_the_story(start, end, customer, deal_at, at, mara):
    deal = deal_at(start, expected_close=MAY, stage_since=timezone.now() - timedelta(days=40))
    before = where(deal)
    moved = move(deal, at(end), by=mara, reason="Too dear")
    undo_move(moved.line, by=mara)
    customer.refresh_from_db()
    assert where(deal) == before
    assert (customer.open_count, deal.activities.filter(kind=Activity.Kind.STAGE).count()) == (1, 2)


def test_undoing_a_reopening_gives_the_reason_back(deal_at, at, mara):
    deal = deal_at("Qualification")
    move(deal, at("Closed lost"), by=mara, reason="Too dear")
    before = where(deal)
    undo_move(move(deal, at("Qualification"), by=mara).line, by=mara)
    assert where(deal) == before


def test_only_the_last_move_can_be_undone(deal_at, at, mara, ines):
    deal = deal_at("Proposal", expected_close=MAY)
    first = move(deal, at("Negotiation"), by=mara).line
    move(deal, at("Closed won"), by=ines)
    with pytest.raises(Overtaken, match="Ines Baptiste"):
        undo_move(first, by=mara)


def test_undoing_twice_undoes_once(deal_at, at, mara):
    line = move(deal_at("Proposal", expected_close=MAY), at("Negotiation"), by=mara).line
    undo_move(line, by=mara)
    with pytest.raises(Overtaken):
        undo_move(line, by=mara)


def test_stale_is_by_the_days_of_its_stage(workspace, deal_at):
    fresh, waiting = (
        deal_at("Qualification", stage_since=timezone.now() - timedelta(days=days, hours=1)) for days in (20, 21)
    )
    never = deal_at("Closed won", stage_since=timezone.now() - timedelta(days=900), closed_at=timezone.now())
    assert [deal.is_stale for deal in (fresh, waiting, never)] == [False, True, False]
    assert list(workspace.opportunities.stale(workspace.stages.all())) == [waiting]
