"""What a whole board adds up is added up once between two changes, and never shown when it is not so any more."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from customers.services import archive, update_opportunity
from tests.customers.conftest import url
from tests.factories import OpportunityFactory

BOARD = "opportunities:board"


@pytest.fixture
def looked(mara, browse):
    """`looked(seconds, **query)` is (the board's count and one-time sums that many seconds from now, whether it added up)."""
    client = browse(mara)

    def at(seconds, **query):
        then = timezone.now() + timedelta(seconds=seconds)
        with time_machine.travel(then, tick=False), CaptureQueriesContext(connection) as queries:
            total = client.get(url(BOARD, **query)).context["figures"]["total"]
        added_up = any("SUM(" in query["sql"] and "UNION ALL" in query["sql"] for query in queries.captured_queries)
        return (total.count, total.once), added_up

    return at


def test_who_looks_at_a_settled_board_after_another_adds_nothing_up(deal, looked):
    OpportunityFactory(customer=deal.customer, amount=500)
    first, second = looked(11), looked(12)
    assert (first[1], second[1]) == (True, False)
    assert first[0] == second[0]
    assert second[0][0] == 2


def test_a_change_of_the_last_seconds_is_added_up_each_time(deal, looked):
    assert [looked(2)[1], looked(3)[1]] == [True, True]


def test_a_change_is_in_the_sums_at_once(deal, mara, looked):
    looked(11)
    update_opportunity(deal, {"amount": Decimal("77.00")}, by=mara)
    assert looked(12)[0] == (1, [(Decimal("77.00"), "EUR")])
    archive(deal.customer, by=mara)
    assert looked(25)[0] == (0, [])


def test_a_narrowed_board_is_added_up_for_itself(deal, mara, looked):
    looked(11)
    assert looked(12, owner=mara.pk)[1]
    assert looked(13, q="nothing of that name")[0] == (0, [])
