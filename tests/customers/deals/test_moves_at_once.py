"""A move and whatever else at the same time, on connections of their own: one of the two orders, never a mixture."""

from datetime import date
from decimal import Decimal

import pytest

from crm.exceptions import DomainError
from crm.history import Overtaken
from customers.models import Opportunity, Stage
from customers.services import Incomplete, add_opportunity, archive, merge, move, undo_move, update_opportunity
from tests.factories import CustomerFactory, MembershipFactory, OpportunityFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MAY = date(2030, 5, 1)


@pytest.fixture
def by():
    return MembershipFactory().user


@pytest.fixture
def customer(by):
    return CustomerFactory(workspace=by.workspaces.get())


@pytest.fixture
def stages(customer):
    """The workspace's stages by their names."""
    return {stage.name: stage for stage in Stage.objects.filter(workspace=customer.workspace)}


def test_a_move_and_an_edit_both_hold(by, customer, stages):
    deal = OpportunityFactory(customer=customer, amount=1000)
    acts = [
        lambda: move(deal, stages["Closed won"], by=by),
        lambda: update_opportunity(deal, {"amount": Decimal("250.00"), "name": "Vat line"}, by=by),
    ]
    answers = at_once(8, lambda number: acts[number % 2]())
    deal.refresh_from_db()
    customer.refresh_from_db()
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert (deal.stage, deal.amount, deal.name, deal.is_open) == (stages["Closed won"], 250, "Vat line", False)
    assert (customer.open_count, customer.open_value) == (0, 0)
    assert sorted(deal.activities.values_list("kind", flat=True)) == ["fields", "stage"]


def test_a_move_and_the_loss_of_what_it_needs_end_in_one_of_the_two_orders(by, customer, stages):
    for _again in range(5):
        deal = OpportunityFactory(customer=customer, expected_close=MAY)
        acts = [
            lambda deal=deal: move(deal, stages["Proposal"], by=by),
            lambda deal=deal: update_opportunity(deal, {"expected_close": None}, by=by),
        ]
        answers = at_once(2, lambda number, acts=acts: acts[number]())
        deal.refresh_from_db()
        assert [isinstance(answer, Incomplete) for answer in answers].count(True) == 1
        assert (deal.stage.name, deal.expected_close) in {("Proposal", MAY), ("Qualification", None)}


def test_two_who_saw_it_in_one_stage_move_it_once(by, customer, stages):
    deal = OpportunityFactory(customer=customer, expected_close=MAY)
    names = ["Proposal", "Negotiation", "Closed won"]
    answers = at_once(3, lambda number: move(deal, stages[names[number]], by=by, seen=stages["Qualification"].pk))
    assert len([answer for answer in answers if isinstance(answer, Overtaken)]) == 2
    assert deal.activities.count() == 1


def test_undoing_at_once_undoes_once(by, customer, stages):
    deal = OpportunityFactory(customer=customer)
    line = move(deal, stages["Closed won"], by=by).line
    answers = at_once(4, lambda _number: undo_move(line, by=by))
    assert len([answer for answer in answers if isinstance(answer, Overtaken)]) == 3
    assert Opportunity.objects.get(pk=deal.pk).is_open


def test_a_move_and_archiving_end_in_one_of_the_two_orders_with_the_sums_right(by, customer, stages):
    for _again in range(5):
        at = CustomerFactory(workspace=customer.workspace)
        deal = add_opportunity(at, by=by, name="Vat line", amount=1000)
        acts = [lambda deal=deal: move(deal, stages["Closed won"], by=by), lambda at=at: archive(at, by=by)]
        moved, archived = at_once(2, lambda number, acts=acts: acts[number]())
        deal.refresh_from_db()
        at.refresh_from_db()
        assert not isinstance(archived, Exception)
        assert isinstance(moved, DomainError) == deal.is_open != deal.activities.filter(kind="stage").exists()
        assert (at.is_archived, at.open_count, at.open_value) == (True, int(deal.is_open), 1000 * deal.is_open)


def test_a_move_and_a_merge_of_its_customer_end_in_one_of_the_two_orders(by, customer, stages):
    for _again in range(5):
        kept, absorbed = (CustomerFactory(workspace=customer.workspace) for _side in range(2))
        deal = add_opportunity(absorbed, by=by, name="Vat line", amount=1000)
        acts = [
            lambda deal=deal: move(deal, stages["Closed won"], by=by),
            lambda kept=kept, absorbed=absorbed: merge(kept, absorbed, by=by),
        ]
        moved, merged = at_once(2, lambda number, acts=acts: acts[number]())
        deal.refresh_from_db()
        kept.refresh_from_db()
        assert not isinstance(merged, Exception)
        assert isinstance(moved, DomainError) == deal.is_open != deal.activities.filter(kind="stage").exists()
        assert {deal.customer_id, *deal.activities.values_list("customer", flat=True)} == {kept.pk}
        assert (kept.open_count, kept.open_value) == (int(deal.is_open), 1000 * deal.is_open)
