"""Many people at one customer at once, each on a connection of their own."""

import pytest

from crm import phases
from crm.bulkwork import kinds
from crm.bulkwork.beginning import begin
from crm.bulkwork.doing import undo
from crm.bulkwork.models import BulkChange
from crm.exceptions import DomainError
from crm.models import Activity
from customers.models import Customer, Merge, Stage
from customers.services import AlreadyArchived, add_opportunity, archive, merge, move, update_customer
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


def test_a_merge_and_an_archive_at_once_end_in_one_of_the_two_orders(at_larkfield):
    by, kept = at_larkfield
    absorbed = CustomerFactory(workspace=kept.workspace)
    OpportunityFactory(customer=kept)
    acts = [lambda: merge(kept, absorbed, by=by), lambda: archive(Customer.objects.get(pk=kept.pk), by=by, lost="Gone")]
    merged, archived = at_once(2, lambda number: acts[number]())
    kept, absorbed = (Customer.every.get(pk=one.pk) for one in (kept, absorbed))
    assert not isinstance(archived, Exception)
    assert isinstance(merged, (Merge, DomainError))
    assert (kept.is_archived, absorbed.is_merged) == (True, isinstance(merged, Merge))
    assert kept.open_count == 0


def test_a_merge_and_an_archive_of_the_absorbed_one_at_once(at_larkfield):
    by, absorbed = at_larkfield
    kept = CustomerFactory(workspace=absorbed.workspace)
    deal = OpportunityFactory(customer=absorbed)
    acts = [lambda: merge(kept, absorbed, by=by), lambda: archive(absorbed, by=by, lost="Gone")]
    merged, archived = at_once(2, lambda number: acts[number]())
    deal.refresh_from_db()
    absorbed = Customer.every.get(pk=absorbed.pk)
    assert isinstance(merged, Merge)
    assert (deal.customer_id, absorbed.is_merged) == (kept.pk, True)
    assert deal.is_open == isinstance(archived, Exception) == (not absorbed.is_archived)


def test_a_bulk_archive_and_an_edit_at_once_end_in_one_of_the_two_orders(at_larkfield):
    by, customer = at_larkfield
    kind = kinds.get("customers")
    change = begin(customer.workspace, kind, kind.verb("archive"), {"reason": "", "lost": ""}, by=by, ids=[customer.pk])
    acts = [lambda: phases.run(change), lambda: update_customer(customer, {"industry": "Cheese"}, by=by)]
    _change, edited = at_once(2, lambda number: acts[number]())
    customer.refresh_from_db()
    assert customer.is_archived
    assert (customer.industry == "Cheese") != isinstance(edited, DomainError)


def test_a_bulk_change_and_an_edit_of_the_same_field_at_once(at_larkfield):
    by, customer = at_larkfield
    kind = kinds.get("customers")
    change = begin(customer.workspace, kind, kind.verb("industry"), {"industry": "Butter"}, by=by, ids=[customer.pk])
    acts = [lambda: phases.run(change), lambda: update_customer(customer, {"industry": "Cheese"}, by=by)]
    at_once(2, lambda number: acts[number]())
    customer.refresh_from_db()
    told = [line.data["changes"]["industry"] for line in customer.activities.order_by("pk")]
    assert customer.industry == "Cheese"
    assert told in ([["Dairy", "Cheese"]], [["Dairy", "Butter"], ["Butter", "Cheese"]])


def test_two_undoes_at_once_undo_once(at_larkfield):
    by, customer = at_larkfield
    kind = kinds.get("customers")
    change = phases.run(
        begin(customer.workspace, kind, kind.verb("industry"), {"industry": "Butter"}, by=by, ids=[customer.pk])
    )
    answers = at_once(2, lambda _number: phases.run(undo(BulkChange.objects.get(pk=change.pk), by=by)))
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1
    assert customer.activities.count() == 2
