"""Talks that are logged a day or more after they happened."""

from datetime import date

import pytest
from django.utils import timezone

from crm.models import Activity
from tests.customers.conftest import url

TODAY = "2026-03-18 10:00"


def tell(client, customer, day, **more):
    return client.post(
        url("customers:log", customer.pk), {"kind": "call", "text": "They want two more.", "day": day, **more}
    )


@pytest.fixture
def today(time_machine):
    time_machine.move_to(TODAY, tick=False)


def test_a_call_of_an_earlier_day_stands_on_that_day(today, customer, mara, browse):
    tell(browse(mara), customer, "2026-03-16")
    assert timezone.localdate(Activity.objects.get(kind="call").happened_at) == date(2026, 3, 16)


def test_an_earlier_call_does_not_hide_a_later_one(today, customer, mara, browse):
    tell(browse(mara), customer, "")
    tell(browse(mara), customer, "2026-03-16")
    customer.refresh_from_db()
    assert timezone.localdate(customer.touched_at) == date(2026, 3, 18)


@pytest.mark.parametrize("day", ["", "2026-03-18"])
def test_a_call_of_today_happened_now(day, today, customer, mara, browse):
    tell(browse(mara), customer, day)
    assert Activity.objects.get(kind="call").happened_at == timezone.now()


def test_a_day_to_come_is_refused_and_the_words_stay(today, customer, mara, browse):
    answer = tell(browse(mara), customer, "2026-03-19")
    assert answer.status_code == 422
    assert "still to come" in answer.content.decode()
    assert "They want two more." in answer.content.decode()
