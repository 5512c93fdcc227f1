"""A whole list is named by its filters, written down once, and done in chunks that may die at any line."""

import pytest
from django.db import connection

from crm import phases
from crm.bulkwork import beginning, doing, kinds
from crm.bulkwork.beginning import begin, stop
from crm.bulkwork.jobs import go_on
from crm.bulkwork.models import BulkChange
from crm.exceptions import DomainError
from customers.models import Customer
from customers.services import archive, update_customer
from tests.bulkwork.conftest import fresh
from tests.factories import CustomerFactory


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(beginning, "GATHERED", 2)
    monkeypatch.setattr(doing, "CHUNK", 2)


@pytest.fixture
def begun(workspace, mara):
    """A change of all customers in the dairy trade, of which nothing is done yet."""
    CustomerFactory.create_batch(5, workspace=workspace)
    CustomerFactory(workspace=workspace, industry="Bakery")
    kind = kinds.get("customers")
    return begin(workspace, kind, kind.verb("industry"), {"industry": "Cheese"}, by=mara, query="industry=Dairy")


def test_all_that_the_filters_name_and_nothing_else(begun, workspace):
    assert (begun.size, begun.status) == (5, "running")
    phases.run(begun)
    assert workspace.customers.filter(industry="Cheese").count() == 5


@pytest.mark.parametrize(("share", "turn"), [(0, 0.02), (1_000_000, phases.LOOK)])
def test_who_waits_to_write_gets_a_turn_after_every_chunk(begun, monkeypatch, share, turn):
    turns = []
    monkeypatch.setattr(phases, "SHARE", share)  # of what a chunk took: one was as good as over, the other took ages
    monkeypatch.setattr(phases.time, "sleep", turns.append)

    phases.run(begun, rest=0.02)

    assert set(turns) == {turn if connection.vendor == "sqlite" else 0}
    assert len(turns) == 3


@pytest.mark.parametrize("query", ["q=larkfield", "q=la", "status=all", "owner=none", "status=archived", "deals=none"])
def test_search_and_every_filter(query, workspace, act, mara):
    CustomerFactory.create_batch(3, workspace=workspace, name="Larkfield")
    archive(CustomerFactory(workspace=workspace, name="Larkfield Old"), by=mara)
    kind = kinds.get("customers")
    change = begin(workspace, kind, kind.verb("restore"), {}, by=mara, query=query)
    assert change.size == {"status=all": 4, "status=archived": 1}.get(query, 3)


def test_a_filter_that_fits_nothing_any_more_changes_nothing(workspace, mara, three):
    kind = kinds.get("customers")
    change = begin(workspace, kind, kind.verb("industry"), {"industry": "Cheese"}, by=mara, query="industry=Gone")
    assert (phases.run(change).status, change.size) == ("done", 0)


def test_what_somebody_types_before_its_turn_stays_theirs(begun, ines):
    first = Customer.objects.order_by("pk").first()
    update_customer(first, {"industry": "Butter"}, by=ines)
    phases.run(begun)
    row = begun.rows.get(record_id=first.pk)
    assert (fresh([first])[0].industry, row.outcome, begun.counts["changed"]) == ("Butter", "left", 4)


@pytest.mark.parametrize("chunks", [1, 2])
def test_after_a_crash_another_goes_on_where_it_was(begun, chunks):
    work = doing.do(begun)
    for _ in range(chunks):
        next(work)
    work.close()
    go_on.call(begun.pk)
    begun.refresh_from_db()
    assert (begun.status, begun.counts["changed"]) == ("done", 5)
    assert [one.activities.count() for one in Customer.objects.filter(industry="Cheese")] == [1] * 5


def test_two_at_work_on_one_change_do_each_record_once(begun):
    other = BulkChange.objects.get(pk=begun.pk)
    next(doing.do(begun))
    phases.finish(other)
    begun.refresh_from_db()
    assert begun.counts["changed"] == 5
    assert [one.activities.count() for one in Customer.objects.filter(industry="Cheese")] == [1] * 5


def test_a_crash_while_gathering_is_gone_on_with(workspace, mara, three):
    kind = kinds.get("customers")
    change = BulkChange.objects.create(
        workspace=workspace, kind="customers", verb="industry", given={"industry": "Cheese"}, by=mara, is_whole=True
    )
    next(beginning.gather(change))
    go_on.call(change.pk)
    change.refresh_from_db()
    assert (change.size, change.counts["changed"], kind.key) == (3, 3, "customers")


def test_stopped_it_keeps_what_is_done_and_can_be_undone(begun, take_back, workspace):
    next(doing.do(begun))
    stop(begun)
    begun.refresh_from_db()
    assert (begun.status, begun.is_stopped, begun.counts["waiting"]) == ("done", True, 3)
    take_back(begun)
    assert workspace.customers.filter(industry="Dairy").count() == 5


def test_stopping_what_is_over_is_refused(begun):
    phases.run(begun)
    with pytest.raises(DomainError):
        stop(begun)


def test_undoing_twice_is_refused(begun, take_back):
    take_back(phases.run(begun))
    with pytest.raises(DomainError):
        take_back(BulkChange.objects.get(pk=begun.pk))


def test_an_undo_that_dies_is_gone_on_with(begun, mara, workspace):
    phases.run(begun)
    doing.undo(begun, by=mara)
    next(doing.take_back(begun))
    go_on.call(begun.pk)
    assert workspace.customers.filter(industry="Dairy").count() == 5
