"""Pages of deals are read from indexes in their order, however many deals there are."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from customers.models import Customer, Opportunity
from customers.views.opportunities import SORTS
from tests.factories import CustomerFactory
from tests.plans import analyse, plans

pytestmark = pytest.mark.django_db
MANY, CUSTOMERS = 3_000, 500


@pytest.fixture
def many(workspace, at):
    """Open deals of many customers, and as many that were closed at a moment of their own."""
    now = timezone.now()
    customers = Customer.objects.bulk_create(CustomerFactory.build_batch(CUSTOMERS, workspace=workspace))
    Customer.objects.filter(pk=customers[0].pk).update(archived_at=now)
    stages = {True: at("Proposal"), False: at("Closed won")}
    Opportunity.objects.bulk_create(
        Opportunity(workspace=workspace, customer=customers[1 + n % (CUSTOMERS - 1)], name=f"Line {n}", amount=n, stage=stages[n % 2 == 0],
                    created_at=now - timedelta(minutes=n), stage_since=now - timedelta(hours=n),
                    expected_close=date(2026, 1, 1) + timedelta(days=n % 700),
                    closed_at=None if n % 2 == 0 else now - timedelta(hours=n))
        for n in range(2 * MANY)
    )  # fmt: skip
    analyse(Opportunity)
    analyse(Customer)


def url(name):
    return reverse(f"opportunities:{name}", args=["fernhill"])


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.key)
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_page_of_open_deals_is_read_in_its_order(many, mara, browse, sort, sign):
    with plans("LIMIT 51") as found:
        page = browse(mara).get(url("list"), {"sort": f"{sign}{sort.key}"}).context["page"]

    assert len(page) == 50
    assert all(f"opportunity_open_{sort.columns[0]}"[:30] in plan for plan in found)
    assert found


def test_the_sums_of_the_board_read_an_index_of_open_deals(many, mara, browse):
    """Which of them is PostgreSQL's own affair: what it has not vacuumed yet it cannot read from an index alone."""
    with plans("UNION ALL") as found:
        board = browse(mara).get(url("board")).context["board"]

    sums = next(plan for plan in found if "GROUP BY" in plan or "Group Key" in plan)
    assert {column.stage.name: column.sums.count for column in board}["Proposal"] == MANY
    assert "opportunity_sums" in sums or "opportunity_open" in sums


@time_machine.travel("2026-03-18 10:00Z", tick=False)
def test_what_closes_in_a_month_is_added_up_from_the_index_of_its_days(many, mara, browse):
    with plans("SUM(") as found:
        sums = list(browse(mara).get(reverse("home", args=["fernhill"])).context["sums"])

    assert sum(row["count"] for row in sums) == workspace_deals_of("2026-03").count()
    assert found
    assert all("opportunity_open_expected_clos" in plan for plan in found)


def workspace_deals_of(month):
    first = date.fromisoformat(f"{month}-01")
    return Opportunity.objects.filter(
        closed_at=None, expected_close__year=first.year, expected_close__month=first.month
    )
