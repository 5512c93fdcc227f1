"""The forecast at its size: the whole page over 150,000 deals, beside a bare scan of the same rows.

    python -m benchmarks.forecast [sqlite|postgresql]

100,000 customers, 150,000 opportunities of which six in ten are open, expected over 700 days, in two currencies, one-time
and annual, of twelve owners; the others were closed over the last year.
"""

import os
import sys
from datetime import UTC, datetime, timedelta

CUSTOMERS, DEALS = 100_000, 150_000
NOW = datetime.now(UTC)


def main():
    """Make the database, measure, print a table, throw the database away."""
    from benchmarks import engines

    engine = sys.argv[1] if len(sys.argv) > 1 else "sqlite"
    url = engines.url(engine, 0).replace("bench-0", "bench-forecast").replace("bench_0", "bench_forecast")
    os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    import django

    django.setup()
    from django.db import connection

    engines.drop(connection)
    engines.create(connection)
    try:
        _measure(engines, engine)
    finally:
        engines.drop(connection)


def _measure(engines, engine):
    from django.core.management import call_command
    from django.db import connection
    from django.urls import reverse

    from benchmarks.data import _workspace
    from benchmarks.measure import measured
    from benchmarks.scenarios import Scenario, get

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("migrate", verbosity=0)
    workspace, people = _workspace("bench", 12)
    _fill(workspace, people)
    engines.settle(connection)
    address, getter = reverse("opportunities:forecast", args=[workspace.slug]), get(workspace)
    for name, query in {"everybody's": "", "one owner's": f"?owner={people[0]}", "nobody's": "?owner=none"}.items():
        figures = measured(lambda name=name, at=address + query: getter(Scenario("forecast", name, at)), 10)
        print(
            f"{engine:11} {name:12} {figures['queries']:2} queries  p50 {figures['p50']:6.1f} ms  "
            f"p95 {figures['p95']:6.1f} ms  the same SQL bare {figures['raw']:6.1f} ms",
            flush=True,
        )


def _fill(workspace, people):
    from benchmarks.data import _load
    from benchmarks.rows import CUSTOMER, Maker
    from benchmarks.stories import DEAL
    from customers.models import Customer, Opportunity

    _load(Customer, CUSTOMER, Maker(workspace.pk, people, total=CUSTOMERS).customers(1))
    stages = list(workspace.stages.values_list("pk", "kind"))
    _load(Opportunity, DEAL, _deals(workspace.pk, people, stages))


def _deals(workspace_id, people, stages):
    for at in range(1, DEALS + 1):
        stage, kind = stages[at % len(stages)]
        made = f"{NOW - timedelta(days=at % 400, minutes=at % 1_440):%Y-%m-%d %H:%M:%S}"
        closed = None if kind == "open" else f"{NOW - timedelta(days=at * 7 % 365):%Y-%m-%d %H:%M:%S}"
        expected = f"{NOW + timedelta(days=at * 13 % 700 - 60):%Y-%m-%d}" if at % 20 else None
        yield (
            at, workspace_id, at % CUSTOMERS + 1, made, made, f"Vat line {at}", 1000 + at * 37 % 90_000,
            ("EUR", "USD")[at // 5 % 2], ("once", "annual")[at % 3 == 0], expected, stage, made, closed, "", "",
            people[at % len(people)], "",
        )  # fmt: skip


if __name__ == "__main__":
    main()
