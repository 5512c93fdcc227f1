"""Jobs that recur: what the code proposes, what the table says, and starting what is due."""

import logging
from dataclasses import dataclass
from datetime import time
from importlib import import_module

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from crm.jobs import backend
from crm.jobs.models import ScheduledJob
from crm.jobs.queue import enqueue

logger = logging.getLogger("crm.jobs")


@dataclass(frozen=True)
class Proposal:
    """How often the code wants a job to run."""

    path: str
    every: int
    unit: str
    at: time | None
    after_migrations: bool

    @property
    def times(self):
        return {"every": self.every, "unit": self.unit, "at": self.at}


_proposals: dict[str, Proposal] = {}


def every(*, at=None, after_migrations=False, **span):
    """A decorator above `@job(...)`: run it every so many minutes, hours, days or weeks (give one of them).

    `at` is a time of day in UTC, for days and weeks. With `after_migrations` it runs as soon as a worker starts after one,
    too. The job takes no arguments.
    """
    ((unit, number),) = span.items()

    def decorate(task):
        proposal = Proposal(task.module_path, number, unit, at, after_migrations)
        if _proposals.setdefault(task.name, proposal) != proposal:
            raise ValueError(f"Two scheduled jobs are called {task.name}.")
        return task

    return decorate


def sync():
    """Bring the table up to date with the code. Pauses and times that an admin chose are left as they are."""
    autodiscover_modules("jobs")
    import_module("crm.jobs.housekeeping")  # it needs the package that it is in
    import_module("crm.importing.housekeeping")
    import_module("crm.bulkwork.jobs")
    for row in ScheduledJob.objects.exclude(name__in=_proposals):
        if not backend.exists(row.path):
            row.delete()
    for name, proposal in _proposals.items():
        _sync_one(name, proposal)


def start_due():
    """Queue every scheduled job that is due. However many workers ask at once, each due time is queued once."""
    now = timezone.now()
    return sum(_start(row, now) for row in ScheduledJob.objects.due(now))


def run_now(row):
    """Queue a scheduled job out of turn, unless it waits or runs already; its next time stays. Returns the job's id."""
    return enqueue(backend.find(row.path), key=f"schedule:{row.name}")


def save_choice(row, *, changed):
    """Keep what an admin changed about a scheduled job; `changed` names the fields. New times count from now.

    Only those fields are written, since a worker may be moving the row to its next time at this moment.
    """
    fields = set(changed)
    if {"every", "unit", "at"} & fields:
        row.is_customised, row.next_run_at = True, row.first_run(timezone.now())
        fields |= {"is_customised", "next_run_at"}
    row.save(update_fields=fields)
    if not row.is_customised:
        sync()


@transaction.atomic
def _sync_one(name, proposal):
    fresh = ScheduledJob(name=name, path=proposal.path, **proposal.times)
    first = fresh.first_run(timezone.now())
    row, made = ScheduledJob.objects.select_for_update().get_or_create(
        name=name, defaults={"path": proposal.path, "next_run_at": first, **proposal.times}
    )
    if made:
        return
    row.path = proposal.path
    if not row.is_customised and {field: getattr(row, field) for field in proposal.times} != proposal.times:
        row.every, row.unit, row.at, row.next_run_at = proposal.every, proposal.unit, proposal.at, first
    if proposal.after_migrations and row.last_run_at and _migrated_since(row.last_run_at):
        row.next_run_at = timezone.now()
    row.save()


def _migrated_since(moment):
    return MigrationRecorder(connection).migration_qs.filter(applied__gte=moment).exists()


@transaction.atomic
def _start(row, now):
    """Move the row to its next time and queue its job; the update is the claim, and only one worker wins it."""
    mine = ScheduledJob.objects.due(now).filter(pk=row.pk, next_run_at=row.next_run_at)
    if not mine.update(next_run_at=row.run_after(now), last_run_at=now):
        return False
    # A run that takes longer than its interval is not joined by a second one.
    run_now(row)
    logger.info("schedule=%s outcome=queued", row.name)
    return True
