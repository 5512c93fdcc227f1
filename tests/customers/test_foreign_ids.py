"""A posted id of another workspace is refused, form by form."""

import pytest

from customers.models import Customer, Opportunity
from tests.customers.conftest import url
from tests.factories import ContactFactory, OpportunityFactory


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def test_the_owner_of_a_new_customer(workspace, outsider, client):
    answer = client.post(url("customers:create"), {"name": "Larkfield", "owner": outsider.pk})
    assert list(answer.context["form"].errors) == ["owner"]
    assert not Customer.objects.exists()


def test_the_owner_of_a_changed_customer(customer, outsider, client):
    answer = client.post(f"{customer.update_url}?field=owner", {"owner": outsider.pk}, headers={"HX-Request": "true"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["owner"])


def test_the_contact_of_a_logged_line(customer, foreign, client):
    stranger = ContactFactory(customer=foreign)
    answer = client.post(url("customers:log", customer.pk), {"kind": "call", "text": "Hello.", "contact": stranger.pk})
    assert (answer.status_code, customer.activities.count()) == (422, 0)


def test_the_contact_of_another_customer_in_a_logged_line(customer, workspace, client):
    elsewhere = ContactFactory(customer__workspace=workspace)
    answer = client.post(url("customers:log", customer.pk), {"kind": "call", "text": "Hello.", "contact": elsewhere.pk})
    assert answer.status_code == 422


def test_the_stage_and_owner_of_a_new_deal(customer, foreign_stage, outsider, client):
    typed = {"name": "Vat line", "currency": "EUR", "billing": "once", "stage": foreign_stage.pk, "owner": outsider.pk}
    answer = client.post(url("opportunities:create", customer.pk), typed)
    assert set(answer.context["form"].errors) == {"stage", "owner"}
    assert not Opportunity.objects.exists()


def test_the_owner_of_a_changed_deal(deal, outsider, client):
    answer = client.post(f"{deal.update_url}?field=owner", {"owner": outsider.pk}, headers={"HX-Request": "true"})
    assert list(answer.context["form"].errors) == ["owner"]


def test_the_stage_a_deal_is_moved_to(deal, foreign_stage, client):
    answer = client.post(url("opportunities:stage", deal.pk), {"stage": foreign_stage.pk})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["stage"])


@pytest.mark.parametrize("name", ["contacts:create", "opportunities:create", "customers:archive", "customers:restore"])
def test_the_customer_in_the_address(name, foreign, client):
    assert client.post(url(name, foreign.pk), {"first_name": "Ruth", "name": "Vat"}).status_code == 404


@pytest.mark.parametrize("name", ["contacts:detail", "contacts:update", "contacts:left", "contacts:returned"])
def test_the_contact_in_the_address(name, foreign, client):
    stranger = ContactFactory(customer=foreign)
    method = client.get if name.endswith(("detail", "update")) else client.post
    assert method(url(name, stranger.pk)).status_code == 404


@pytest.mark.parametrize("name", ["opportunities:detail", "opportunities:update", "opportunities:stage"])
def test_the_deal_in_the_address(name, foreign, client):
    stranger = OpportunityFactory(customer=foreign)
    assert client.get(url(name, stranger.pk)).status_code == 404


def test_the_deal_a_line_is_logged_about(foreign, client):
    stranger = OpportunityFactory(customer=foreign)
    answer = client.post(url("opportunities:log", stranger.pk), {"kind": "note", "text": "Hello."})
    assert (answer.status_code, stranger.activities.count()) == (404, 0)


def test_the_contact_of_a_line_about_a_deal(deal, foreign, client):
    stranger = ContactFactory(customer=foreign)
    answer = client.post(url("opportunities:log", deal.pk), {"kind": "call", "text": "Hello.", "contact": stranger.pk})
    assert (answer.status_code, deal.activities.count()) == (422, 0)
