"""The life of a job, without a process of its own."""

import json
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from crm.jobs import enqueue, queue, workers
from crm.jobs.backend import Job, Status
from crm.jobs.models import JobKey, Lease, Worker
from crm.jobs.policy import DAY, Policy
from crm.jobs.queue import LeaseLost
from crm.jobs.runner import run_one
from tests.jobs import sample

pytestmark = pytest.mark.django_db


def make_due():
    Job.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def silence(worker):
    Worker.objects.filter(pk=worker).update(beat_at=timezone.now() - timedelta(days=1))


def test_a_job_is_queued_with_the_transaction_it_is_in(workspace):
    with transaction.atomic():
        enqueue(sample.break_down, workspace.pk, "kept")
    with transaction.atomic():
        enqueue(sample.break_down, workspace.pk, "rolled back")
        transaction.set_rollback(True)

    assert [job.args_kwargs["args"][1] for job in Job.objects.all()] == ["kept"]


def test_a_failed_attempt_is_tried_again_after_growing_pauses_until_none_is_left(workspace, worker, notes):
    enqueue(sample.break_down, workspace.pk, "try")
    pauses = []
    for _ in range(2):
        before = timezone.now()
        assert run_one(worker)
        job = Job.objects.get()
        pauses.append((job.run_after - before).total_seconds())
        assert job.status == Status.READY
        assert not run_one(worker)
        make_due()
    run_one(worker)

    job = Job.objects.get()
    assert 8 <= pauses[0] <= 12.5
    assert 16 <= pauses[1] <= 24.5
    assert (job.status, job.attempt) == (Status.FAILED, 3)
    assert notes() == ["try"] * 3
    assert "The kettle is empty." in job.traceback
    assert job.exception_class_path == "builtins.RuntimeError"


def test_pauses_grow_to_a_day_and_differ_by_chance():
    patient = Policy(attempts=50, wait=10, growth=4)

    pauses = {patient.pause_after(3) for _ in range(50)}

    assert len(pauses) > 40
    assert all(128 <= pause.total_seconds() <= 192 for pause in pauses)
    assert patient.pause_after(40).total_seconds() <= DAY * 1.2


def test_a_job_that_gives_up_is_not_tried_again(workspace, worker):
    enqueue(sample.give_up, workspace.pk, "once")
    run_one(worker)

    assert (Job.objects.get().status, Job.objects.get().attempt) == (Status.FAILED, 1)


def test_a_job_that_exits_fails_without_ending_the_worker(workspace, worker):
    enqueue(sample.leave, workspace.pk, "bye")
    run_one(worker)

    assert Job.objects.get().exception_class_path == "builtins.SystemExit"


def test_a_job_that_the_code_no_longer_has_fails_visibly(worker):
    enqueue(sample.tick)
    Job.objects.update(task_path="tests.jobs.sample.gone")
    run_one(worker)

    assert "gone" in Job.objects.get().traceback


def test_a_failed_atomic_job_leaves_nothing_behind(workspace, worker, notes):
    enqueue(sample.write_all_at_once, workspace.pk, "half", delay=None)
    Job.objects.update(args_kwargs={"args": [workspace.pk, "x" * 10], "kwargs": {"nonsense": 1}})
    run_one(worker)

    assert notes() == []


def test_a_delayed_job_waits(workspace, worker):
    enqueue(sample.write_all_at_once, workspace.pk, "later", delay=timedelta(minutes=5))
    too_early = run_one(worker)
    make_due()
    in_time = run_one(worker)

    assert (too_early, in_time) == (False, True)


def test_a_key_keeps_a_job_from_being_queued_twice_until_it_is_over(workspace, worker):
    first = enqueue(sample.write_all_at_once, workspace.pk, "a", key="only-one")
    second = enqueue(sample.write_all_at_once, workspace.pk, "b", key="only-one")
    while_waiting = Job.objects.count()
    run_one(worker)
    enqueue(sample.write_all_at_once, workspace.pk, "c", key="only-one")

    assert (first, while_waiting) == (second, 1)
    assert Job.objects.count() == 2


def test_the_key_of_a_failed_job_is_free_again(workspace, worker):
    enqueue(sample.give_up, workspace.pk, "a", key="only-one")
    run_one(worker)

    assert not JobKey.objects.exists()


def test_a_silent_worker_loses_its_job_and_can_no_longer_end_it(workspace, worker):
    enqueue(sample.break_down, workspace.pk, "job")
    job, lost = queue.claim(worker)
    silence(worker)
    freed = workers.reap()
    other = workers.new_id()
    workers.beat(other)
    _again, _lease = queue.claim(other)
    with pytest.raises(LeaseLost):
        queue.succeed(job, lost, None)
    with pytest.raises(LeaseLost):
        queue.fail(job, lost, RuntimeError())

    assert freed == 1
    assert (Job.objects.get().status, Job.objects.get().attempt) == (Status.RUNNING, 2)


def test_what_an_atomic_job_wrote_is_rolled_back_when_its_lease_is_lost(workspace, worker, notes, monkeypatch):
    enqueue(sample.write_all_at_once, workspace.pk, "ghost")
    monkeypatch.setattr(sample.time, "sleep", lambda seconds: Lease.objects.all().delete())
    run_one(worker)

    # The deletion stood in the same transaction, so the lease is back as well: only its worker's death frees the job.
    assert notes() == []
    assert Job.objects.get().status == Status.RUNNING
    silence(worker)
    assert workers.reap() == 1


def test_a_worker_that_still_speaks_keeps_its_job(workspace, worker):
    enqueue(sample.break_down, workspace.pk, "job")
    queue.claim(worker)

    assert workers.reap() == 0
    assert Job.objects.get().status == Status.RUNNING


def test_a_worker_that_was_thought_dead_is_written_down_again(worker):
    silence(worker)
    workers.reap()
    gone = not Worker.objects.exists()
    workers.beat(worker)

    assert gone
    assert Worker.objects.alive().count() == 1


def test_a_worker_that_leaves_gives_back_what_it_could_not_finish(workspace, worker):
    enqueue(sample.break_down, workspace.pk, "job")
    queue.claim(worker)
    workers.leave(worker)

    assert Job.objects.get().status == Status.READY
    assert not Worker.objects.exists()


def test_retrying_gives_a_failed_job_all_its_attempts_again(workspace, worker):
    enqueue(sample.give_up, workspace.pk, "again")
    run_one(worker)
    first = queue.retry(Job.objects.get())
    second = queue.retry(Job.objects.get())

    assert (first, second) == (True, False)
    assert (Job.objects.get().status, Job.objects.get().attempt) == (Status.READY, 0)


def test_the_arguments_of_a_private_job_are_wiped_when_it_is_done(workspace, worker, notes):
    enqueue(sample.keep_a_secret, workspace.pk, "secret")
    run_one(worker)

    assert notes() == ["secret"]
    assert "secret" not in json.dumps(Job.objects.get().args_kwargs)


def test_each_job_is_logged_with_name_attempt_duration_and_outcome(workspace, worker, caplog):
    made = enqueue(sample.give_up, workspace.pk, "log")
    with caplog.at_level("INFO", logger="crm.jobs"):
        run_one(worker)

    facts = caplog.records[-1].job_facts
    assert facts.pop("ms") >= 0
    assert facts == {"job": "tests.jobs.sample.give_up", "id": made, "attempt": 1, "outcome": "failed"}
    assert "outcome=failed" in caplog.text
