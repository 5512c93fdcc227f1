"""The page of a contact, and what the customer's page says about its people."""

import pytest

from crm.history import log
from crm.models import Activity
from customers.models import Contact
from customers.services import archive, mark_left, update_contact
from tests.customers.conftest import url
from tests.factories import ContactFactory, OpportunityFactory


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def test_the_same_address_at_two_customers_is_shown_and_not_forbidden(ruth, harbour, client):
    client.post(url("contacts:create", harbour.pk), {"first_name": "Ruth", "email": ruth.email})
    for page in (ruth, ruth.customer):
        text = client.get(page.get_absolute_url()).content.decode()
        assert f'href="{harbour.get_absolute_url()}"><bdi>Harbour Cheese</bdi>' in text


def test_no_address_is_not_the_same_address(gwen, harbour, client):
    ContactFactory(customer=harbour, email="")
    assert "Harbour Cheese" not in client.get(gwen.get_absolute_url()).content.decode()


def test_an_address_in_another_workspace_is_not_shown(ruth, foreign, client):
    ContactFactory(customer=foreign, email=ruth.email)
    assert "Same e-mail" not in client.get(ruth.customer.get_absolute_url()).content.decode()


def test_a_line_logged_on_the_page_is_about_them_and_in_the_customers_story(customer, ruth, client):
    answer = client.post(ruth.log_url, {"kind": "call", "text": "Wants a price."}, headers={"HX-Request": "true"})
    line = customer.activities.get(kind=Activity.Kind.CALL)
    assert (answer.status_code, line.contact, line.text) == (200, ruth, "Wants a price.")
    assert "Wants a price." in answer.content.decode()


def test_a_change_is_told_with_its_field_and_nothing_else(ruth, mara, client):
    update_contact(ruth, {"title": "Production lead"}, by=mara)
    page = client.get(ruth.get_absolute_url()).content.decode()
    assert f"<b>{ruth}</b>, title: <span" in " ".join(page.split())


def test_a_line_logged_without_script_leads_back(ruth, client):
    answer = client.post(ruth.log_url, {"kind": "note", "text": "Likes cheese."})
    assert (answer.status_code, answer["Location"]) == (302, ruth.get_absolute_url())


def test_an_empty_line_is_answered_with_words(ruth, client):
    for headers in ({}, {"HX-Request": "true"}):
        assert client.post(ruth.log_url, {"kind": "note", "text": ""}, headers=headers).status_code == 422
    assert ruth.activities.count() == 1


def test_their_deals_are_those_that_were_talked_about_with_them(customer, ruth, gwen, mara, client):
    deal = OpportunityFactory(customer=customer, name="Vat line")
    log(customer, Activity.Kind.CALL, by=mara, text="Price?", contact=ruth, opportunity=deal)
    with_ruth, with_gwen = (client.get(one.get_absolute_url()).context["deals"] for one in (ruth, gwen))
    assert (with_ruth, with_gwen) == ([deal], [])


def test_addresses_and_numbers_are_links(ruth, gwen, client):
    assert f'href="mailto:{ruth.email}"' in client.get(ruth.get_absolute_url()).content.decode()
    assert f'href="tel:{gwen.phone}"' in client.get(gwen.get_absolute_url()).content.decode()


def test_those_who_left_are_folded_away(customer, ruth, gwen, mara, client):
    mark_left(ruth, by=mara)
    page = client.get(customer.get_absolute_url()).content.decode()
    assert "1 has left" in page
    assert page.index('class="left"') < page.index(f'id="contact-{ruth.pk}"')


def test_at_an_archived_customer_nothing_can_be_done_with_them(customer, ruth, gwen, mara, client):
    archive(customer, by=mara)
    page = client.get(gwen.get_absolute_url()).content.decode()
    assert url("contacts:primary", gwen.pk) not in page
    assert url("contacts:card", gwen.pk) in page
    client.post(url("contacts:primary", gwen.pk))
    assert Contact.objects.get(is_primary=True) == ruth


def test_viewers_see_the_card_and_no_acts(gwen, vera, browse):
    page = browse(vera).get(gwen.get_absolute_url()).content.decode()
    assert url("contacts:card", gwen.pk) in page
    assert url("contacts:works_at", gwen.pk) not in page


def test_the_page_asks_little(customer, ruth, mara, client, django_assert_max_num_queries):
    for number in range(5):
        deal = OpportunityFactory(customer=customer, name=f"Vat line {number}")
        log(customer, Activity.Kind.CALL, by=mara, text="Price?", contact=ruth, opportunity=deal)
    with django_assert_max_num_queries(10):
        client.get(ruth.get_absolute_url())
