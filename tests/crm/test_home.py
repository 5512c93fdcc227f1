"""Where people land: what is due, ready, closing, and what happened lately."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from crm.history import record
from crm.models import Activity
from customers.models import Rhythm
from customers.services import add_contact, archive
from leads.models import Lead, Status
from leads.services import create_lead
from tests.factories import CustomerFactory, LeadFactory, MembershipFactory, OpportunityFactory, TaskFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 18)
HOME = "/w/fernhill/"


def gone_quiet(workspace, *, snoozed_until=None, **fields):
    """A customer of the workspace that nobody has talked with for 41 days."""
    customer = CustomerFactory(workspace=workspace, **fields)
    Rhythm.objects.create(
        customer=customer,
        workspace=workspace,
        last_on=TODAY - timedelta(days=41),
        touches=3,
        usual_days=12,
        quiet_on=TODAY - timedelta(days=16),
        snoozed_until=snoozed_until,
    )
    return customer


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-03-18 10:00Z", tick=False):
        yield


def test_the_front_door_leads_to_ones_workspace(workspace, mara, browse):
    assert browse(mara).get("/")["Location"] == HOME


def test_a_bare_workspace_teaches_the_three_ways_in(workspace, mara, browse):
    page = browse(mara).get(HOME).content.decode()

    assert "Check what I pasted" in page
    assert "New lead" in page
    assert "Invite a teammate" in page


def test_viewers_of_a_bare_workspace_are_not_asked_to_fill_it(vera, browse):
    page = browse(vera).get(HOME).content.decode()

    assert "Check what I pasted" not in page
    assert "Nothing is in here yet" in page


def test_only_my_tasks_up_to_today_are_due(workspace, mara, ines, browse):
    for owner, title, days in ((mara, "late", -2), (mara, "today", 0), (mara, "tomorrow", 1), (ines, "hers", 0)):
        TaskFactory(workspace=workspace, owner=owner, title=title, due_on=TODAY + timedelta(days=days))

    context = browse(mara).get(HOME).context

    assert [task.title for task in context["due"]] == ["late", "today"]
    assert context["upcoming"] == {"tomorrow": 1, "week": 1}


def test_qualified_leads_wait_to_be_handed_off(workspace, mara, browse):
    ready = LeadFactory(workspace=workspace, status=Status.QUALIFIED)
    LeadFactory(workspace=workspace, status=Status.PROMOTED)

    context = browse(mara).get(HOME).context

    assert (context["ready"]["rows"], context["ready"]["count"]) == ([ready], 1)


def test_the_last_one_to_be_qualified_is_the_first_to_hand_off(workspace, mara, browse):
    older, newer = (LeadFactory(workspace=workspace, status=Status.QUALIFIED) for _ in range(2))
    Lead.objects.filter(pk=newer.pk).update(status_at=timezone.now() - timedelta(days=3))

    context = browse(mara).get(HOME).context

    assert context["ready"]["rows"] == [older, newer]


def test_lately_names_the_person_who_was_added(workspace, mara, browse):
    add_contact(CustomerFactory(workspace=workspace), by=mara, first_name="Joanne", last_name="Pike")

    page = browse(mara).get(HOME).content.decode()

    assert "added <b>Joanne Pike</b> at" in page


def test_what_closes_this_month_is_summed_by_currency_and_kind(workspace, mara, browse):
    customer = CustomerFactory(workspace=workspace)
    deals = [("EUR", "once", 100), ("EUR", "once", 250), ("EUR", "annual", 1200), ("GBP", "once", 70)]
    for currency, billing, amount in deals:
        OpportunityFactory(
            customer=customer, currency=currency, billing=billing, amount=amount, expected_close=date(2026, 3, 31)
        )
    OpportunityFactory(customer=customer, expected_close=date(2026, 4, 1))

    context = browse(mara).get(HOME).context

    sums = {(row["currency"], row["billing"]): int(row["value"]) for row in context["sums"]}
    assert sums == {("EUR", "once"): 350, ("EUR", "annual"): 1200, ("GBP", "once"): 70}
    assert len(context["closing"]) == 4


@time_machine.travel(TODAY, tick=False)
def test_deals_of_archived_customers_do_not_close(workspace, mara, browse):
    customer = CustomerFactory(workspace=workspace)
    OpportunityFactory(customer=customer, expected_close=TODAY)
    archive(customer, by=mara)

    context = browse(mara).get(HOME).context

    assert (context["closing"], list(context["sums"])) == ([], [])


def test_a_flood_of_the_same_is_one_line(workspace, mara, browse):
    for n in range(5):
        create_lead(workspace, by=mara, name=f"Lead {n}")

    lately = browse(mara).get(HOME).context["lately"]

    assert [(line.kind, line.others) for line in lately] == [("created", 4)]


@pytest.mark.parametrize("kind", Activity.Kind.values)
def test_every_kind_of_line_can_be_told(kind, workspace, mara, lead, browse):
    record(lead, kind, by=mara, text="words", data={"from": "new", "to": "qualified", "name": "Vat line"})

    page = browse(mara).get(HOME).content.decode()

    assert lead.name in page


def test_other_workspaces_do_not_show(workspace, mara, lead, outsider, browse):
    theirs = MembershipFactory(user=outsider).workspace
    create_lead(theirs, by=outsider, name="Not for Fernhill")
    TaskFactory(workspace=theirs, owner=mara, title="Not hers here", due_on=TODAY)

    page = browse(mara).get(HOME).content.decode()

    assert "Not for Fernhill" not in page
    assert "Not hers here" not in page


def test_home_takes_at_most_twelve_queries(workspace, mara, browse, django_assert_max_num_queries):
    customer = CustomerFactory(workspace=workspace)
    for n in range(20):
        lead = create_lead(workspace, by=mara, name=f"Lead {n}")
        record(lead, Activity.Kind.STATUS, by=mara, data={"from": "new", "to": "qualified"})
        LeadFactory(workspace=workspace, status=Status.QUALIFIED)
        TaskFactory(workspace=workspace, owner=mara, due_on=TODAY, lead=lead, customer=customer)
        OpportunityFactory(customer=customer, expected_close=TODAY)
        gone_quiet(workspace)
    client = browse(mara)
    client.get(HOME)  # the first visit is remembered in the session

    with django_assert_max_num_queries(12):
        answer = client.get(HOME)

    assert answer.status_code == 200


def test_customers_that_went_quiet_wait_to_be_called(workspace, mara, browse):
    quiet = gone_quiet(workspace, name="Tideway Shellfish", phone="+441632960001")
    gone_quiet(workspace, snoozed_until=TODAY + timedelta(days=9))

    answer = browse(mara).get(HOME)

    assert [rhythm.customer for rhythm in answer.context["quiet"]] == [quiet]
    assert "quiet for 41 days, usually 12" in answer.content.decode()
    assert 'href="tel:+441632960001"' in answer.content.decode()


def test_nobody_quiet_takes_no_room(workspace, mara, lead, browse):
    assert "Gone quiet" not in browse(mara).get(HOME).content.decode()
