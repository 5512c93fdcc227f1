"""The forecast page: what is to be expected, by month and stage, beside what was won."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from customers.forecast.horizon import Horizon
from customers.models import Opportunity
from tests.customers.conftest import url
from tests.factories import CustomerFactory, OpportunityFactory


@pytest.fixture
def client(mara, browse):
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield browse(mara)


def shown(client, **query):
    answer = client.get(url("opportunities:forecast", **query))
    assert answer.status_code == 200
    return answer


def test_open_deals_stand_in_their_month_plain_and_weighted(customer, client):
    OpportunityFactory(customer=customer, amount="8400.50", expected_close=date(2026, 12, 5))
    page = shown(client).content.decode()
    assert "December 2026" in page
    assert "€8,400.50" in page
    assert "€840<" in page


def test_one_time_and_annual_and_currencies_are_never_added_together(customer, client):
    for billing in ("once", "annual"):
        for currency in ("EUR", "NOK"):
            OpportunityFactory(customer=customer, amount=1000, billing=billing, currency=currency)
    kinds = shown(client).context["forecast"].kinds
    assert [(str(kind), kind.open.plain) for kind in kinds] == [
        ("One-time, EUR", 1000), ("Annual, EUR", 1000), ("One-time, NOK", 1000), ("Annual, NOK", 1000),
    ]  # fmt: skip


def test_another_kind_is_shown_when_it_is_asked_for(customer, client):
    OpportunityFactory(customer=customer)
    OpportunityFactory(customer=customer, currency="NOK", billing="annual")
    assert str(shown(client, currency="NOK", billing="annual").context["forecast"].shown) == "Annual, NOK"
    assert str(shown(client, currency="XXX", billing="x").context["forecast"].shown) == "One-time, EUR"


def test_what_was_won_stands_against_the_last_quarter(customer, stage, client):
    for amount, moment in {100: (10, 1), 20: (11, 21), 3: (9, 30), 4000: (6, 30)}.items():
        deal = OpportunityFactory(customer=customer, amount=amount, stage=stage("won"))
        Opportunity.objects.filter(pk=deal.pk).update(closed_at=datetime(2026, *moment, 12, tzinfo=UTC))
    kind = shown(client).context["forecast"].shown
    assert (kind.won.plain, kind.won_before.plain) == (120, 3)


def test_the_forecast_of_one_owner_links_to_their_list(customer, mara, ines, client):
    OpportunityFactory(customer=customer, amount=100, owner=ines)
    OpportunityFactory(customer=customer, amount=20, owner=mara)
    forecast = shown(client, owner=ines.pk).context["forecast"]
    assert forecast.shown.open.plain == 100
    assert f"owner={ines.pk}" in forecast.shown.open.href
    assert shown(client, owner="none").context["forecast"].shown is None


def test_an_owner_of_another_workspace_is_ignored(customer, outsider, client):
    OpportunityFactory(customer=customer, amount=100)
    forecast = shown(client, owner=outsider.pk).context["forecast"]
    assert (forecast.shown.open.plain, "owner" in forecast.shown.open.href) == (100, False)


def test_a_retired_stage_with_deals_keeps_its_column(customer, stage, client):
    OpportunityFactory(customer=customer, amount=100)
    deal_stage = stage("open")
    deal_stage.retired_at = datetime(2026, 11, 1, tzinfo=UTC)
    deal_stage.save()
    assert "Qualification (retired)" in shown(client).content.decode()


def test_an_empty_forecast_says_what_will_be_here(workspace, client):
    assert "Nothing to expect yet" in shown(client).content.decode()


def test_other_workspaces_are_not_counted(customer, foreign, client):
    OpportunityFactory(customer=foreign, amount=100)
    assert shown(client).context["forecast"].shown is None


def test_the_forecast_reads_with_few_queries_however_many(workspace, client, django_assert_max_num_queries):
    for number in range(20):
        OpportunityFactory(
            customer=CustomerFactory(workspace=workspace), currency=("EUR", "NOK", "GBP")[number % 3],
            expected_close=date(2026, 1 + number % 12, 1)
        )  # fmt: skip
    with django_assert_max_num_queries(10):
        client.get(url("opportunities:forecast"))


@pytest.mark.parametrize(
    ("today", "spans"),
    [
        (date(2026, 10, 1), 15),
        (date(2026, 12, 31), 13),
        (date(2026, 1, 31), 15),
    ],
)
def test_the_horizon_is_this_quarter_and_the_three_that_come(today, spans):
    horizon = Horizon(today)
    assert (len(horizon.spans), len(horizon.quarters)) == (spans, 4)
    assert horizon.spans[1].close.startswith(str(today))
