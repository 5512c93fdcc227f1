"""Changes of many records whose workers are killed with SIGKILL at random moments: no record is lost and none is done twice."""

from collections import Counter

import pytest

from crm.bulkwork import kinds
from crm.bulkwork.beginning import begin
from crm.bulkwork.doing import undo
from crm.bulkwork.jobs import go_on
from crm.bulkwork.models import BulkChange
from crm.models import Activity
from crm.tags.models import Tagging
from crm.tags.services import name_tags
from customers.models import Customer
from tests.factories import CustomerFactory
from tests.importing.tables import tables
from tests.jobs.conftest import killed_again_and_again, start_command, start_worker  # noqa: F401 - fixtures

RECORDS = 4_000


@pytest.fixture
def many(workspace):
    """Customers to change; every tenth is in another trade already."""
    batch = CustomerFactory.build_batch(RECORDS, workspace=workspace)
    for number, one in enumerate(batch):
        one.industry = "Cheese" if number % 10 == 0 else "Dairy"
        one.save()
    return RECORDS


def lines(change):
    """How many lines the change and its undo wrote about each customer: {lines: customers}."""
    about = Activity.objects.filter(data__bulk=change.pk)
    return Counter(Counter(about.values_list("customer", flat=True)).values())


def assert_each_once(change):
    """Every record is a row once, and says what became of it."""
    numbers = change.rows.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, RECORDS + 1))
    assert change.rows.values("record_id").distinct().count() == RECORDS
    assert change.counts == {"waiting": 0, "changed": RECORDS * 9 // 10, "same": RECORDS // 10, "left": 0}


@pytest.fixture
def killed(killed_again_and_again):  # noqa: F811
    """`killed(change)` goes on with a bulk change by workers that are killed again and again."""
    return lambda change: killed_again_and_again(change, go_on)


def test_a_change_of_a_whole_list_and_its_undo_that_are_killed_are_whole(many, workspace, mara, killed):
    before = tables()
    change = BulkChange.objects.create(
        workspace=workspace, kind="customers", verb="industry", given={"industry": "Cheese"}, by=mara, is_whole=True
    )

    change = killed(change)

    assert_each_once(change)
    assert Customer.objects.filter(industry="Cheese").count() == RECORDS
    assert workspace.customers.matching("cheese").count() == RECORDS
    assert lines(change) == {1: RECORDS * 9 // 10}

    change = killed(undo(change, by=mara))

    assert change.undone_counts == {"waiting": RECORDS // 10, "back": RECORDS * 9 // 10, "kept": 0}
    assert tables() == before
    assert lines(change) == {2: RECORDS * 9 // 10}


def test_tags_that_are_killed_on_their_way_are_on_each_record_once(many, workspace, mara, killed):
    fair = name_tags(workspace, ["Fair"])[0]
    dairy = kinds.get("customers")
    change = begin(workspace, dairy, dairy.verb("tag"), {"tags": [[fair.pk, "Fair"]]}, by=mara, query="industry=Dairy")

    change = killed(change)

    assert Tagging.objects.count() == Customer.objects.filter(industry="Dairy").count() == change.counts["changed"]
    assert Tagging.objects.values("customer").distinct().count() == change.counts["changed"]

    change = killed(undo(change, by=mara))

    assert not Tagging.objects.exists()
    assert change.undone_counts["back"] == change.counts["changed"]
