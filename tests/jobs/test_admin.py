"""The admin's view of background work."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from crm.jobs import enqueue, schedule
from crm.jobs.backend import Job, Status
from crm.jobs.models import ScheduledJob
from crm.jobs.runner import run_one
from tests.factories import UserFactory
from tests.jobs import sample

pytestmark = pytest.mark.django_db
JOBS, SCHEDULE = reverse("admin:crm_job_changelist"), reverse("admin:crm_scheduledjob_changelist")


@pytest.fixture
def boss(browse):
    return browse(UserFactory(is_staff=True, is_superuser=True))


@pytest.fixture
def failed(workspace, worker):
    enqueue(sample.give_up, workspace.pk, "kettle")
    run_one(worker)
    return Job.objects.get()


def page_of(row):
    return reverse("admin:crm_scheduledjob_change", args=[row.pk])


def test_the_queue_shows_what_waits_and_what_failed_with_its_error(boss, failed, workspace):
    enqueue(sample.write_all_at_once, workspace.pk, "waiting")
    page = boss.get(JOBS).content.decode()
    failure = boss.get(reverse("admin:crm_job_change", args=[failed.pk])).content.decode()

    assert "1 waiting, 0 running, 1 failed, 0 done lately." in page
    assert "GiveUp: There is no kettle." in page
    assert "1 of 6" in page
    assert "Traceback (most recent call last)" in failure
    assert "kettle" in failure


def test_the_queue_warns_when_no_worker_runs(boss, workspace):
    enqueue(sample.write_all_at_once, workspace.pk, "waiting")

    assert "No worker is running, and one job waits." in boss.get(JOBS).content.decode()


def test_a_failed_job_is_run_again_from_its_page(boss, failed, worker, notes):
    shown = boss.get(reverse("admin:crm_job_change", args=[failed.pk])).content.decode()
    again = reverse("admin:crm_job_retry", args=[failed.pk])
    answer = boss.post(again, follow=True)
    run_one(worker)

    assert f'formaction="{again}"' in shown
    assert "1 job is queued again." in answer.content.decode()
    assert notes() == ["kettle", "kettle"]


def test_failed_jobs_are_run_again_from_the_list_and_others_are_left_alone(boss, failed, workspace):
    other = enqueue(sample.write_all_at_once, workspace.pk, "waiting")
    answer = boss.post(JOBS, {"action": "retry", "_selected_action": [str(failed.pk), other]}, follow=True)

    assert "1 job is queued again." in answer.content.decode()
    assert set(Job.objects.values_list("status", flat=True)) == {Status.READY}


def test_a_job_is_not_run_again_by_a_get(boss, failed):
    assert boss.get(reverse("admin:crm_job_retry", args=[failed.pk])).status_code == 405


def test_nobody_sees_the_arguments_of_a_private_job(boss, workspace):
    made = enqueue(sample.keep_a_secret, workspace.pk, "hush")
    page = boss.get(reverse("admin:crm_job_change", args=[made])).content.decode()

    assert "hush" not in page
    assert "not shown" in page


def test_staff_who_are_not_superusers_see_nothing_and_change_nothing(browse, failed):
    clerk = browse(UserFactory(is_staff=True))
    codes = [clerk.get(JOBS).status_code, clerk.get(SCHEDULE).status_code]
    clerk.post(reverse("admin:crm_job_retry", args=[failed.pk]))

    assert codes == [403, 403]
    assert Job.objects.get().status == Status.FAILED


def test_the_list_of_django_tasks_itself_is_not_there(boss):
    assert "django_tasks_database" not in boss.get(reverse("admin:index")).content.decode()


def test_a_scheduled_job_is_paused_gone_on_with_and_run_now_from_the_list(boss):
    schedule.sync()
    row = ScheduledJob.objects.get(name="forget_finished_jobs")
    boss.post(SCHEDULE, {"action": "pause", "_selected_action": [row.pk]})
    row.refresh_from_db()
    was_paused = row.is_paused
    boss.post(SCHEDULE, {"action": "go_on", "_selected_action": [row.pk]})
    boss.post(SCHEDULE, {"action": "run_now", "_selected_action": [row.pk]})
    boss.post(SCHEDULE, {"action": "run_now", "_selected_action": [row.pk]})
    row.refresh_from_db()

    assert (was_paused, row.is_paused) == (True, False)
    assert Job.objects.count() == 1


def test_times_chosen_in_the_admin_count_from_now_and_are_kept_until_given_back(boss):
    schedule.sync()
    row = ScheduledJob.objects.get(name="forget_finished_jobs")
    boss.post(page_of(row), {"every": 3, "unit": "days", "at": ""})
    schedule.sync()
    row.refresh_from_db()
    chosen = row.interval
    soonest = row.next_run_at
    boss.post(page_of(row), {"every": 3, "unit": "days", "at": ""})
    row.refresh_from_db()

    assert chosen == timedelta(days=3)
    assert soonest > timezone.now() + timedelta(days=2)
    assert row.interval == timedelta(hours=1)


def test_pausing_does_not_take_back_that_a_worker_has_just_started_the_job(boss):
    schedule.sync()
    stale = ScheduledJob.objects.get(name="forget_finished_jobs")
    later = stale.next_run_at + timedelta(hours=5)
    ScheduledJob.objects.filter(pk=stale.pk).update(next_run_at=later)
    stale.is_paused = True
    schedule.save_choice(stale, changed=["is_paused"])

    assert ScheduledJob.objects.get(pk=stale.pk).next_run_at == later


def test_a_time_of_day_needs_days_or_weeks(boss):
    schedule.sync()
    row = ScheduledJob.objects.get(name="forget_finished_jobs")
    answer = boss.post(page_of(row), {"every": 2, "unit": "hours", "at": "10:00"})

    assert "A time of day goes with days or weeks." in answer.content.decode()
