"""The list of deals narrowed by when they close, in what money, and how often."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from customers.models import Opportunity
from tests.customers.conftest import url
from tests.factories import OpportunityFactory

TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def names(mara, browse):
    """`names(close="none")` are the deals that the list then shows."""

    def shown(**query):
        answer = browse(mara).get(url("opportunities:list", **query))
        assert answer.status_code == 200
        return {deal.name for deal in answer.context["page"].rows}

    with time_machine.travel(TODAY, tick=False):
        yield shown


@pytest.fixture
def deals(customer):
    for name, day in {
        "late": (2026, 11, 21),
        "today": (2026, 11, 22),
        "next": (2026, 12, 31),
        "far": (2027, 1, 1),
    }.items():
        OpportunityFactory(customer=customer, name=name, expected_close=date(*day))
    OpportunityFactory(customer=customer, name="some day", billing="annual", currency="NOK")


def test_the_list_is_narrowed_by_the_expected_close(deals, names):
    assert names(close="..2026-11-21") == {"late"}
    assert names(close="2026-11-22..2026-12-31") == {"today", "next"}
    assert names(close="2027-01-01..") == {"far"}
    assert names(close="none") == {"some day"}
    assert names(close=["none", "..2026-11-21"]) == {"some day", "late"}


def test_a_strange_close_narrows_nothing(deals, names):
    assert len(names(close="soon")) == 5
    assert len(names(close="9999-12-31..", closed="x")) == 5


def test_the_list_is_narrowed_by_billing_and_currency(deals, names):
    assert names(billing="annual") == {"some day"}
    assert names(currency="NOK") == {"some day"}
    assert len(names(currency="EUR", billing="once")) == 4


def test_closed_deals_are_narrowed_by_the_day_of_closing(customer, stage, names):
    for name, moment in {"before": (9, 30, 23, 59), "first": (10, 1, 0, 0), "last": (12, 31, 23, 59)}.items():
        deal = OpportunityFactory(customer=customer, name=name, stage=stage("won"))
        Opportunity.objects.filter(pk=deal.pk).update(closed_at=datetime(2026, *moment, tzinfo=UTC))
    assert names(closed="2026-10-01..2026-12-31", kind="won") == {"first", "last"}
    assert names(closed="2026-07-01..2026-09-30") == {"before"}


def test_a_chip_names_the_period_that_the_address_asks_for(deals, mara, browse, names):
    page = browse(mara).get(url("opportunities:list", close="2026-11-22..2026-12-31")).content.decode()
    assert "Expected close: 22 Nov 2026 – 31 Dec 2026" in page
    assert (
        "Expected close: Overdue" in browse(mara).get(url("opportunities:list", close="..2026-11-21")).content.decode()
    )
