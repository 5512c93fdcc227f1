"""Exactly one primary contact a customer, as long as anybody is there."""

import pytest
from django.db import IntegrityError, transaction

from crm.exceptions import DomainError
from crm.models import Activity
from customers.models import Contact
from customers.services import (
    add_contact,
    make_primary,
    mark_left,
    mark_returned,
    merge,
    remove_contacts,
    undo_merge,
)
from leads.models import Status
from leads.services import change_status, promote_lead, undo_promotion
from tests.customers.conftest import on_page, url
from tests.factories import ContactFactory


def primary(customer):
    """The first name of the primary contact, asked of the database."""
    return ", ".join(customer.contacts.filter(is_primary=True).values_list("first_name", flat=True))


def test_the_first_person_is_the_primary_contact_and_stays_it(customer, ruth, gwen):
    assert primary(customer) == "Ruth"


def test_another_is_made_it_by_hand_and_the_story_says_so(customer, ruth, gwen, mara):
    before = make_primary(gwen, by=mara)
    line = customer.activities.first()
    assert (before, primary(customer)) == (ruth, "Gwen")
    assert (line.contact, line.data["did"]) == (gwen, "primary")


def test_nobody_is_made_it_twice(ruth, mara):
    with pytest.raises(DomainError, match="already"):
        make_primary(ruth, by=mara)


def test_nobody_who_has_left_is_made_it(gwen, mara):
    mark_left(gwen, by=mara)
    with pytest.raises(DomainError, match="has left"):
        make_primary(gwen, by=mara)


def test_the_database_takes_no_second_one(customer, ruth, gwen):
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=gwen.pk).update(is_primary=True)


def test_the_database_takes_nobody_who_has_left(ruth, gwen):
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.filter(pk=ruth.pk).update(left_at=ruth.created_at)


def test_a_decision_maker_follows_who_leaves(customer, ruth, gwen, mara):
    add_contact(customer, by=mara, first_name="Piotr", buying_role="decision_maker")
    assert mark_left(ruth, by=mara).first_name == "Piotr"
    assert primary(customer) == "Piotr"


def test_else_whoever_has_been_known_longest(customer, ruth, gwen, mara):
    add_contact(customer, by=mara, first_name="Piotr")
    mark_left(ruth, by=mara)
    assert primary(customer) == "Gwen"


def test_undoing_that_somebody_left_makes_them_primary_again(customer, ruth, gwen, mara):
    mark_left(ruth, by=mara)
    mark_returned(ruth, by=mara, undo=True)
    assert primary(customer) == "Ruth"


def test_unless_somebody_was_chosen_since(customer, ruth, gwen, mara):
    piotr = add_contact(customer, by=mara, first_name="Piotr")
    mark_left(ruth, by=mara)
    make_primary(piotr, by=mara)
    mark_returned(ruth, by=mara, undo=True)
    assert primary(customer) == "Piotr"


def test_who_comes_back_later_takes_nothing_over(customer, ruth, gwen, mara):
    mark_left(ruth, by=mara)
    mark_returned(ruth, by=mara)
    assert primary(customer) == "Gwen"


def test_who_comes_back_to_nobody_is_primary(customer, ruth, mara):
    mark_left(ruth, by=mara)
    assert primary(customer) == ""
    mark_returned(ruth, by=mara)
    assert primary(customer) == "Ruth"


def test_removing_the_primary_one_makes_another_it(customer, ruth, gwen, mara):
    remove_contacts([ruth.pk], by=mara)
    assert primary(customer) == "Gwen"


def test_a_merge_keeps_the_kept_ones_and_its_undo_gives_both_back(customer, ruth, gwen, harbour, mara):
    nell = add_contact(harbour, by=mara, first_name="Nell")
    done = merge(customer, harbour, by=mara)
    assert primary(customer) == "Ruth"
    undo_merge(done, by=mara)
    assert (primary(customer), primary(harbour)) == ("Ruth", nell.first_name)


def test_a_merge_into_one_without_people_brings_the_primary_contact(customer, ruth, gwen, harbour, mara):
    make_primary(gwen, by=mara)
    done = merge(harbour, customer, by=mara)
    assert primary(harbour) == "Gwen"
    undo_merge(done, by=mara)
    assert (primary(customer), primary(harbour)) == ("Gwen", "")


def test_whom_somebody_chose_after_a_merge_stays_chosen(customer, ruth, gwen, harbour, mara):
    add_contact(harbour, by=mara, first_name="Nell")
    done = merge(customer, harbour, by=mara)
    make_primary(gwen, by=mara)
    undo_merge(done, by=mara)
    assert (primary(customer), primary(harbour)) == ("Gwen", "Nell")


def test_one_of_two_joined_who_is_there_is_there(customer, ruth, gwen, harbour, mara):
    add_contact(harbour, by=mara, first_name="Ruth", email=ruth.email)
    mark_left(ruth, by=mara)
    done = merge(customer, harbour, by=mara)
    ruth.refresh_from_db()
    assert ruth.has_left is False
    undo_merge(done, by=mara)
    ruth.refresh_from_db()
    assert (ruth.has_left, primary(customer), primary(harbour)) == (True, "Gwen", "Ruth")


def test_a_primary_contact_that_is_joined_with_one_who_had_left_stays_it(customer, ruth, harbour, mara):
    mark_left(ruth, by=mara)
    add_contact(harbour, by=mara, first_name="Ruth", email=ruth.email)
    add_contact(harbour, by=mara, first_name="Nell", buying_role="decision_maker")
    done = merge(customer, harbour, by=mara)
    assert primary(customer) == "Ruth"
    undo_merge(done, by=mara)
    assert (primary(customer), primary(harbour)) == ("", "Ruth")


@pytest.fixture
def qualified(lead, mara):
    return change_status(lead, Status.QUALIFIED, by=mara)


def test_a_promotion_brings_the_first_primary_contact(qualified, mara):
    assert primary(promote_lead(qualified, by=mara)) == "Siobhan"


def test_a_promotion_into_a_customer_leaves_its_primary_contact(customer, ruth, qualified, mara):
    promote_lead(qualified, by=mara, into=customer)
    undo_promotion(qualified.promotions.get(), by=mara)
    assert primary(customer) == "Ruth"


def test_undoing_a_promotion_into_one_without_people_leaves_nobody(customer, qualified, mara):
    promote_lead(qualified, by=mara, into=customer)
    assert primary(customer) == "Siobhan"
    undo_promotion(qualified.promotions.get(), by=mara)
    assert primary(customer) == ""


def test_the_page_makes_one_primary_and_its_toast_takes_it_back(customer, ruth, gwen, mara, browse):
    client = browse(mara)
    answer = client.post(url("contacts:primary", gwen.pk), headers=on_page(customer)).content.decode()
    assert primary(customer) == "Gwen"
    assert url("contacts:primary", ruth.pk) in answer
    client.post(url("contacts:primary", ruth.pk))
    assert primary(customer) == "Ruth"


def test_the_toast_of_leaving_names_who_follows_and_gives_it_back(customer, ruth, gwen, mara, browse):
    client = browse(mara)
    answer = client.post(url("contacts:left", ruth.pk), headers=on_page(customer)).content.decode()
    assert "Gwen Tregear is the primary contact now." in answer
    client.post(url("contacts:returned", ruth.pk, undo=1))
    assert primary(customer) == "Ruth"


def test_choosing_asks_little(gwen, mara, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        make_primary(gwen, by=mara)


def test_leaving_asks_little(ruth, gwen, mara, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        mark_left(ruth, by=mara)


def test_lines_of_leaving_and_choosing_read_as_words(customer, ruth, gwen, mara, browse):
    mark_left(ruth, by=mara)
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    assert "marked <b>Ruth Penhale</b> as left; <b>Gwen Tregear</b> is the primary contact now" in page


def test_the_primary_one_comes_first(customer, ruth, gwen, mara, browse):
    make_primary(gwen, by=mara)
    people = browse(mara).get(customer.get_absolute_url()).context["people"]
    assert [person.first_name for person in people] == ["Gwen", "Ruth"]


def test_people_of_other_workspaces_are_not_found(foreign, mara, browse):
    stranger = ContactFactory(customer=foreign)
    assert browse(mara).post(url("contacts:primary", stranger.pk)).status_code == 404


def test_the_story_of_choosing_is_told_once(customer, ruth, gwen, mara):
    make_primary(gwen, by=mara)
    told = customer.activities.filter(kind=Activity.Kind.CONTACT, data__did="primary")
    assert told.count() == 1
