"""What the house does for itself, by the clock."""

from datetime import time, timedelta

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from crm.jobs import every, job
from crm.jobs.backend import Job, Status

KEEP_DONE = timedelta(days=2)
KEEP_FAILED = timedelta(days=14)


@every(hours=1)
@job(atomic=True)
def forget_finished_jobs():
    """Delete jobs that ended a while ago, so that the queue's table stays small. Failures are kept longer."""
    now = timezone.now()
    done = Job.objects.filter(status=Status.SUCCESSFUL, finished_at__lt=now - KEEP_DONE)
    failed = Job.objects.filter(status=Status.FAILED, finished_at__lt=now - KEEP_FAILED)
    return {"done": done.delete()[0], "failed": failed.delete()[0]}


@every(days=1, at=time(3, 10))
@job(atomic=True)
def clear_expired_sessions():
    """Delete the sessions of people whose sign-in has run out."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


@every(days=1, at=time(3, 30), after_migrations=True)
@job(attempts=3)
def refresh_statistics():
    """Tell the planner what each table holds, above all what a migration has made of it. Returns how many tables.

    One table at a time, since on SQLite those who write wait for it: 0.2 s for 100,000 leads, 1.5 s for a million.
    PostgreSQL sees to it by itself when rows change. A table that a migration wrote anew has to be vacuumed as well:
    until then no index of it answers without a look at each row.
    """
    look = "ANALYZE" if connection.vendor == "sqlite" else "VACUUM (ANALYZE)"
    tables = sorted({model._meta.db_table for model in apps.get_models()})
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'{look} "{table}"')
    return len(tables)
