"""The silence radar at its size: how long all rhythms of a workspace take, beside a bare scan of the same touches.

100,000 customers, 1,000,000 activities of which three in four are touches, all rhythms computed once into an empty
table, then again with a hundred new touches, as the job does every hour.
"""

import json
import time
from datetime import UTC, datetime, timedelta

from django.db import connection

from benchmarks import engines
from benchmarks.data import load, workspace_of
from benchmarks.rows import CUSTOMER, Maker
from benchmarks.stories import ACTIVITY
from crm.models import Activity
from customers.models import Customer
from customers.radar.medians import KINDS as TOUCHES
from customers.radar.medians import measure as medians
from customers.radar.refreshing import refresh_workspace

CUSTOMERS, LINES = 100_000, 1_000_000
KINDS = ("call", "note", "email", "meeting")


def measure(engine):
    """Print how long each step takes, with its ratio to the bare scan or to the medians."""
    workspace, people = workspace_of("bench", 3)
    _fill(workspace, people)
    raw = _timed("bare scan", engine, lambda: _scan(workspace))
    sql = _timed("medians", engine, lambda: list(medians(workspace.pk, datetime.now(UTC).date())), raw)
    _timed("first filling", engine, lambda: refresh_workspace(workspace), sql, times=1)
    _timed("refresh, nothing new", engine, lambda: refresh_workspace(workspace), raw)
    workspace.activities.filter(pk__lte=LINES // 1_000).update(happened_at=datetime.now(UTC))
    _timed("refresh, 1,000 lines new", engine, lambda: refresh_workspace(workspace), raw, times=1)


def _scan(workspace):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), max(happened_at), sum(customer_id) FROM crm_activity"
            f" WHERE workspace_id = %s AND deleted_at IS NULL AND kind IN ({TOUCHES})",
            [workspace.pk],
        )
        return cursor.fetchall()


def _timed(name, engine, call, raw=None, times=3):
    spans = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        spans.append(time.perf_counter() - began)
    best = min(spans)
    print(f"{engine:11} {name:26} {best:7.2f} s" + (f"  {best / raw:5.1f} ×" if raw else ""), flush=True)
    return best


def _fill(workspace, people):
    load(Customer, CUSTOMER, Maker(workspace.pk, people, total=CUSTOMERS).customers(1))
    load(Activity, ACTIVITY, _lines(workspace.pk, people))
    engines.settle(connection)


def _lines(workspace_id, people):
    """Ten lines a customer over the last 300 to 700 days, customers in turn, in the order of `ACTIVITY`."""
    now, data = datetime.now(UTC), json.dumps({})
    for at in range(LINES):
        customer, nth = at % CUSTOMERS + 1, at // CUSTOMERS
        moment = now - timedelta(days=(300 + customer % 400) * nth / 10 + customer % 90, minutes=at * 7919 % 1_440)
        text = f"{moment:%Y-%m-%d %H:%M:%S}"
        kind, by = KINDS[(at + nth) % 4], people[at % len(people)]
        yield at + 1, workspace_id, kind, None, customer, "person", by, "They like the sensors.", data, text, text
