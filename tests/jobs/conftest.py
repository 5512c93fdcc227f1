"""Real worker processes on the database of the test."""

import os
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from crm.jobs import workers
from crm.jobs.backend import Job, Status
from crm.phases import queueing

KILLS = 3
ROOT = Path(__file__).resolve().parent.parent.parent


def database_url():
    """The address of the test's own database, as a process of its own needs it."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    person = quote(at["USER"], safe="") + (":" + quote(at["PASSWORD"], safe="") if at["PASSWORD"] else "")
    place = quote(at["HOST"], safe="") + (f":{at['PORT']}" if at["PORT"] else "")
    return f"postgres://{person}@{place}/{at['NAME']}" if person else f"postgres://{place}/{at['NAME']}"


def wait_until(condition, *, seconds=120):
    """Poll until `condition()` is true, and return what it answered; fail after so many seconds."""
    deadline = time.monotonic() + seconds
    while not (answer := condition()):
        assert time.monotonic() < deadline, f"Waited {seconds} s in vain."
        time.sleep(0.02)
    return answer


def cut_connections():
    """Do to all others what a restart of the database server does. SQLite has no server that could restart."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture
def start_command(transactional_db):
    """`start_command(name, …)` starts a `manage.py` command on the test's database; all that still run are killed before that goes.

    `settings` go into its environment, what else is named to Popen.
    """
    started = []

    def start(*args, settings=None, **streams):
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database_url()}
        process = subprocess.Popen(
            [sys.executable, "manage.py", *args], cwd=ROOT, env=environment | (settings or {}), **streams
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


@pytest.fixture
def start_worker(start_command, tmp_path):
    """`start_worker()` starts a `manage.py worker` that writes into its `log`."""
    started = []

    def start(*options, **settings):
        with (tmp_path / f"worker-{len(started)}.log").open("w") as log:
            settings = {"JOB_LEASE_SECONDS": "3", **settings}
            process = start_command("worker", *options, settings=settings, stdout=log, stderr=log)
        process.log = Path(log.name)
        started.append(process)
        return process

    return start


@pytest.fixture
def killed_again_and_again(start_worker):
    """Call it with work in phases and its job: workers go on with it, each is killed (SIGKILL) after a random time, and the last ends it.

    Returns the work as it is in the end.
    """

    def killed(work, job):
        now = type(work)._base_manager.filter(pk=work.pk)
        queueing.continue_later(work, job)
        for _kill in range(KILLS):
            begun = now.get()
            worker = start_worker(JOB_LEASE_SECONDS="1")
            wait_until(lambda begun=begun: _has_moved(now.get(), begun))
            with suppress(subprocess.TimeoutExpired):
                worker.wait(random.uniform(0, 0.2))
            worker.kill()
            worker.wait()
        start_worker(JOB_LEASE_SECONDS="1")
        wait_until(lambda: not now.get().is_busy)
        return now.get()

    return killed


def _has_moved(work, begun):
    return (work.phase, work.at) != (begun.phase, begun.at) or not work.is_busy


@pytest.fixture
def worker(db):
    """The id of a worker that is alive, for tests that run jobs themselves."""
    name = workers.new_id()
    workers.beat(name)
    return name


@pytest.fixture
def notes(workspace):
    """`notes()` lists what the sample jobs have written so far."""
    return lambda: sorted(workspace.activities.values_list("text", flat=True))


@pytest.fixture
def unfinished():
    return lambda: Job.objects.exclude(status__in=[Status.SUCCESSFUL, Status.FAILED]).count()
