"""Merges at the same time as something else, each on a connection of its own: one of the two orders, never a mixture."""

import pytest

from crm.exceptions import DomainError
from crm.history import log
from crm.models import Activity
from crm.tasks import add_task
from customers.models import Customer, Merge
from customers.services import add_contact, add_opportunity, archive, merge, refresh_open, undo_merge
from tests.factories import ContactFactory, CustomerFactory, MembershipFactory, OpportunityFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def two():
    """A member, and two customers of their workspace with a person and a deal each."""
    by = MembershipFactory().user
    pair = [CustomerFactory(workspace=by.workspaces.get()) for _ in range(2)]
    for customer in pair:
        ContactFactory(customer=customer, email="ruth@larkfield.example")
        OpportunityFactory(customer=customer)
    refresh_open([customer.pk for customer in pair])
    return by, *pair


def failures(answers):
    return [answer for answer in answers if isinstance(answer, Exception)]


def fresh(customer):
    return Customer.every.get(pk=customer.pk)


def nothing_is_left_at_the_absorbed():
    absorbed = Customer.every.exclude(merged_into=None).get()
    found = [
        absorbed.contacts.count(),
        absorbed.opportunities.count(),
        absorbed.tasks.count(),
        absorbed.activities.count(),
    ]
    return found == [0, 0, 0, 0]


def test_each_merged_into_the_other_is_one_merge(two):
    by, one, other = two
    pairs = [(one, other), (other, one)] * 3
    answers = at_once(6, lambda n: merge(*map(fresh, pairs[n]), by=by))
    assert [type(error) for error in failures(answers)] == [DomainError] * 5
    assert Merge.objects.count() == Customer.objects.count() == 1
    assert nothing_is_left_at_the_absorbed()


@pytest.fixture
def third(two):
    """Another customer beside the two, with a person and a deal of its own."""
    customer = CustomerFactory(workspace=two[1].workspace)
    ContactFactory(customer=customer, email="tess@larkfield.example")
    OpportunityFactory(customer=customer)
    refresh_open([customer.pk])
    return customer


def deals_of(*customers):
    """How many deals each of the customers has, which is what the sums of those that were not put away say."""
    counts = [customer.opportunities.count() for customer in customers]
    now = [fresh(customer) for customer in customers]
    assert all(one.is_merged or one.open_count == count for one, count in zip(now, counts, strict=True))
    return counts


def test_two_merged_into_one_at_the_same_time_are_both_in_it(two, third):
    by, kept, other = two
    answers = at_once(2, lambda n: merge(fresh(kept), fresh((other, third)[n]), by=by))
    assert failures(answers) == []
    assert deals_of(kept, other, third) == [3, 0, 0]


def test_one_merged_into_two_at_the_same_time_goes_to_one_of_them(two, third):
    by, one, other = two
    answers = at_once(2, lambda n: merge(fresh((other, third)[n]), fresh(one), by=by))
    assert [type(error) for error in failures(answers)] == [DomainError]
    assert fresh(one).merged_into == next(answer for answer in answers if isinstance(answer, Merge)).kept
    assert sorted(deals_of(one, other, third)) == [0, 1, 2]


def test_a_merge_into_one_that_is_merged_itself_comes_before_it_or_is_refused(two, third):
    by, first, middle = two
    pairs = [(middle, first), (third, middle)]
    inner, outer = at_once(2, lambda n: merge(*map(fresh, pairs[n]), by=by))
    is_whole = isinstance(inner, Merge)
    assert isinstance(outer, Merge)
    assert is_whole or isinstance(inner, DomainError)
    assert deals_of(first, middle, third) == ([0, 0, 3] if is_whole else [1, 0, 2])


def test_a_merge_is_undone_once_however_many_ask(two):
    by, one, other = two
    done = merge(one, other, by=by)
    answers = at_once(6, lambda _n: undo_merge(Merge.objects.get(pk=done.pk), by=by))
    assert [type(error) for error in failures(answers)] == [DomainError] * 5
    assert [one.contacts.count(), other.contacts.count()] == [1, 1]


@pytest.mark.parametrize("which", [0, 1], ids=["kept", "absorbed"])
def test_a_merge_and_an_archive(which, two):
    by, kept, absorbed = two
    acts = [lambda: merge(fresh(kept), fresh(absorbed), by=by), lambda: archive(fresh((kept, absorbed)[which]), by=by)]
    answers = at_once(2, lambda n: acts[n]())
    merged, is_archived = Merge.objects.exists(), fresh((kept, absorbed)[which]).is_archived
    # Merged first: the kept one is archived then, the absorbed one no more. Archived first: only the kept one stands in the way.
    assert (merged, is_archived) in ([(True, True), (False, True)] if which == 0 else [(True, True), (True, False)])
    assert [isinstance(answer, DomainError) for answer in answers] == [not merged, not is_archived]
    assert len(failures(answers)) == 2 - merged - is_archived


ADDED = {
    "contact": lambda customer, by: add_contact(customer, by=by, first_name="Late"),
    "deal": lambda customer, by: add_opportunity(customer, by=by, name="Late", amount=1),
    "note": lambda customer, by: log(customer, Activity.Kind.NOTE, by=by, text="Late"),
    "task": lambda customer, by: add_task(customer.workspace, by=by, title="Late", customer=customer),
}


@pytest.mark.parametrize("what", ADDED)
def test_a_merge_and_something_being_added(what, two):
    by, kept, absorbed = two
    acts = [lambda: merge(fresh(kept), fresh(absorbed), by=by), *[lambda: ADDED[what](absorbed, by)] * 3]
    answers = at_once(4, lambda n: acts[n]())
    assert isinstance(answers[0], Merge)
    assert all(isinstance(error, DomainError) for error in failures(answers))
    assert nothing_is_left_at_the_absorbed()
    kept.refresh_from_db()
    assert kept.open_count == kept.opportunities.count()
