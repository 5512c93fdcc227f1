"""Changing all customers of a workspace at once, and taking it back, while somebody works beside it.

100,000 customers get another industry (which is searched for), then all are archived, each with its line in the story, and
both are undone. A person in a process of their own changes the status of a lead again and again meanwhile.
"""

import time

from django.db import connection

from benchmarks import engines
from benchmarks.data import load, workspace_of
from benchmarks.importing.beside import person
from benchmarks.measure import percentile
from benchmarks.rows import CUSTOMER, Maker
from crm import phases
from crm.bulkwork import kinds
from crm.bulkwork.beginning import begin
from crm.bulkwork.doing import undo
from customers.models import Customer

CUSTOMERS = 100_000
REST = 0.02  # as the worker leaves between two chunks


def measure(engine):
    """Print how long each verb takes to gather, do and undo, and how long the person waited for a save meanwhile."""
    workspace, people = workspace_of("bench", 3)
    load(Customer, CUSTOMER, Maker(workspace.pk, people, total=CUSTOMERS).customers(1))
    engines.settle(connection)
    with person(workspace) as now_is:
        now_is("alone")
        time.sleep(5)
        for verb, given in (("industry", {"industry": "Cheese"}), ("archive", {"reason": "Gone", "lost": ""})):
            _verb(engine, workspace, verb, given, now_is)
    for part, waits in now_is.waits.items():
        p95 = percentile(sorted(waits), 0.95)
        print(f"{engine:11} a save beside: {part:22} p95 {p95:6.0f} ms, longest {max(waits):6.0f} ms")


def _verb(engine, workspace, verb, given, now_is):
    kind, by, change = kinds.get("customers"), workspace.people()[0], None

    def gather():
        nonlocal change
        change = begin(workspace, kind, kind.verb(verb), given, by=by, query="")

    steps = {"gather": gather, "do": lambda: phases.run(change, rest=REST),
             "undo": lambda: phases.run(undo(change, by=by), rest=REST)}  # fmt: skip
    for step, call in steps.items():
        now_is(f"{verb}-{step}")
        began = time.perf_counter()
        call()
        span = time.perf_counter() - began
        print(f"{engine:11} {verb:10} {step:8} {span:7.1f} s  {CUSTOMERS / span:8,.0f} a second", flush=True)
    assert (change.counts["changed"], change.undone_counts["back"]) == (CUSTOMERS, CUSTOMERS), change.counts
