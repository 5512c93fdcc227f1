"""Amounts as people type them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from customers.amounts import AmountField, clean_amount, currency_choices


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("8,400", "8400.00"),
        ("8.400", "8400.00"),
        ("8 400", "8400.00"),
        ("8’400.50", "8400.50"),
        ("8.400,5", "8400.50"),
        ("8400.5", "8400.50"),
        ("8400,50", "8400.50"),
        ("1,234,567.89", "1234567.89"),
        ("0", "0.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_the_ways_people_write_amounts(typed, amount):
    assert clean_amount(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "  ", None])
def test_nothing_is_no_amount(typed):
    assert clean_amount(typed) is None


@pytest.mark.parametrize("typed", ["-5", "−5", "(5)"])
def test_negative_amounts_are_refused(typed):
    with pytest.raises(ValidationError, match="negative"):
        clean_amount(typed)


@pytest.mark.parametrize("typed", ["12k", "€8", "8,4000", "1,23,456", "1e5", "NaN", "Infinity", "8400.505", "٣"])
def test_what_is_no_plain_number_is_refused(typed):
    with pytest.raises(ValidationError, match="Only the number"):
        clean_amount(typed)


def test_thirteen_digits_are_too_many():
    with pytest.raises(ValidationError, match="too large"):
        clean_amount("1000000000000")


@given(st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2))
def test_what_the_field_shows_is_read_back_as_it_was(amount):
    shown = AmountField().prepare_value(amount)
    assert clean_amount(shown) == amount


@given(st.text(max_size=20))
def test_no_text_breaks_it(typed):
    try:
        amount = clean_amount(typed)
    except ValidationError:
        return
    assert amount is None or amount >= 0


def test_the_workspace_currency_leads_the_choices():
    codes = [code for code, _label in currency_choices("SEK", None)]
    assert codes[0] == "SEK"
    assert len(codes) == len(set(codes))
