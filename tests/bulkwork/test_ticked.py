"""Records that were ticked one by one: whatever happens on the way, nothing is done to any other."""

import pytest

from crm.bulkwork import beginning, kinds
from crm.bulkwork.beginning import begin
from crm.bulkwork.jobs import go_on, wake_stuck_bulk_changes
from crm.bulkwork.models import BulkChange
from crm.jobs.models import JobKey
from customers.models import Customer
from tests.bulkwork.conftest import fresh


class Died(Exception):
    """The process was ended, or the database was busy for too long."""


def run_what_was_queued():
    wake_stuck_bulk_changes.call()
    for change in BulkChange.objects.all():
        go_on.call(change.pk)


@pytest.mark.parametrize("step", ["_keep", "_start"])
def test_a_change_that_dies_as_it_begins_is_none(step, three, workspace, mara, monkeypatch):
    def die(*_args, **_more):
        raise Died

    kind = kinds.get("customers")
    with monkeypatch.context() as patched:
        patched.setattr(beginning, step, die)
        with pytest.raises(Died):
            begin(workspace, kind, kind.verb("industry"), {"industry": "Cheese"}, by=mara, ids=[three[0].pk])
    run_what_was_queued()

    assert {customer.industry for customer in fresh(three)} == {three[0].industry}
    assert not BulkChange.objects.exists()
    assert not JobKey.objects.exists()


def test_a_list_of_rows_that_was_never_written_down_is_nobody(three, workspace, mara):
    BulkChange.objects.create(
        workspace=workspace, kind="customers", verb="industry", given={"industry": "Cheese"}, by=mara
    )

    run_what_was_queued()

    assert (BulkChange.objects.get().status, BulkChange.objects.get().size) == ("done", 0)
    assert not Customer.objects.filter(industry="Cheese").exists()
