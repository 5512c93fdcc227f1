"""Timing a request in this process, counting its queries, and timing the same SQL through the bare driver."""

import math
import time
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def captured():
    """The statements that run inside, as [(SQL, parameters)]."""
    statements = []

    def keep(execute, sql, params, many, context):
        if not sql.startswith("BEGIN"):  # SQLite's; the replay is a transaction anyway
            statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield statements


def time_each(calls):
    """(how long each call took, how much of this process' processor it took), both sorted, in milliseconds."""
    spans, work = [], []
    for call in calls:
        began, began_work = time.perf_counter(), time.process_time()
        call()
        spans.append((time.perf_counter() - began) * 1000)
        work.append((time.process_time() - began_work) * 1000)
    return sorted(spans), sorted(work)


def percentile(times, share):
    """The value that `share` of the sorted times do not exceed."""
    return times[max(0, math.ceil(len(times) * share) - 1)]


def replay(statements):
    """Run captured statements once more through the driver's own cursor, and forget what they wrote."""
    with transaction.atomic(), connection.cursor() as cursor:
        raw = cursor.cursor
        for sql, params in statements:
            raw.execute(sql) if params is None else raw.execute(sql, params)
            if raw.description:
                raw.fetchall()
        transaction.set_rollback(True)


def figures(calls, statements, *, replays):
    """What the table shows of some calls that run `statements` each, which are replayed before the calls can forbid them."""
    raw, _work = time_each([lambda: replay(statements)] * replays)
    spans, work = time_each(calls)
    return {
        "queries": len(statements),
        "p50": percentile(spans, 0.5),
        "p95": percentile(spans, 0.95),
        "cpu": percentile(work, 0.5),
        "raw": percentile(raw, 0.5),
    }


def measured(call, times):
    """The figures of a call that may be repeated at will."""
    call()
    with captured() as statements:
        call()
    return figures([call] * times, statements, replays=max(3, times // 3))
