"""Many people at one customer at once, each on a connection of their own."""

import pytest

from crm.models import Activity
from customers.models import Customer, Stage
from customers.services import AlreadyArchived, add_opportunity, archive, move
from tests.factories import CustomerFactory, MembershipFactory, OpportunityFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_larkfield():
    """A member, and a customer of their workspace."""
    by = MembershipFactory().user
    return by, CustomerFactory(workspace=by.workspaces.get())


def test_archiving_at_once_archives_once(at_larkfield):
    by, customer = at_larkfield
    answers = at_once(8, lambda _number: archive(Customer.objects.get(pk=customer.pk), by=by))
    refused = [answer for answer in answers if isinstance(answer, AlreadyArchived)]
    assert (len(refused), len(answers)) == (7, 8)
    assert customer.activities.filter(kind=Activity.Kind.ARCHIVED).count() == 1


def test_deals_added_at_once_are_all_counted(at_larkfield):
    by, customer = at_larkfield
    added = at_once(8, lambda number: add_opportunity(customer, by=by, name=f"Deal {number}", amount=10))
    customer.refresh_from_db()
    assert not [answer for answer in added if isinstance(answer, Exception)]
    assert (customer.open_count, customer.open_value) == (8, 80)


def test_moving_a_deal_at_once_moves_it_once(at_larkfield):
    by, customer = at_larkfield
    deal = OpportunityFactory(customer=customer)
    won = customer.workspace.stages.get(kind=Stage.Kind.WON)
    at_once(8, lambda _number: move(deal, won, by=by))
    assert deal.activities.filter(kind=Activity.Kind.STAGE).count() == 1
