"""The nightly look at the tables, for the planner."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from crm.jobs import schedule
from crm.jobs.housekeeping import refresh_statistics
from crm.jobs.models import ScheduledJob
from leads.models import Lead


@pytest.mark.django_db(transaction=True)
def test_the_planner_is_told_of_every_table(workspace):
    Lead.objects.create(workspace=workspace, name="Tideway Foods")

    assert refresh_statistics.call() > 20

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT reltuples, relallvisible FROM pg_class WHERE relname = 'leads_lead'")
            assert cursor.fetchone() == (1, 1)
        else:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'leads_lead'")
            assert cursor.fetchone()[0] > 5


@pytest.mark.django_db
@pytest.mark.parametrize(("last_run", "is_due"), [(timedelta(days=9_000), True), (timedelta(0), False), (None, False)])
def test_a_worker_that_starts_after_a_migration_does_not_wait_for_the_night(last_run, is_due):
    schedule.sync()
    job = ScheduledJob.objects.filter(name="refresh_statistics")
    job.update(last_run_at=None if last_run is None else timezone.now() - last_run)

    schedule.sync()

    assert job.due(timezone.now()).exists() == is_due
