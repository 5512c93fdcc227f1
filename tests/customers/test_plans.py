"""The list of customers reads and counts by indexes, however many there are."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from customers.models import Customer, Rhythm
from tests.factories import CustomerFactory
from tests.plans import analyse, plans

pytestmark = pytest.mark.django_db
URL = reverse("customers:list", args=["fernhill"])


@pytest.fixture
def many(workspace):
    customers = Customer.objects.bulk_create(CustomerFactory.build_batch(1_000, workspace=workspace))
    Rhythm.objects.bulk_create(
        Rhythm(customer=one, workspace=workspace, last_on=date(2026, 1, 1), touches=1) for one in customers
    )
    analyse(Customer)


def test_the_rhythms_of_a_page_are_looked_up_one_by_one(many, mara, browse):
    """Nothing is known of that table yet, as right after the first refresh: the planner takes it for small."""
    with plans('FROM "customers_rhythm"') as found:
        rows = browse(mara).get(URL).context["page"].rows

    assert all(row.rhythm for row in rows)
    assert ["customers_rhythm_pkey" in plan or "(customer_id=?)" in plan for plan in found] == [True]
    assert "rhythm_weight" not in found[0]


def test_customers_are_counted_by_an_index_that_knows_who_is_merged(many, mara, browse):
    """Which one is PostgreSQL's own affair: what it has not vacuumed yet it cannot read from an index alone."""
    with plans("SELECT COUNT(*)") as found:
        count = browse(mara).get(URL).context["page"].count.value

    assert count == 1_000
    wanted = "COVERING INDEX customer_created" if connection.vendor == "sqlite" else "Index"
    assert [wanted in plan for plan in found] == [True]
