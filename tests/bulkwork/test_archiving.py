"""Archiving and restoring many: the deals that were closed on the way are opened again by the undo, and no other."""

import pytest

from crm.history import log
from crm.models import Activity
from customers.models import Opportunity, Purchases, Stage
from customers.services import archive, move, restore
from tests.bulkwork.conftest import fresh, outcomes
from tests.factories import OpportunityFactory


@pytest.fixture
def deals(three):
    return [OpportunityFactory(customer=customer) for customer in three]


@pytest.fixture
def put_away(act, three):
    """`put_away(lost="why")` archives the three."""
    return lambda lost="": act("archive", three, reason="Out of business", lost=lost)


def test_all_are_archived_with_the_reason_in_each_story(put_away, three, mara):
    put_away()
    assert {(one.is_archived, one.archived_by) for one in fresh(three)} == {(True, mara)}
    assert three[0].activities.get(kind=Activity.Kind.ARCHIVED).text == "Out of business"


def test_open_deals_stay_open_unless_they_are_to_be_lost(put_away, deals):
    put_away()
    deals[0].refresh_from_db()
    assert deals[0].is_open


def test_lost_in_the_same_step_with_the_reason(put_away, deals, three):
    put_away(lost="They closed")
    deals[0].refresh_from_db()
    assert (deals[0].stage.kind, deals[0].lost_reason, deals[0].is_open) == ("lost", "They closed", False)
    assert [(one.open_count, one.open_value) for one in fresh(three)] == [(0, 0)] * 3
    assert deals[0].activities.get(kind=Activity.Kind.STAGE).text == "They closed"


def test_the_undo_restores_and_opens_exactly_those_again(put_away, take_back, deals, three, mara):
    since, stage = deals[0].stage_since, deals[0].stage
    lost_before = OpportunityFactory(customer=three[0])
    move(lost_before, lost_before.workspace.stages.get(kind=Stage.Kind.LOST), by=mara, reason="Price")
    take_back(put_away(lost="They closed"))
    for deal in (*deals, lost_before):
        deal.refresh_from_db()
    assert [one.is_archived for one in fresh(three)] == [False] * 3
    assert (deals[0].stage, deals[0].stage_since, deals[0].closed_at, deals[0].lost_reason) == (stage, since, None, "")
    assert (lost_before.lost_reason, [one.open_count for one in fresh(three)]) == ("Price", [1, 1, 1])


def test_the_undo_leaves_alone_whom_somebody_restored_and_archived_anew(put_away, take_back, three, ines):
    change = put_away()
    restore(three[0], by=ines)
    archive(three[0], by=ines, reason="Really gone")
    change = take_back(change)
    assert [one.is_archived for one in fresh(three)] == [True, False, False]
    assert outcomes(change, "undone")[0] == ("kept", "restored or archived anew since")


def test_who_is_archived_already_keeps_reason_and_day(act, three, ines, mara):
    archive(three[0], by=ines, reason="Sold")
    change = act("archive", three, reason="Out of business", lost="")
    assert (fresh(three)[0].archived_by, change.counts["same"]) == (ines, 1)


def test_what_archived_customers_bought_is_known_at_once(put_away, three, mara, workspace):
    won = OpportunityFactory(customer=three[0], amount=700)
    move(won, workspace.stages.get(kind=Stage.Kind.WON), by=mara)
    put_away()
    assert Purchases.objects.get(customer=three[0]).value == 700


def test_restoring_many_and_its_undo(act, take_back, three, mara):
    for customer in three[:2]:
        archive(customer, by=mara, reason="Dormant")
    since = fresh(three)[0].archived_at
    change = act("restore", three)
    assert ([one.is_archived for one in fresh(three)], change.counts["same"]) == ([False] * 3, 1)
    take_back(change)
    assert fresh(three)[0].archived_at == since
    assert [one.is_archived for one in fresh(three)] == [True, True, False]


def test_undoing_a_restore_keeps_whom_somebody_has_worked_with_since(act, take_back, three, mara, ines):
    archive(three[0], by=mara)
    change = act("restore", three[:1])
    log(three[0], "call", by=ines, text="They want to come back.")
    change = take_back(change)
    assert (fresh(three[:1])[0].is_archived, outcomes(change, "undone")) == (
        False,
        [("kept", f"changed since by {ines}")],
    )


def test_undoing_a_restore_keeps_whom_much_was_done_with_since(act, take_back, three, deals, mara, ines, workspace):
    for customer in three:
        archive(customer, by=mara)
    change = act("restore", three)
    act("owner", three[:1], owner=ines, by=ines)
    proposal = workspace.stages.get(name="Proposal")
    Opportunity.objects.update(expected_close="2030-01-01")
    act("stage", deals[1:2], kind="opportunities", stage=proposal, reason="", by=ines)
    taken_back = act("owner", three[2:], owner=ines)
    take_back(taken_back)
    change = take_back(change)
    assert [one.is_archived for one in fresh(three)] == [False, False, True]
    assert outcomes(change, "undone") == [("kept", f"changed since by {ines}")] * 2 + [("back", "")]
