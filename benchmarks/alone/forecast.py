"""The forecast at its size: the whole page over 150,000 deals, beside a bare scan of the same rows.

100,000 customers, 150,000 opportunities of which six in ten are open, expected over 700 days, in two currencies, one-time
and annual, of twelve owners; the others were closed over the last year.
"""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.urls import reverse

from benchmarks import engines
from benchmarks.data import load, workspace_of
from benchmarks.measure import measured
from benchmarks.rows import CUSTOMER, Maker
from benchmarks.scenarios import Scenario, get
from benchmarks.stories import DEAL
from benchmarks.table import show
from customers.models import Customer, Opportunity

CUSTOMERS, DEALS = 100_000, 150_000
NOW = datetime.now(UTC)


def measure(engine):
    """Print the table of the forecast's pages."""
    workspace, people = workspace_of("bench", 12)
    _fill(workspace, people)
    engines.settle(connection)
    show([{"engine": engine, "rows": DEALS, **line} for line in _lines(workspace, people)])


def _lines(workspace, people):
    address, getter = reverse("opportunities:forecast", args=[workspace.slug]), get(workspace)
    for name, query in {"everybody's": "", "one owner's": f"?owner={people[0]}", "nobody's": "?owner=none"}.items():
        page = Scenario("forecast", name, address + query)
        yield {"room": page.room, "name": page.name, **measured(lambda page=page: getter(page), 10)}


def _fill(workspace, people):
    load(Customer, CUSTOMER, Maker(workspace.pk, people, total=CUSTOMERS).customers(1))
    stages = list(workspace.stages.values_list("pk", "kind"))
    load(Opportunity, DEAL, _deals(workspace.pk, people, stages))


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
