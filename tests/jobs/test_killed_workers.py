"""Workers that are killed with SIGKILL, on the engine of this run: nothing is lost and nothing is done twice."""

import random
import signal

import pytest
from django.utils import timezone

from crm.jobs import enqueue
from crm.jobs.backend import Job, Status
from crm.jobs.models import Lease, Worker
from tests.jobs import sample
from tests.jobs.conftest import cut_connections, wait_until

JOBS = 30
KILLS = 3


@pytest.fixture
def all_queued(workspace):
    """Jobs of both kinds, and the notes they must have left in the end."""
    names = [f"{kind} {n:02}" for n in range(JOBS // 2) for kind in ("atomic", "steps")]
    for name in names:
        job = sample.write_all_at_once if name.startswith("atomic") else sample.write_step_by_step
        enqueue(job, workspace.pk, name)
    return sorted(f"{name} {step}" for name in names for step in range(sample.STEPS))


def test_every_effect_happens_once_however_often_workers_are_killed(all_queued, notes, unfinished, start_worker):
    chance = random.Random()
    for _ in range(KILLS):
        seen, more = len(notes()), chance.randint(1, 12)
        worker = start_worker()
        wait_until(lambda seen=seen, more=more: len(notes()) >= seen + more or not unfinished())
        worker.kill()
        worker.wait()

    start_worker()
    start_worker()
    wait_until(lambda: not unfinished())

    assert notes() == all_queued
    assert set(Job.objects.values_list("status", flat=True)) == {Status.SUCCESSFUL}
    assert not Lease.objects.exists()


def test_workers_side_by_side_never_take_the_same_job(all_queued, notes, unfinished, start_worker):
    for _ in range(3):
        start_worker("--threads", "3", JOB_LEASE_SECONDS="60")
    wait_until(lambda: not unfinished())

    assert notes() == all_queued
    assert {job.attempt for job in Job.objects.all()} == {1}


def test_the_job_of_a_killed_worker_is_run_by_the_next(workspace, notes, start_worker, tmp_path):
    enqueue(sample.wait_for, str(tmp_path / "go"), workspace.pk, "job")
    first = start_worker()
    wait_until(notes)
    first.kill()
    first.wait()

    start_worker()
    wait_until(lambda: notes() == ["job begins", "job begins"])
    (tmp_path / "go").touch()
    wait_until(lambda: Job.objects.get().status == Status.SUCCESSFUL)

    assert Job.objects.get().attempt == 2
    assert Worker.objects.count() == 1


def test_a_job_that_kills_its_worker_fails_when_its_attempts_are_used_up(workspace, notes, start_worker):
    enqueue(sample.kill_the_worker, workspace.pk, "bang")
    for _ in range(2):
        assert start_worker().wait(timeout=60) == -signal.SIGKILL
    start_worker()
    wait_until(lambda: Job.objects.get().status == Status.FAILED)

    assert notes() == ["bang", "bang"]
    assert "died while running this job" in Job.objects.get().traceback


def test_a_worker_outlives_a_restart_of_the_database(workspace, notes, start_worker, tmp_path):
    enqueue(sample.wait_for, str(tmp_path / "go"), workspace.pk, "job")
    worker = start_worker("--threads", "1")
    wait_until(notes)
    cut_connections()
    (tmp_path / "go").touch()
    wait_until(lambda: Job.objects.get().status != Status.RUNNING)
    Job.objects.filter(status=Status.READY).update(run_after=timezone.now())
    wait_until(lambda: Job.objects.get().status == Status.SUCCESSFUL)

    assert worker.poll() is None
    assert notes()[-1] == "job ends"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_worker_finishes_what_it_runs_and_leaves(number, workspace, notes, start_worker, tmp_path):
    enqueue(sample.wait_for, str(tmp_path / "go"), workspace.pk, "first")
    worker = start_worker("--threads", "1")
    wait_until(notes)
    enqueue(sample.write_all_at_once, workspace.pk, "second")
    worker.send_signal(number)
    (tmp_path / "go").touch()
    code = worker.wait(timeout=60)

    assert code == 0
    assert notes() == ["first begins", "first ends"]
    assert sorted(Job.objects.values_list("status", flat=True)) == [Status.READY, Status.SUCCESSFUL]
    assert not Worker.objects.exists()


def test_a_second_signal_stops_at_once_and_the_job_is_run_again(workspace, notes, start_worker, tmp_path):
    enqueue(sample.wait_for, str(tmp_path / "go"), workspace.pk, "job")
    worker = start_worker()
    wait_until(notes)
    worker.send_signal(signal.SIGTERM)
    wait_until(lambda: not worker.poll() and "stopping" in worker.log.read_text())
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=60) == 128 + signal.SIGTERM

    (tmp_path / "go").touch()
    start_worker()
    wait_until(lambda: Job.objects.get().status == Status.SUCCESSFUL)

    assert notes() == ["job begins", "job begins", "job ends"]
