"""Spans of days: how an address writes them, how people say them, months and quarters."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.periods import DAY, Period, month_of, months_of, quarter_of, read_period

DAYS = st.dates(date(1900, 1, 1), date(9998, 11, 30))


@given(DAYS, DAYS)
def test_what_an_address_writes_is_read_back(one, other):
    period = Period(min(one, other), max(one, other))
    assert read_period(str(period)) == period
    assert read_period(str(Period(one))) == Period(one)
    assert read_period(str(Period(last=other))) == Period(last=other)


@given(DAYS)
def test_a_day_is_in_its_month_and_its_quarter(day):
    month, quarter = month_of(day), quarter_of(day)
    assert month.first <= day <= month.last
    assert month in months_of(quarter)
    assert (month.first.day, (month.last + DAY).day, quarter.first.month % 3) == (1, 1, 1)
    assert [*months_of(quarter)][-1].last == quarter.last
    assert len(months_of(quarter)) == 3


@pytest.mark.parametrize(
    "text",
    ["", "..", "2026", "2026-11", "2026-11-31..", "2026-12-01..2026-11-30", "0001-01-01..", "..9999-12-31", "x..y",
     "2026-11-01..2026-11-30 ", "２０２６-11-01..", "2026-11-01...2026-11-30", "1' OR 1=1..", "2026-11-01..\0"],
)  # fmt: skip
def test_what_is_no_period_is_not_read(text):
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2026-11-01..2026-11-30", "November 2026"),
        ("2026-10-01..2026-12-31", "Q4 2026"),
        ("2026-11-22..2026-11-30", "22 Nov 2026 – 30 Nov 2026"),
        ("..2026-11-21", "until 21 Nov 2026"),
        ("2027-10-01..", "from 1 Oct 2027"),
        ("9998-12-01..", "from 1 Dec 9998"),
    ],
)
def test_a_period_reads_as_people_say_it(text, label):
    assert read_period(text).label == label


def test_moments_begin_with_the_day_where_the_reader_is(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    begin, end = read_period("2026-10-01..2026-10-01").moments
    assert (begin.isoformat(), end.isoformat()) == ("2026-10-01T00:00:00+13:00", "2026-10-02T00:00:00+13:00")
