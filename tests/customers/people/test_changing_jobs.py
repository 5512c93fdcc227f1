"""Somebody works elsewhere now: there as a contact, kept where they were, and the two know of each other."""

import pytest

from crm.exceptions import DomainError
from crm.history import log
from crm.models import Activity
from customers.models import Contact, Customer
from customers.services import (
    WorksElsewhere,
    add_contact,
    archive,
    mark_left,
    mark_returned,
    merge,
    now_works_at,
    undo_merge,
    undo_now_works_at,
)
from tests.customers.conftest import url
from tests.customers.people.test_primary import primary


def moved(contact):
    """The contact as it is now."""
    return Contact.objects.get(pk=contact.pk)


def test_the_new_contact_has_the_name_and_the_two_are_linked(ruth, harbour, mara):
    new = now_works_at(ruth, harbour, by=mara, title="Buyer", email="ruth@harbour.example")
    assert (str(new), new.customer, new.title, new.email) == ("Ruth Penhale", harbour, "Buyer", "ruth@harbour.example")
    assert (moved(ruth).moved_to, list(new.moved_from.all())) == (new, [ruth])


def test_the_old_one_has_left_and_somebody_else_is_primary(customer, ruth, gwen, harbour, mara):
    now_works_at(ruth, harbour, by=mara)
    assert (moved(ruth).has_left, moved(ruth).has_moved) == (True, True)
    assert (primary(customer), primary(harbour)) == ("Gwen", "Ruth")


def test_both_stories_say_so(customer, ruth, harbour, mara):
    now_works_at(ruth, harbour, by=mara)
    here, there = customer.activities.first(), harbour.activities.first()
    assert (here.data["did"], here.data["to"]) == ("moved", "Harbour Cheese")
    assert (there.data["did"], there.data["from"]) == ("came", "Larkfield Dairy")


def test_a_customer_is_made_where_there_is_none(ruth, mara):
    new = now_works_at(ruth, by=mara, new_customer={"name": "Quay Ices"})
    assert (new.customer.name, new.workspace) == ("Quay Ices", ruth.workspace)


def test_it_is_noted_once(ruth, harbour, mara):
    new = now_works_at(ruth, harbour, by=mara)
    with pytest.raises(WorksElsewhere, match="works at Harbour Cheese") as refused:
        now_works_at(ruth, harbour, by=mara)
    assert refused.value.contact == new


def test_nobody_is_doubled(ruth, harbour, mara):
    known = add_contact(harbour, by=mara, first_name="ruth", last_name="PENHALE")
    assert now_works_at(ruth, harbour, by=mara) == known
    assert harbour.contacts.count() == 1


def test_who_comes_back_to_a_former_customer_is_there_again(customer, ruth, gwen, harbour, mara):
    new = now_works_at(ruth, harbour, by=mara)
    assert now_works_at(new, customer, by=mara) == ruth
    assert (moved(ruth).has_left, moved(new).has_left) == (False, True)
    undo_now_works_at(moved(new), by=mara)
    assert (moved(ruth).has_left, moved(new).has_left, primary(customer)) == (True, False, "Gwen")


def test_who_left_before_keeps_their_day(ruth, harbour, mara):
    mark_left(ruth, by=mara)
    before = moved(ruth).left_at
    now_works_at(ruth, harbour, by=mara)
    undo_now_works_at(moved(ruth), by=mara)
    assert moved(ruth).left_at == before


def test_not_at_the_same_customer(customer, ruth, mara):
    with pytest.raises(DomainError, match="works there already"):
        now_works_at(ruth, customer, by=mara)


def test_not_at_one_of_another_workspace(ruth, foreign, mara):
    with pytest.raises(DomainError, match="no longer there"):
        now_works_at(ruth, foreign, by=mara)


def test_not_at_an_archived_one(ruth, harbour, mara):
    archive(harbour, by=mara)
    with pytest.raises(DomainError, match="Restore it first"):
        now_works_at(ruth, harbour, by=mara)
    assert moved(ruth).has_left is False


def test_taking_it_back_leaves_all_as_it_was(customer, ruth, gwen, harbour, mara):
    before = list(Contact.objects.order_by("pk").values("pk", "customer", "left_at", "is_primary", "moved_to"))
    now_works_at(ruth, harbour, by=mara)
    stays = undo_now_works_at(moved(ruth), by=mara)
    after = list(Contact.objects.order_by("pk").values("pk", "customer", "left_at", "is_primary", "moved_to"))
    assert (stays, after) == (None, before)


def test_a_customer_made_for_it_goes_again(ruth, mara):
    now_works_at(ruth, by=mara, new_customer={"name": "Quay Ices"})
    undo_now_works_at(moved(ruth), by=mara)
    assert not Customer.objects.filter(name="Quay Ices").exists()


def test_a_customer_that_was_worked_with_stays(ruth, mara):
    new = now_works_at(ruth, by=mara, new_customer={"name": "Quay Ices"})
    add_contact(new.customer, by=mara, first_name="Nell")
    undo_now_works_at(moved(ruth), by=mara)
    assert [person.first_name for person in Customer.objects.get(name="Quay Ices").contacts.all()] == ["Nell"]


def test_a_customer_made_for_it_that_was_merged_since_stays(ruth, harbour, mara):
    new = now_works_at(ruth, by=mara, new_customer={"name": "Quay Ices"})
    made = merge(harbour, new.customer, by=mara)
    undo_now_works_at(moved(ruth), by=mara)
    assert not harbour.contacts.exists()
    undo_merge(made, by=mara)
    assert Customer.objects.get(name="Quay Ices").contacts.count() == 0


def test_a_contact_that_was_talked_with_stays(ruth, harbour, mara):
    new = now_works_at(ruth, harbour, by=mara)
    log(harbour, Activity.Kind.CALL, by=mara, text="She likes it there.", contact=new)
    assert undo_now_works_at(moved(ruth), by=mara) == new
    assert (moved(ruth).moved_to, moved(ruth).has_left) == (None, False)


def test_it_is_taken_back_once(ruth, harbour, mara):
    now_works_at(ruth, harbour, by=mara)
    undo_now_works_at(moved(ruth), by=mara)
    with pytest.raises(DomainError, match="Nothing is noted"):
        undo_now_works_at(moved(ruth), by=mara)


def test_after_coming_back_one_can_leave_again(ruth, harbour, workspace, mara):
    now_works_at(ruth, harbour, by=mara)
    mark_returned(moved(ruth), by=mara)
    new = now_works_at(ruth, by=mara, new_customer={"name": "Quay Ices"})
    assert moved(ruth).moved_to == new


def test_merging_the_two_customers_and_back_keeps_the_link(customer, ruth, gwen, harbour, mara):
    new = now_works_at(ruth, harbour, by=mara, email=ruth.email)
    done = merge(customer, harbour, by=mara)
    assert (moved(ruth).has_left, moved(ruth).has_moved) == (False, False)
    undo_merge(done, by=mara)
    assert (moved(ruth).moved_to, moved(ruth).has_moved, primary(harbour)) == (new, True, "Ruth")


def test_it_asks_little(ruth, gwen, harbour, mara, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        now_works_at(ruth, harbour, by=mara)


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def test_the_page_offers_customers_and_a_new_one(customer, ruth, harbour, client):
    page = client.get(url("contacts:works_at", ruth.pk, q="Harbour")).content.decode()
    assert f"?to={harbour.pk}" in page
    assert "?new=Harbour" in page
    assert f"?to={customer.pk}" not in page


def test_noting_it_leads_to_the_new_contact_and_offers_undo(ruth, harbour, client):
    answer = client.post(url("contacts:works_at", ruth.pk, to=harbour.pk), {"title": "Buyer"}, follow=True)
    new = harbour.contacts.get()
    assert answer.redirect_chain == [(new.get_absolute_url(), 302)]
    assert url("contacts:works_at_undo", ruth.pk) in answer.content.decode()
    assert "Larkfield Dairy" in answer.content.decode()


def test_noting_it_twice_leads_to_the_same_contact(ruth, harbour, client):
    for _again in range(2):
        answer = client.post(url("contacts:works_at", ruth.pk, to=harbour.pk), {})
    assert answer["Location"] == harbour.contacts.get().get_absolute_url()


def test_a_new_customer_that_may_be_there_is_asked_about_first(ruth, harbour, client, mara):
    typed = {"company-name": "Harbour Cheese Ltd", "company-website": ""}
    asked = client.post(url("contacts:works_at", ruth.pk, new="Harbour Cheese Ltd"), typed)
    assert (asked.status_code, asked.context["duplicates"]) == (409, [harbour])
    client.post(url("contacts:works_at", ruth.pk, new="Harbour Cheese Ltd"), typed | {"seen": asked.context["seen"]})
    assert moved(ruth).moved_to.customer.owner == mara
    assert Customer.objects.filter(name="Harbour Cheese Ltd").exists()


def test_a_wrong_address_is_said_beside_its_field(ruth, harbour, client):
    answer = client.post(url("contacts:works_at", ruth.pk, to=harbour.pk), {"email": "ruth at harbour"})
    assert (answer.status_code, list(answer.context["dialog"].person.errors)) == (422, ["email"])
    assert moved(ruth).has_left is False


@pytest.mark.parametrize("to", ["foreign", "archived", "x", "99999999999999999999"])
def test_a_customer_that_is_none_is_refused(to, ruth, harbour, foreign, client, mara):
    archive(harbour, by=mara)
    pk = {"foreign": foreign.pk, "archived": harbour.pk}.get(to, to)
    assert client.post(url("contacts:works_at", ruth.pk, to=pk), {}).status_code == 404


def test_a_contact_of_another_workspace_is_refused(foreign, harbour, client, mara):
    stranger = add_contact(foreign, by=None, first_name="Otto")
    assert client.post(url("contacts:works_at", stranger.pk, to=harbour.pk), {}).status_code == 404
    assert client.post(url("contacts:works_at_undo", stranger.pk)).status_code == 404


def test_undo_leads_back_to_who_they_were(ruth, harbour, client):
    client.post(url("contacts:works_at", ruth.pk, to=harbour.pk), {})
    answer = client.post(url("contacts:works_at_undo", ruth.pk), follow=True)
    assert "Ruth Penhale is where they were." in answer.content.decode()
    assert moved(ruth).has_left is False


def test_the_old_page_and_card_lead_to_the_new_one(customer, ruth, harbour, client):
    client.post(url("contacts:works_at", ruth.pk, to=harbour.pk), {})
    new = harbour.contacts.get()
    for page in (customer, ruth):
        assert f'href="{new.get_absolute_url()}"' in client.get(page.get_absolute_url()).content.decode()
