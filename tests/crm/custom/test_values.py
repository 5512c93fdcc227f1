"""What somebody types becomes one stored form, and the table that lists are filtered by says the same."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from crm.custom.models import CustomField, CustomValue
from crm.custom.types import cleaner, exported, shown
from crm.models import Activity
from customers.services import create_customer, update_customer
from leads.services import create_lead, update_lead
from tests.factories import LeadFactory


def field(type, *labels):
    choices = [{"key": label.lower(), "label": label} for label in labels]
    return CustomField(type=type, label="It", key="it", choices=choices)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("8,400", "8400"), ("8.400,5", "8400.5"), ("8 400", "8400"), ("-12.50", "-12.5"), ("8.125", "8.125"), ("8,125", "8125"),
     (".5", "0.5"), ("0", "0"), ("-0", "0"), ("1,234,567.25", "1234567.25"), ("12 %", "12"), ("", ""), ("1e3", None),
     ("1,2,3", None), ("twelve", None), ("12345678901", "12345678901"), ("123456789012", None), ("0.00001", None),
     ("99999999999.9999", "99999999999.9999"), ("٣", None), ("1" * 5000, None)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(typed, stored):
    clean = cleaner(field("number"))
    if stored is None:
        with pytest.raises(ValidationError):
            clean(typed)
    else:
        assert clean(typed) == stored


def test_one_mark_before_three_digits_is_what_the_language_means_by_it():
    with translation.override("de"):
        assert cleaner(field("number"))("8.125") == "8125"
        assert cleaner(field("number"))("8,125") == "8.125"


@given(st.decimals(-99_999_999_999, 99_999_999_999, places=4))
def test_a_number_is_kept_exactly(number):
    clean = cleaner(field("number"))
    assert Decimal(clean(f"{number:f}")) == number
    assert clean(shown(field("number"), clean(f"{number:f}"))) == clean(f"{number:f}")


@pytest.mark.parametrize(
    ("typed", "region", "stored"),
    [("31.12.2026", "GB", "2026-12-31"), ("3/4/2026", "GB", "2026-04-03"), ("3/4/2026", "US", "2026-03-04"),
     ("2031-02-28", "GB", "2031-02-28"), ("1 Jan 30", "GB", None), ("1/2/31", "GB", "2031-02-01"), ("31.2.2026", "GB", None)],
)  # fmt: skip
def test_days_are_read_by_the_country(typed, region, stored):
    clean = cleaner(field("date"), region)
    if stored is None:
        with pytest.raises(ValidationError):
            clean(typed)
    else:
        assert clean(typed) == stored


@pytest.mark.parametrize(
    ("type", "typed", "stored"),
    [("text", "  a  b ", "a b"), ("url", "WWW.Lark.example/", "https://lark.example"), ("choice", "GOLD", "gold"),
     ("yes_no", "Ja", "yes"), ("yes_no", "0", "no"), ("yes_no", "", "")],
)  # fmt: skip
def test_each_type_has_its_rule(type, typed, stored):
    assert cleaner(field(type, "Gold", "Silver"))(typed) == stored


@pytest.mark.parametrize(
    ("type", "typed"), [("text", "x" * 501), ("url", "not one"), ("choice", "Tin"), ("yes_no", "maybe"), ("text", "\0")]
)
def test_what_does_not_fit_is_refused_with_words(type, typed):
    with pytest.raises(ValidationError):
        cleaner(field(type, "Gold"))(typed)


def test_values_are_attributes_of_the_record(workspace, mara, sites, tier):
    lead = create_lead(workspace, by=mara, name="Lark", custom_sites="12", custom_tier=None)
    lead.refresh_from_db()
    assert (lead.custom_sites, lead.custom_tier, lead.custom) == ("12", None, {"sites": "12"})


def test_a_record_without_any_holds_nothing(workspace, mara, sites):
    lead = create_lead(workspace, by=mara, name="Lark", custom_sites="12")
    update_lead(lead, {"custom_sites": None}, by=mara)
    lead.refresh_from_db()
    assert (lead.custom, CustomValue.objects.count()) == (None, 0)


def test_the_table_follows_the_record(workspace, mara, sites, tier, ends):
    customer = create_customer(workspace, by=mara, name="Lark", custom_sites="2.5", custom_contract_ends="2031-05-01")
    update_customer(customer, {"custom_tier": "gold", "custom_contract_ends": None}, by=mara)
    rows = CustomValue.objects.filter(customer=customer).order_by("field")
    assert [(row.field, row.text, row.number, row.day) for row in rows] == [
        (tier, "gold", None, None),
        (sites, None, Decimal("2.5"), None),
    ] or [(row.field, row.number) for row in rows] == [(sites, Decimal("2.5")), (tier, None)]


def test_the_story_says_old_and_new(workspace, mara, sites):
    lead = create_lead(workspace, by=mara, name="Lark", custom_sites="12")
    update_lead(lead, {"custom_sites": "13"}, by=mara)
    assert lead.activities.get(kind=Activity.Kind.FIELDS).data["changes"] == {"custom_sites": ["12", "13"]}


def test_saving_something_else_leaves_the_values_alone(workspace, mara, sites, django_assert_max_num_queries):
    lead = LeadFactory(workspace=workspace, custom={"sites": "3"})
    assert CustomValue.objects.get().lead == lead
    with django_assert_max_num_queries(6):
        update_lead(lead, {"industry": "Fish"}, by=mara)
    assert CustomValue.objects.count() == 1


def test_values_are_shown_in_words(tier, sites):
    assert shown(sites, "8400.5") == "8,400.5"
    assert shown(tier, "gold") == "Gold"
    assert (shown(field("yes_no"), "no"), shown(field("date"), "2026-12-31")) == ("No", "31 Dec 2026")
    assert (exported(tier, "gold"), exported(sites, "8.5"), exported(sites, None)) == ("Gold", Decimal("8.5"), "")
