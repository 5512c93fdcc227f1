"""The lists of customers, contacts and deals as files."""

from decimal import Decimal

import pytest
from django.urls import reverse

from customers.models import Stage
from customers.services import archive, move
from tests.factories import ContactFactory, CustomerFactory, OpportunityFactory


@pytest.fixture
def customer(workspace, mara):
    return CustomerFactory(workspace=workspace, name="Larkfield Dairy", owner=mara)


def test_a_customer_has_its_status_in_words_and_its_owner_by_address(customer, download):
    row = download("customers")[0]
    assert (row["id"], row["status"], row["owner"]) == (str(customer.pk), "active", "mara@fernhill.example")
    assert "open_value" not in row


def test_archived_customers_come_only_when_asked_for(workspace, customer, mara, download):
    archive(CustomerFactory(workspace=workspace, name="Old"), by=mara)
    assert [row["name"] for row in download("customers")] == ["Larkfield Dairy"]
    assert [(row["name"], row["status"]) for row in download("customers", status="archived")] == [("Old", "archived")]


def test_customers_keep_the_order_of_the_list(workspace, download):
    for name in ("Birch", "Aspen", "Cedar"):
        CustomerFactory(workspace=workspace, name=name)
    assert [row["name"] for row in download("customers", sort="name")] == ["Aspen", "Birch", "Cedar"]


def test_a_contact_says_where_it_is(customer, download):
    ContactFactory(customer=customer, buying_role="finance")
    row = download("contacts")[0]
    assert (row["customer_id"], row["customer"]) == (str(customer.pk), "Larkfield Dairy")
    assert (row["first_name"], row["buying_role"], row["left_at"]) == ("Ruth", "finance", "")


def test_a_deal_has_a_plain_amount_an_iso_date_and_its_stage_by_name(customer, download):
    OpportunityFactory(customer=customer, amount=Decimal("18600.50"), expected_close="2026-03-31", billing="annual")
    row = download("opportunities")[0]
    assert (row["amount"], row["currency"], row["billing"]) == ("18600.50", "EUR", "annual")
    assert (row["expected_close"], row["stage"]) == ("2026-03-31", "Qualification")


def test_closed_deals_come_under_their_own_filter(workspace, customer, mara, download):
    won = OpportunityFactory(customer=customer)
    move(won, workspace.stages.get(kind=Stage.Kind.WON), by=mara)
    assert download("opportunities") == []
    assert [row["id"] for row in download("opportunities", kind="won")] == [str(won.pk)]


@pytest.mark.parametrize("room", ["customers", "contacts", "opportunities"])
def test_each_list_links_to_its_export(room, customer, browse, mara):
    page = browse(mara).get(reverse(f"{room}:list", args=["fernhill"]), {"q": "x"}).content.decode()
    assert f"{reverse(f'{room}:export', args=['fernhill'])}?q=x&amp;format=xlsx" in page


@pytest.mark.parametrize("room", ["customers", "contacts", "opportunities"])
def test_a_file_costs_one_query_more_or_less_however_long(room, workspace, mara, browse, django_assert_max_num_queries):
    for _n in range(5):
        row = CustomerFactory(workspace=workspace, owner=mara)
        ContactFactory(customer=row)
        OpportunityFactory(customer=row, owner=mara)
    client = browse(mara)
    with django_assert_max_num_queries(9):
        b"".join(client.get(reverse(f"{room}:export", args=["fernhill"])))
