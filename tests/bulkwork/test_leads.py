"""The same engine for leads: owner, industry, and disqualified with a reason."""

import pytest

from crm.models import Activity
from leads.models import Status
from leads.services import change_status
from tests.factories import LeadFactory


@pytest.fixture
def leads(workspace, mara):
    return [LeadFactory(workspace=workspace, owner=mara, status=status) for status in ("new", "contacted", "promoted")]


def statuses(leads):
    for lead in leads:
        lead.refresh_from_db()
    return [lead.status for lead in leads]


def test_disqualified_with_a_reason_but_for_customers(leads, act, mara):
    change = act("disqualify", leads, kind="leads", reason="No budget")
    line = leads[0].activities.get(kind=Activity.Kind.STATUS)
    assert statuses(leads) == ["disqualified", "disqualified", "promoted"]
    assert (line.text, line.data["from"], line.data["to"], line.by) == ("No budget", "new", "disqualified", mara)
    assert change.counts["left"] == 1


def test_the_undo_gives_each_its_status_back_unless_somebody_moved_it(leads, act, take_back, ines):
    since = leads[0].status_at
    change = act("disqualify", leads, kind="leads", reason="No budget")
    change_status(leads[1], Status.QUALIFIED, by=ines)
    take_back(change)
    assert (statuses(leads), leads[0].status_at) == (["new", "qualified", "promoted"], since)


def test_owner_and_industry(leads, act, ines):
    act("owner", leads, kind="leads", owner=ines)
    act("industry", query="status=new", kind="leads", industry="Cheese")
    statuses(leads)
    assert [lead.owner for lead in leads[:2]] == [ines, ines]
    assert [lead.industry for lead in leads] == ["Cheese", "Seafood", "Seafood"]
