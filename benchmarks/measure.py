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
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        yield statements


def time_each(calls):
    """How long each call took, sorted."""
    times = []
    for call in calls:
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)


def percentile(times, share):
    """The value that `share` of the sorted times do not exceed."""
    return times[max(0, math.ceil(len(times) * share) - 1)]


def replay(statements):
    """Run captured statements once more through the driver's own cursor, and forget what they wrote."""
    with transaction.atomic(), connection.cursor() as cursor:
        raw = cursor.cursor
        for sql, params in statements:
            _execute(raw, sql, params)
            if raw.description:
                raw.fetchall()
        transaction.set_rollback(True)


def _execute(raw, sql, params):
    if connection.vendor == "sqlite":
        raw.execute(sql, params)  # Django's own cursor class: it turns %s into ?
    else:
        raw.execute(sql, params)


def measured(call, times):
    """(p50, p95, queries, raw p50) of a call that may be repeated at will."""
    with captured() as statements:
        call()
    call()
    spans = time_each([call] * times)
    raw = time_each([lambda: replay(statements)] * max(3, times // 3))
    return percentile(spans, 0.5), percentile(spans, 0.95), len(statements), percentile(raw, 0.5)
