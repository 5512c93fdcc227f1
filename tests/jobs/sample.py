"""Jobs for the tests. They leave notes on a workspace's timeline, so that their effects can be counted."""

import os
import signal
import time

from django.db import transaction

from accounts.models import Workspace
from crm.jobs import GiveUp, job
from crm.models import Activity

STEPS = 3
A_MOMENT = 0.005  # long enough for a kill to fall between two lines


def note(workspace_id, text):
    Activity.objects.create(workspace_id=workspace_id, kind=Activity.Kind.NOTE, text=text)


@job(atomic=True, attempts=50)
def write_all_at_once(workspace_id, name):
    for step in range(STEPS):
        note(workspace_id, f"{name} {step}")
        time.sleep(A_MOMENT)


@job(attempts=50)
def write_step_by_step(workspace_id, name):
    for step in range(STEPS):
        with transaction.atomic():
            Workspace.objects.select_for_update().get(pk=workspace_id)  # a slow worker may still be at it
            if not Activity.objects.filter(workspace_id=workspace_id, text=f"{name} {step}").exists():
                note(workspace_id, f"{name} {step}")
        time.sleep(A_MOMENT)


@job(attempts=3, wait=10, growth=2)
def break_down(workspace_id, name):
    note(workspace_id, name)
    raise RuntimeError("The kettle is empty.")


@job()
def give_up(workspace_id, name):
    note(workspace_id, name)
    raise GiveUp("There is no kettle.")


@job(attempts=2)
def kill_the_worker(workspace_id, name):
    note(workspace_id, name)
    os.kill(os.getpid(), signal.SIGKILL)


@job()
def leave(workspace_id, name):
    raise SystemExit(name)


@job(private=True)
def keep_a_secret(workspace_id, name):
    note(workspace_id, name)


@job()
def wait_for(path, workspace_id, name):
    """Say that it runs, then run until the file `path` is there."""
    note(workspace_id, f"{name} begins")
    deadline = time.monotonic() + 30
    while not os.path.exists(path) and time.monotonic() < deadline:
        time.sleep(A_MOMENT)
    note(workspace_id, f"{name} ends")


@job(atomic=True)
def tick():
    """A scheduled job: it takes no arguments."""
    note(Workspace.objects.get().pk, "tick")
