"""The nightly look at the tables, for SQLite's planner."""

import pytest
from django.db import connection

from crm.jobs.housekeeping import refresh_statistics
from leads.models import Lead

pytestmark = pytest.mark.django_db


def test_the_planner_is_told_of_every_table(workspace):
    Lead.objects.create(workspace=workspace, name="Tideway Foods")

    looked_at = refresh_statistics.call()

    if connection.vendor == "postgresql":
        assert looked_at == 0
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'leads_lead'")
        assert looked_at > 20
        assert cursor.fetchone()[0] > 5
