"""The days of a workspace begin and end where it is."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from tests.factories import TaskFactory

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
