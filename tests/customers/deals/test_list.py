"""The list of deals: found by what people remember, narrowed by what the board is narrowed by, sorted by indexes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from crm import search_lookup
from crm.cursors import cursor_at
from tests.customers.conftest import url
from tests.factories import CustomerFactory, OpportunityFactory


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def names(answer):
    return [deal.name for deal in answer.context["page"].rows]


@pytest.mark.parametrize("few", [-1, 2_000], ids=["common words", "rare words"])
def test_a_deal_is_found_by_its_customers_name_too(few, workspace, deal, client, monkeypatch):
    monkeypatch.setattr(search_lookup, "FEW", {"sqlite": few, "postgresql": few})
    stranger = OpportunityFactory(name="Door sensors")
    other = CustomerFactory(workspace=workspace, name="Quay Bakehouse", website="", email="")
    OpportunityFactory(customer=other, name="Door sensors")
    assert names(client.get(url("opportunities:list", q="larkf"))) == ["Vat line"]
    assert names(client.get(url("opportunities:list", q="door"))) == ["Door sensors"]
    assert names(client.get(url("opportunities:list", q="nobody"))) == []
    assert stranger.workspace != workspace


def test_what_waits_too_long_is_marked_and_can_be_filtered_and_sorted(deal_at, client):
    now = timezone.now()
    for name, days in (("New", 1), ("Oldest", 60), ("Old", 40)):
        deal_at("Proposal", name=name, stage_since=now - timedelta(days=days))
    stale = client.get(url("opportunities:list", stale="yes", sort="since"))
    assert names(stale) == ["Oldest", "Old"]
    assert stale.content.decode().count("chip--warn") == 2


def test_the_deals_of_one_customer(deal, workspace, foreign, client):
    OpportunityFactory(customer=CustomerFactory(workspace=workspace))
    mine = client.get(url("opportunities:list", customer=deal.customer_id))
    assert names(mine) == ["Vat line"]
    assert "Customer: Larkfield Dairy" in " ".join(mine.content.decode().split())
    assert foreign.name not in client.get(url("opportunities:list", customer=foreign.pk)).content.decode()


def test_by_amount_leaves_out_those_without(deal_at, client):
    for name, amount in (("Small", 5), ("Large", 50), ("None", None)):
        deal_at("Proposal", name=name, amount=amount)
    assert names(client.get(url("opportunities:list", sort="-amount"))) == ["Large", "Small"]


def test_by_amount_is_by_what_it_is_worth_whatever_the_currency(deal_at, client):
    amounts = (
        ("Kroner", 34_000, "NOK"),
        ("Pounds", "30000.77", "GBP"),
        ("Euros", 33_000, "EUR"),
        ("Unheard of", 9, "XAF"),
    )
    for name, amount, currency in amounts:
        deal_at("Proposal", name=name, amount=amount, currency=currency)
    first = client.get(url("opportunities:list", sort="-amount"))
    assert names(first) == ["Pounds", "Euros", "Kroner", "Unheard of"]
    below = cursor_at(first.context["page"].rows[0], first.context["page"].sort)
    assert names(client.get(url("opportunities:list", sort="-amount", after=below))) == names(first)[1:]


def test_list_and_board_hand_their_filters_to_each_other(deal, mara, client):
    page = client.get(url("opportunities:list", owner=mara.pk, stage=deal.stage_id, sort="close")).content.decode()
    assert f'href="{url("opportunities:board", owner=mara.pk)}"' in page


@pytest.mark.parametrize("query", ["q=vat", "stale=yes&sort=since", "customer=1&billing=once&currency=EUR"])
def test_it_reads_with_few_queries(query, workspace, mara, client, django_assert_max_num_queries):
    for number in range(12):
        customer = CustomerFactory(workspace=workspace)
        OpportunityFactory(customer=customer, owner=mara, currency=("EUR", "GBP")[number % 2])
    with django_assert_max_num_queries(10):
        client.get(f"{url('opportunities:list')}?{query}")


@pytest.mark.parametrize("query", ["customer=x", f"customer={'9' * 30}", "stale=no", "currency=%00", "close=soon",
                                   "sort=-amount&after=!", "owner=-1", "q=%00%00"])  # fmt: skip
@pytest.mark.parametrize("page", ["opportunities:list", "opportunities:board"])
def test_nonsense_in_the_address_narrows_nothing(page, query, deal, client):
    assert client.get(f"{url(page)}?{query}").status_code == 200
