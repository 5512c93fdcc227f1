"""The days of a workspace begin and end where it is."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation
from crm.bulkwork import jobs as bulk_jobs
from crm.importing import jobs
from crm.importing.planning.staging import stage
from crm.importing.writing.confirming import confirm
from crm.models import BulkChange
from crm.phases import finish
from tests.factories import CustomerFactory, OpportunityFactory, TaskFactory

EVENING = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # the next day in Tokyo, still the morning in Los Angeles


@pytest.mark.parametrize(
    ("zone", "day"), [("", 23), ("Asia/Tokyo", 24), ("America/Los_Angeles", 23), ("Gone/Away", 23)]
)
def test_today_is_the_day_of_the_workspace(zone, day, workspace, mara, browse):
    workspace.time_zone = zone
    workspace.save()
    with time_machine.travel(EVENING, tick=False):
        answer = browse(mara).get(reverse("home", args=["fernhill"]))
    assert answer.context["today"].day == day


def test_what_is_due_is_due_by_the_day_of_the_workspace(workspace, mara, browse):
    workspace.time_zone = "Asia/Tokyo"
    workspace.save()
    TaskFactory(workspace=workspace, owner=mara, due_on=EVENING.date())
    with time_machine.travel(EVENING, tick=False):
        page = browse(mara).get(reverse("tasks:list", args=["fernhill"])).content.decode()
    assert "1 day late" in page


def test_a_zone_does_not_stay_for_the_next_request(workspace, mara, client):
    workspace.time_zone = "Asia/Tokyo"
    workspace.save()
    client.force_login(mara, backend="accounts.backends.Backend")
    client.get(reverse("home", args=["fernhill"]))
    client.get(reverse("account"))
    assert timezone.get_current_timezone_name() == "UTC"


def test_the_server_decides_until_admins_choose_one(workspace, mara, browse):
    assert "As on the server (UTC)" in browse(mara).get(reverse("settings", args=["fernhill"])).content.decode()
    given = {"name": "Fernhill", "currency": "EUR", "phone_region": "GB", "time_zone": "America/Los_Angeles"}
    browse(mara).post(reverse("settings", args=["fernhill"]), given)
    workspace.refresh_from_db()
    assert workspace.time_zone == "America/Los_Angeles"


@pytest.fixture
def in_tokyo(workspace):
    workspace.time_zone = "Asia/Tokyo"
    workspace.save()
    return workspace


@pytest.mark.parametrize("go_on", [lambda paste: jobs.go_on.call(paste.pk), finish], ids=["worker", "command"])
def test_an_import_in_the_background_counts_days_as_the_workspace_does(go_on, in_tokyo, mara):
    table = "Company,E-mail,Created on\nA,a@a.example,2026-11-24\nB,b@b.example,2026-11-25\n"
    with time_machine.travel(EVENING, tick=False):
        paste = stage(in_tokyo, "leads", table, by=mara, named={"Created on": "created_at"})
        go_on(confirm(paste, by=mara))
    assert [lead.created_at for lead in in_tokyo.leads.all()] == [datetime(2026, 11, 23, 15, tzinfo=UTC)]
    assert "2026-11-25 has not come yet." in str(paste.rows.get(number=3).errors)
    assert timezone.get_current_timezone_name() == "UTC"


def test_a_whole_list_is_gathered_in_the_background_by_the_days_of_the_workspace(in_tokyo, mara):
    customer = CustomerFactory(workspace=in_tokyo)
    won = in_tokyo.stages.get(name="Closed won")
    for hour in (14, 16):  # before and after midnight in Tokyo
        OpportunityFactory(customer=customer, stage=won, closed_at=EVENING.replace(hour=hour), name=f"At {hour}")
    change = BulkChange.objects.create(
        workspace=in_tokyo, kind="opportunities", verb="owner", given={"owner": [mara.pk, "Mara"]}, by=mara, is_whole=True,
        query="closed=2026-11-24..2026-11-24",
    )  # fmt: skip
    bulk_jobs.go_on.call(change.pk)
    assert [deal.name for deal in in_tokyo.opportunities.filter(owner=mara)] == ["At 16"]


def test_an_invitation_is_said_to_end_on_the_day_it_ends_where_the_workspace_is(in_tokyo, mara, browse):
    with time_machine.travel(EVENING, tick=False):
        browse(mara).post(
            reverse("people:list", args=["fernhill"]), {"email": "ruth@larkfield.example", "role": "member"}
        )
    ends = EVENING + Invitation.LASTS + timedelta(hours=9)
    assert f"until {ends:%-d %B %Y}." in mail.outbox[0].body
