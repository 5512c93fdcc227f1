"""Jobs that recur."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone

from crm.jobs import enqueue, schedule
from crm.jobs.backend import Job, Status
from crm.jobs.housekeeping import clear_expired_sessions, forget_finished_jobs
from crm.jobs.models import ScheduledJob
from crm.jobs.runner import run_one
from tests.jobs import sample
from tests.jobs.conftest import wait_until

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)


def make_row(**fields):
    row = {"name": "tick", "path": "tests.jobs.sample.tick", "every": 1, "unit": "hours", "next_run_at": NOON}
    return ScheduledJob.objects.create(**{**row, **fields})


@pytest.mark.parametrize(
    ("every", "unit", "expected"),
    [
        (10, "minutes", NOON + timedelta(minutes=10)),
        (1, "hours", NOON + timedelta(hours=1)),
        (1, "days", NOON + timedelta(days=1)),  # clocks change in Europe that night, and UTC does not care
        (2, "weeks", NOON + timedelta(weeks=2)),
    ],
)
def test_each_due_time_is_queued_once(every, unit, expected):
    row = make_row(every=every, unit=unit)
    with time_machine.travel(NOON + timedelta(seconds=1), tick=False):
        queued = [schedule.start_due(), schedule.start_due()]
    row.refresh_from_db()

    assert queued == [1, 0]
    assert row.next_run_at == expected
    assert Job.objects.count() == 1


def test_times_that_passed_while_no_worker_ran_are_run_once():
    row = make_row()
    with time_machine.travel(NOON + timedelta(days=3, minutes=20), tick=False):
        assert schedule.start_due() == 1
    row.refresh_from_db()

    assert row.next_run_at == NOON + timedelta(days=3, hours=1)
    assert Job.objects.count() == 1


def test_a_run_that_takes_longer_than_its_interval_is_not_joined_by_a_second():
    make_row()
    for hour in range(3):
        with time_machine.travel(NOON + timedelta(hours=hour), tick=False):
            schedule.start_due()

    assert Job.objects.count() == 1


def test_a_paused_job_does_not_run():
    make_row(is_paused=True)

    assert schedule.start_due() == 0


def test_a_worker_that_read_the_row_before_another_started_it_starts_nothing():
    row = make_row()
    seen_by_both = ScheduledJob.objects.get()
    first = schedule._start(row, timezone.now())
    second = schedule._start(seen_by_both, timezone.now())

    assert (first, second) == (True, False)


def test_two_workers_start_a_due_job_once(workspace, notes, start_worker):
    make_row(every=1, unit="weeks", next_run_at=timezone.now() - timedelta(minutes=1))
    running = [start_worker(), start_worker(), start_worker()]
    wait_until(notes)
    wait_until(lambda: all("started" in worker.log.read_text() for worker in running))
    for worker in running:
        worker.terminate()
    for worker in running:
        worker.wait(timeout=60)

    assert notes() == ["tick"]
    assert Job.objects.filter(task_path="tests.jobs.sample.tick").count() == 1


def test_what_the_code_proposes_is_written_down_once_and_at_its_time_of_day():
    with time_machine.travel(NOON, tick=False):
        schedule.sync()
        schedule.sync()
    row = ScheduledJob.objects.get(name="clear_expired_sessions")

    assert row.at == time(3, 10)
    assert row.next_run_at == datetime(2026, 3, 29, 3, 10, tzinfo=UTC)
    assert ScheduledJob.objects.get(name="forget_finished_jobs").interval == timedelta(hours=1)


def test_a_pause_and_times_that_an_admin_chose_survive_the_next_start():
    schedule.sync()
    ScheduledJob.objects.filter(name="clear_expired_sessions").update(is_paused=True)
    ScheduledJob.objects.filter(name="forget_finished_jobs").update(every=7, unit="days", is_customised=True)
    schedule.sync()

    assert ScheduledJob.objects.get(name="clear_expired_sessions").is_paused
    assert ScheduledJob.objects.get(name="forget_finished_jobs").interval == timedelta(days=7)


def test_times_go_back_to_the_proposed_ones_unless_they_are_kept():
    schedule.sync()
    ScheduledJob.objects.filter(name="forget_finished_jobs").update(every=7, unit="days")
    schedule.sync()

    assert ScheduledJob.objects.get(name="forget_finished_jobs").interval == timedelta(hours=1)


def test_a_scheduled_job_that_the_code_no_longer_has_disappears():
    make_row(name="gone", path="tests.jobs.sample.gone")
    schedule.sync()

    assert not ScheduledJob.objects.filter(name="gone").exists()


def test_finished_jobs_are_forgotten_and_failures_later(worker):
    ages = {Status.SUCCESSFUL: (1, 3), Status.FAILED: (13, 15)}
    for status, days in ages.items():
        for age in days:
            made = enqueue(sample.tick)
            finished = timezone.now() - timedelta(days=age)
            Job.objects.filter(pk=made).update(status=status, finished_at=finished)
    enqueue(forget_finished_jobs)
    run_one(worker)

    kept = Job.objects.filter(task_path="tests.jobs.sample.tick")
    assert sorted((timezone.now() - job.finished_at).days for job in kept) == [1, 13]


def test_expired_sessions_are_cleared(worker):
    for number, days in enumerate((-1, 1)):
        Session.objects.create(session_key=f"s{number}", expire_date=timezone.now() + timedelta(days=days))
    enqueue(clear_expired_sessions)
    run_one(worker)

    assert [session.session_key for session in Session.objects.all()] == ["s1"]
