"""People choosing and moving people at the same time, each on a connection of their own."""

import pytest

from crm.models import Activity
from customers.models import Contact, Customer
from customers.services import WorksElsewhere, make_primary, mark_left, merge, now_works_at
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def fresh(person):
    return Contact.objects.get(pk=person.pk)


def failures(answers):
    return [answer for answer in answers if isinstance(answer, Exception)]


def test_different_people_made_primary_at_once_leave_one(shop):
    by, people, _other = shop
    for _again in range(3):
        at_once(6, lambda number: make_primary(fresh(people[number % 2]), by=by))
        assert Contact.objects.filter(is_primary=True).count() == 1


def test_choosing_somebody_while_they_leave_ends_in_one_of_the_two_orders(shop):
    by, (ruth, gwen), _other = shop
    acts = (lambda: make_primary(fresh(gwen), by=by), lambda: mark_left(fresh(gwen), by=by))
    at_once(2, lambda number: acts[number]())
    assert (fresh(gwen).has_left, fresh(gwen).is_primary, fresh(ruth).is_primary) == (True, False, True)


def test_a_double_click_makes_one_contact(shop):
    by, (ruth, _gwen), other = shop
    answers = at_once(6, lambda _number: now_works_at(fresh(ruth), other, by=by))
    assert [type(answer) for answer in failures(answers)] == [WorksElsewhere] * 5
    assert other.contacts.count() == 1
    assert ruth.activities.filter(kind=Activity.Kind.CONTACT, data__did="moved").count() == 1


def test_a_double_click_makes_one_new_customer(shop):
    by, (ruth, _gwen), _other = shop
    at_once(6, lambda _number: now_works_at(fresh(ruth), by=by, new_customer={"name": "Quay Ices"}))
    assert Customer.objects.filter(name="Quay Ices").count() == 1


def test_two_who_change_places_do_not_wait_for_each_other(shop):
    by, (ruth, _gwen), other = shop
    nell = Contact.objects.create(workspace=ruth.workspace, customer=other, first_name="Nell")
    moves = (lambda: now_works_at(fresh(ruth), other, by=by), lambda: now_works_at(fresh(nell), ruth.customer, by=by))
    assert failures(at_once(2, lambda number: moves[number]())) == []


def test_moving_while_the_customer_is_merged_away_leaves_one_primary_contact_each(shop):
    by, (ruth, _gwen), other = shop
    acts = (lambda: now_works_at(fresh(ruth), other, by=by), lambda: merge(ruth.customer, other, by=by))
    at_once(2, lambda number: acts[number]())
    for customer in Customer.objects.all():
        there = customer.contacts.filter(left_at=None)
        assert there.filter(is_primary=True).count() == min(1, there.count())
