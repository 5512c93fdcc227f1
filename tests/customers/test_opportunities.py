"""Deals: added, changed, moved, won, lost with a reason, reopened."""

from datetime import date
from decimal import Decimal

import pytest

from crm.exceptions import DomainError
from crm.models import Activity
from customers.amounts import CURRENCIES
from customers.models import Opportunity, Stage
from customers.rates import EUROS
from customers.services import add_opportunity, move, update_opportunity
from tests.customers.conftest import on_page, url
from tests.factories import CustomerFactory, OpportunityFactory

WON, LOST, OPEN = Stage.Kind.WON, Stage.Kind.LOST, Stage.Kind.OPEN


def asked(**changes):
    """What the form of a new deal posts."""
    return {"name": "Vat line", "amount": "8,400", "currency": "EUR", "billing": "once"} | changes


def test_a_deal_begins_at_the_first_stage(customer, stage, mara):
    deal = add_opportunity(customer, by=mara, name="Vat line", amount=8400)
    assert (deal.stage, deal.is_open) == (stage(OPEN), True)


def test_open_deals_order_the_list_of_customers(customer, stage, mara):
    deal = add_opportunity(customer, by=mara, name="Vat line", amount=8400)
    add_opportunity(customer, by=mara, name="Plan", amount=600, billing="annual")
    customer.refresh_from_db()
    assert (customer.open_value, customer.open_count) == (Decimal(9000), 2)
    move(deal, stage(WON), by=mara)
    customer.refresh_from_db()
    assert (customer.open_value, customer.open_count) == (Decimal(600), 1)


def test_a_deal_without_an_amount_counts_but_adds_nothing(customer, mara):
    add_opportunity(customer, by=mara, name="Vat line")
    customer.refresh_from_db()
    assert (customer.open_value, customer.open_count) == (0, 1)


def test_changing_the_amount_changes_the_order(customer, deal, mara):
    update_opportunity(deal, {"amount": Decimal("100.00")}, by=mara)
    customer.refresh_from_db()
    assert customer.open_value == 100


def test_losing_takes_a_reason_and_keeps_it(deal, stage, mara):
    with pytest.raises(DomainError, match="why it was lost"):
        move(deal, stage(LOST), by=mara, reason=" ")
    lost = move(deal, stage(LOST), by=mara, reason="Too dear")
    line = lost.activities.get(kind=Activity.Kind.STAGE)
    assert (lost.lost_reason, lost.is_open, line.text) == ("Too dear", False, "Too dear")


def test_reopening_is_moving_back(deal, stage, mara):
    move(deal, stage(LOST), by=mara, reason="Too dear")
    reopened = move(deal, stage(OPEN), by=mara)
    assert (reopened.closed_at, reopened.lost_reason) == (None, "")


def test_moving_to_where_it_is_tells_nothing(deal, mara):
    move(deal, deal.stage, by=mara)
    assert not deal.activities.exists()


def test_a_stage_of_another_workspace_is_refused(deal, foreign_stage, mara):
    with pytest.raises(DomainError, match="does not exist"):
        move(deal, foreign_stage, by=mara)
    with pytest.raises(DomainError, match="no such stage"):
        add_opportunity(deal.customer, by=mara, name="Second", stage=foreign_stage)


def test_adding_from_the_dialog_changes_the_page_in_place(customer, stage, mara, browse):
    answer = browse(mara).post(
        url("opportunities:create", customer.pk), asked(stage=stage(OPEN).pk), headers=on_page(customer)
    )
    assert Opportunity.objects.get().amount == Decimal("8400.00")
    assert 'id="deals" hx-swap-oob="true"' in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("amount", "-1"),
        ("amount", "12k"),
        ("amount", "1" * 30),
        ("name", ""),
        ("name", "x" * 201),
        ("name", "Vat\0line"),
        ("currency", "XXX"),
        ("expected_close", "soon"),
        ("expected_close", "2026-02-30"),
        ("billing", "weekly"),
    ],
)
def test_what_cannot_be_kept_is_said_next_to_its_field(field, typed, customer, stage, mara, browse):
    answer = browse(mara).post(
        url("opportunities:create", customer.pk), asked(**{"stage": stage(OPEN).pk, field: typed})
    )
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Opportunity.objects.exists()


def test_a_new_deal_cannot_begin_as_lost(customer, stage, mara, browse):
    answer = browse(mara).post(url("opportunities:create", customer.pk), asked(stage=stage(LOST).pk))
    assert list(answer.context["form"].errors) == ["stage"]


def test_the_stage_menu_moves_it_and_offers_undo(customer, deal, stage, mara, browse):
    answer = browse(mara).post(url("opportunities:stage", deal.pk), {"stage": stage(WON).pk}, headers=on_page(customer))
    deal.refresh_from_db()
    line = deal.activities.get(kind=Activity.Kind.STAGE)
    assert deal.stage == stage(WON)
    assert url("opportunities:move_undo", deal.pk, line.pk) in answer.content.decode()


def test_losing_without_a_reason_asks_for_it_and_for_nothing_else(customer, deal, stage, mara, browse):
    client, where, lost = browse(mara), url("opportunities:stage", deal.pk), {"stage": stage(LOST).pk}
    first_time = client.post(where, lost, headers=on_page(customer))
    again = client.post(where, lost | {"reason": " "})
    deal.refresh_from_db()
    assert {first_time.status_code, again.status_code} == {422}
    assert [field.name for field in first_time.context["form"].visible_fields()] == ["reason"]
    assert (first_time.context["form"].errors, list(again.context["form"].errors)) == ({}, ["reason"])
    assert "<dialog" in first_time.content.decode()
    assert deal.is_open


def test_closed_deals_stay_on_the_customers_page(customer, deal, stage, mara, browse):
    move(deal, stage(LOST), by=mara, reason="Too dear")
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    assert "Vat line" in page
    assert "Too dear" in page


def test_an_amount_is_changed_in_place(deal, mara, browse):
    browse(mara).post(f"{deal.update_url}?field=amount", {"amount": "9.100,50"}, headers={"HX-Request": "true"})
    deal.refresh_from_db()
    assert deal.amount == Decimal("9100.50")


def test_the_same_amount_written_otherwise_is_no_change(deal, mara, browse):
    browse(mara).post(f"{deal.update_url}?field=amount", {"amount": "8 400.00"}, headers={"HX-Request": "true"})
    assert not deal.activities.exists()


def test_two_people_changing_a_deal_are_told(deal, mara, ines, browse):
    update_opportunity(deal, {"amount": Decimal("9000.00")}, by=ines)
    answer = browse(mara).post(
        f"{deal.update_url}?field=amount",
        {"amount": "7,000", "was_amount": '"8400.00"'},
        headers={"HX-Request": "true"},
    )
    deal.refresh_from_db()
    assert (answer.status_code, deal.amount) == (409, 9000)
    assert "Ines Baptiste" in answer.content.decode()


def test_the_list_shows_open_deals_and_closed_ones_when_asked(customer, deal, stage, mara, browse):
    won = OpportunityFactory(customer=customer, name="First line")
    move(won, stage(WON), by=mara)
    client = browse(mara)
    usual = client.get(url("opportunities:list")).context["page"].rows
    closed = client.get(url("opportunities:list", kind="won")).context["page"].rows
    assert (usual, closed) == ([deal], [won])


def test_the_list_is_narrowed_by_stage_owner_and_search(workspace, customer, deal, stage, mara, browse):
    mine = OpportunityFactory(customer=customer, name="Door sensors", owner=mara)
    client = browse(mara)
    assert client.get(url("opportunities:list", owner=mara.pk)).context["page"].rows == [mine]
    assert client.get(url("opportunities:list", q="vat")).context["page"].rows == [deal]
    assert client.get(url("opportunities:list", stage=stage(WON).pk)).context["page"].rows == []


def test_the_list_by_expected_close_leaves_out_those_without(customer, deal, mara, browse):
    late = OpportunityFactory(customer=customer, expected_close=date(2030, 5, 1))
    soon = OpportunityFactory(customer=customer, expected_close=date(2030, 4, 1))
    rows = browse(mara).get(url("opportunities:list", sort="close")).context["page"].rows
    assert rows == [soon, late]


def test_deals_with_archived_customers_are_hidden(customer, deal, mara, browse):
    customer.archived_at = customer.created_at
    customer.save()
    assert browse(mara).get(url("opportunities:list")).context["page"].rows == []


def test_the_list_reads_with_few_queries_however_long(workspace, mara, browse, django_assert_max_num_queries):
    for _number in range(12):
        OpportunityFactory(customer=CustomerFactory(workspace=workspace), owner=mara)
    client = browse(mara)
    with django_assert_max_num_queries(10):
        client.get(url("opportunities:list"))


def test_the_page_of_a_deal_reads_with_few_queries(deal, mara, browse, django_assert_max_num_queries):
    client = browse(mara)
    with django_assert_max_num_queries(12):
        client.get(deal.get_absolute_url())


def test_sums_are_exact_to_the_cent(customer, mara):
    for amount in ("0.10", "0.20", "999999999999.99", "70368744177.66"):
        add_opportunity(customer, by=mara, name="Vat line", amount=Decimal(amount))
    exact = Decimal("1070368744177.95")

    total = customer.workspace.opportunities.totals()[0]
    customer.refresh_from_db()

    assert (total["value"], customer.open_value) == (exact, exact)


def test_customers_are_ordered_by_what_their_currencies_are_worth(workspace, mara, browse):
    for name, amount, currency in (("Fjord", 34_000, "NOK"), ("Alp", 30_000, "CHF"), ("Plain", 31_000, "EUR")):
        customer = CustomerFactory(workspace=workspace, name=name)
        add_opportunity(customer, by=mara, name="Vat line", amount=Decimal(amount), currency=currency)
    fjord = workspace.customers.get(name="Fjord")
    add_opportunity(fjord, by=mara, name="Service", amount=Decimal(100), currency="GBP")

    page = browse(mara).get(url("customers:list")).context["page"]
    assert [row.name for row in page] == ["Alp", "Plain", "Fjord"]
    assert workspace.customers.get(name="Fjord").open_value == Decimal("3004.00")


def test_every_currency_to_choose_has_a_rate():
    assert list(EUROS) == CURRENCIES
