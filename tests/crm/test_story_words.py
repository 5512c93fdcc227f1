"""What the story says of a changed field: in words, never as the database keeps it."""

from datetime import date

import pytest

from customers.services import update_contact, update_opportunity
from tests.factories import ContactFactory, CustomerFactory, OpportunityFactory


@pytest.fixture
def customer(workspace):
    return CustomerFactory(workspace=workspace)


def test_a_choice_is_told_by_its_label(customer, mara, browse):
    update_contact(ContactFactory(customer=customer), {"buying_role": "decision_maker"}, by=mara)
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    assert '<ins class="diff__new">Decision maker</ins>' in page


def test_a_day_is_told_as_a_date_and_a_missing_one_as_empty(customer, mara, browse):
    deal = OpportunityFactory(customer=customer, expected_close=None)
    update_opportunity(deal, {"expected_close": date(2030, 5, 2)}, by=mara)
    page = browse(mara).get(deal.get_absolute_url()).content.decode()
    assert 'diff__old--empty">empty</span>' in page
    assert '<ins class="diff__new">2 May 2030</ins>' in page


def test_a_phone_number_is_told_as_people_read_it(customer, mara, browse):
    update_contact(ContactFactory(customer=customer, phone=""), {"phone": "+441566555117"}, by=mara)
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    assert '<ins class="diff__new">+44 1566 555117</ins>' in page


def test_a_person_is_told_by_name(customer, mara, browse):
    deal = OpportunityFactory(customer=customer, owner=None)
    update_opportunity(deal, {"owner": mara}, by=mara)
    page = browse(mara).get(deal.get_absolute_url()).content.decode()
    assert '<ins class="diff__new">Mara Lindqvist</ins>' in page
