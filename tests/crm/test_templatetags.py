"""Numbers, money and moments as the reader's locale writes them."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone, translation

from crm.counting import Counted
from crm.templatetags.writing import ago, counted, money, sums

NOON = datetime(2026, 3, 18, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "amount", "currency", "written"),
    [
        ("en", "18600", "EUR", "€18,600"),
        ("en", "8400.50", "EUR", "€8,400.50"),
        ("en", "48000", "NOK", "NOK\xa048,000"),
        ("de", "18600", "EUR", "18.600\xa0€"),
        ("de", "8400.5", "EUR", "8.400,50\xa0€"),
    ],
)
def test_money_follows_the_locale(language, amount, currency, written):
    with translation.override(language):
        assert money(Decimal(amount), currency) == written


def test_no_amount_is_a_dash():
    assert money(None, "EUR") == "–"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=20), "Just now"),
        (timedelta(minutes=35), "35 min ago"),
        (timedelta(hours=2), "2 h ago"),
        (timedelta(hours=9), "Today 03:00"),
        (timedelta(days=1), "Yesterday"),
        (timedelta(days=20), "26 Feb"),
        (timedelta(days=400), "11 Feb 2025"),
    ],
)
def test_moments_are_relative_with_the_exact_one_on_hover(before, words):
    with time_machine.travel(NOON, tick=False):
        written = ago(timezone.now() - before)
    assert f">{words}</time>" in written
    assert 'title="' in written


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (213, "213"), (10_000, "10,000"), (10_001, "10,000+")])
def test_counts_are_capped(value, written):
    assert counted(Counted(value)) == written


def test_sums_of_several_currencies_stand_side_by_side():
    assert sums([(Decimal(1470), "EUR"), (Decimal(21000), "GBP")]) == "€1,470 · £21,000"
    assert "–" in sums([])
