"""Two admins at the stages at once, and people moving deals meanwhile: one comes first, never a mixture."""

import pytest

from crm.exceptions import DomainError
from customers.models import Opportunity, Stage
from customers.services import add_stage, hand_on, move, order_stages, retire, shift_stage
from tests.factories import CustomerFactory, MembershipFactory, OpportunityFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_work():
    by = MembershipFactory().user
    return by, by.workspaces.get()


def refused(answers):
    assert not [a for a in answers if isinstance(a, Exception) and not isinstance(a, DomainError)]
    return [answer for answer in answers if isinstance(answer, DomainError)]


def test_the_last_two_of_a_kind_cannot_retire_into_each_other(at_work):
    by, workspace = at_work
    pair = [workspace.stages.get(kind="won"), add_stage(workspace, name="Won again", kind=Stage.Kind.WON)]
    answers = at_once(2, lambda number: retire(pair[number], into=pair[1 - number], by=by))
    assert len(refused(answers)) == 1
    assert workspace.stages.offered().filter(kind="won").count() == 1


def test_two_orders_at_once_leave_one_of_the_two(at_work):
    _by, workspace = at_work
    one, two, three = workspace.stages.filter(kind="open").values_list("pk", flat=True)
    orders = [[three, two, one], [two, three, one]]
    refused(at_once(2, lambda number: order_stages(workspace, orders[number])))
    assert list(workspace.stages.filter(kind="open").values_list("pk", flat=True)) in orders


def test_one_name_given_at_once_is_given_once(at_work):
    _by, workspace = at_work
    answers = at_once(4, lambda number: add_stage(workspace, name=["Check", "check", "CHECK", "cHeck"][number]))
    assert (len(refused(answers)), len(workspace.stages.called("check"))) == (3, 1)
    assert sorted(workspace.stages.values_list("order", flat=True)) == list(range(1, 7))


def test_moving_up_and_down_at_once_loses_no_stage(at_work):
    _by, workspace = at_work
    stages = list(workspace.stages.filter(kind="open"))
    refused(at_once(6, lambda number: shift_stage(stages[number % 3], (-1, 1)[number % 2])))
    assert sorted(workspace.stages.values_list("order", flat=True)) == [1, 2, 3, 4, 5]


def test_no_deal_is_left_in_a_stage_that_is_retired_while_deals_move_into_it(at_work):
    by, workspace = at_work
    first, middle, last = workspace.stages.filter(kind="open")
    deals = [
        OpportunityFactory(customer=CustomerFactory(workspace=workspace), stage=first, expected_close="2030-01-01")
        for _number in range(6)
    ]

    def act(number):
        if number == 6:
            return hand_on(retire(middle, into=last, by=by))
        return move(deals[number], middle, by=by)

    answers = at_once(7, act)
    moved = 6 - len(refused(answers))
    assert Opportunity.objects.filter(stage=middle).count() == 0
    assert Opportunity.objects.filter(stage=last).count() == moved


def test_two_workers_hand_each_deal_on_once(at_work):
    by, workspace = at_work
    first, middle, _last = workspace.stages.filter(kind="open")
    customer = CustomerFactory(workspace=workspace)
    deals = [OpportunityFactory(customer=customer, stage=first) for _number in range(20)]
    retired = retire(first, into=middle, by=by)
    refused(at_once(3, lambda _number: hand_on(retired)))
    assert Opportunity.objects.filter(stage=middle).count() == 20
    assert {deal.activities.count() for deal in deals} == {1}
