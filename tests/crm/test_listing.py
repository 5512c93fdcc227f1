"""Lists page through every row exactly once, in order, whatever the sort and whatever is written meanwhile."""

import base64
import json
from datetime import UTC, date, datetime, timedelta

import pytest

from crm.counting import Counted, capped_count
from crm.cursors import cursor_at
from crm.distinct import distinct_values
from crm.listing import Sort, in_order, keyset_page
from crm.models import Task
from customers.models import Customer
from leads.models import Lead
from tests.factories import CustomerFactory, LeadFactory, TaskFactory, WorkspaceFactory

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
SORTS = (
    Sort("created", ("created_at",)),
    Sort("name", ("name_folded",), descending=False),
    Sort("both", ("industry", "name_folded")),
)


@pytest.fixture
def leads(workspace):
    """Twenty-three leads full of ties: three moments, four names, two industries."""
    for n in range(23):
        moment = DAY + timedelta(minutes=n % 3, microseconds=n % 2)
        LeadFactory(workspace=workspace, name=f"Öl {n % 4}", created_at=moment, industry="BA"[n % 2])
    LeadFactory(workspace=WorkspaceFactory(), name="Abroad")
    return workspace.leads.all()


def walk(rows, sort, *, size=5, sorts=SORTS, meanwhile=lambda page: None):
    """All ids forward, then all ids on the way back."""
    page = keyset_page(rows, {"sort": sort}, sorts=sorts, size=size)
    there, pages = [row.pk for row in page], 1
    while page.next and pages < 50:
        meanwhile(page)
        page = keyset_page(rows, {"sort": sort, "after": page.next}, sorts=sorts, size=size)
        there += [row.pk for row in page]
        pages += 1
    back = [row.pk for row in page]
    while page.previous and pages:
        page = keyset_page(rows, {"sort": sort, "before": page.previous}, sorts=sorts, size=size)
        back = [row.pk for row in page] + back
        pages -= 1
    return there, back


@pytest.mark.parametrize("size", [1, 4, 5, 23, 50])
@pytest.mark.parametrize("sort", ["created", "-created", "name", "-name", "both", "-both", ""])
def test_each_row_comes_once_in_order_there_and_back(leads, sort, size):
    there, back = walk(leads, sort, size=size)

    assert there == [row.pk for row in in_order(leads, {"sort": sort}, sorts=SORTS)]
    assert len(set(there)) == 23
    assert back == there


@pytest.mark.parametrize("sort", ["created", "-created", "name", "-name"])
def test_rows_written_meanwhile_neither_hide_nor_double_others(leads, workspace, sort):
    before = [row.pk for row in in_order(leads, {"sort": sort}, sorts=SORTS)]

    def write(page):
        LeadFactory(workspace=workspace, name="Öl 0", created_at=DAY)
        LeadFactory(workspace=workspace, name="Öl 9", created_at=DAY + timedelta(days=1))

    there, _back = walk(leads, sort, meanwhile=write)

    assert len(there) == len(set(there))
    assert [pk for pk in there if pk in before] == before


@pytest.mark.parametrize("descending", [True, False])
def test_rows_without_the_sorted_value_come_once_too(workspace, descending):
    for n in range(11):
        TaskFactory(workspace=workspace, due_on=None if n % 3 == 0 else date(2026, 3, n % 4 + 1))
    sorts = (Sort("due", ("due_on",), descending=descending),)

    there, back = walk(workspace.tasks.all(), "-due" if descending else "due", size=2, sorts=sorts)

    assert sorted(there) == sorted(Task.objects.values_list("pk", flat=True))
    assert back == there


def test_many_rows_with_equal_amounts_page_on(workspace):
    for n in range(9):
        CustomerFactory(workspace=workspace, open_value=n // 8, open_count=n // 4)
    sorts = (Sort("priority", ("open_value", "open_count")),)

    there, back = walk(workspace.customers.all(), "", size=2, sorts=sorts)

    assert there == list(Customer.objects.order_by("-open_value", "-open_count", "-id").values_list("pk", flat=True))
    assert back == there


def encoded(*values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


BROKEN = [
    *("x", "%", "é", "A" * 5000, encoded(), encoded(1), encoded(None, 1), encoded({}, [])),
    base64.urlsafe_b64encode(b"[" * 5000).decode(),
    *(
        encoded("\0", 1),
        encoded("\ud800", 1),
        encoded("2026-03-02T09:00", 10**30),
        encoded("a", 10**30),
        encoded("a", "b"),
    ),
]


@pytest.mark.parametrize("cursor", BROKEN)
@pytest.mark.parametrize("side", ["after", "before"])
@pytest.mark.parametrize("sort", ["-created", "name"])
def test_a_broken_cursor_gives_page_one(leads, cursor, side, sort):
    page = keyset_page(leads, {side: cursor, "sort": sort}, sorts=SORTS, size=5)

    first = keyset_page(leads, {"sort": sort}, sorts=SORTS, size=5)
    assert (page.rows, page.previous) == (first.rows, "")


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-03-02T09:00:00"])
def test_a_cursor_at_no_possible_moment_gives_page_one(leads, moment):
    page = keyset_page(leads, {"after": encoded(moment, 1), "sort": "-created"}, sorts=SORTS, size=5)

    assert page.is_first


def test_a_cursor_of_another_sort_gives_page_one(leads):
    cursor = cursor_at(leads[3], SORTS[2])

    page = keyset_page(leads, {"after": cursor}, sorts=SORTS, size=5)

    assert page.is_first


def test_a_cursor_with_nothing_left_beyond_it_gives_page_one(leads, workspace):
    page = keyset_page(leads, {}, sorts=SORTS, size=5)
    Lead.objects.filter(workspace=workspace).exclude(pk__in=[row.pk for row in page]).delete()

    page = keyset_page(leads, {"after": page.next}, sorts=SORTS, size=5)

    assert (len(page), page.is_first, page.count.value) == (5, True, 5)


def test_counts_stop_where_people_stop_reading(leads):
    few, many = capped_count(leads), capped_count(leads, most=10)

    assert (few.shown, few.is_capped) == (23, False)
    assert (many.shown, many.is_capped) == (10, True)
    assert Counted(10_001).is_capped


def test_values_are_those_of_the_workspace_without_the_empty_one(leads, workspace):
    LeadFactory(workspace=workspace, industry="", source="")
    LeadFactory(workspace=WorkspaceFactory(), industry="Elsewhere")

    values = distinct_values(Lead, ("industry", "source"), workspace.pk)

    assert values == {"industry": ["A", "B"], "source": ["Trade fair"]}
