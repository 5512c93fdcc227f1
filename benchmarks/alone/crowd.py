"""Fifty people at work: gunicorn as it is served, 100,000 leads, seven requests in ten that read and three that write.

First four of them open the list of leads again and again, without a pause: what this machine can do at most. Then all
fifty work, with pauses that let them ask for seven tenths of that together, as the budget's 150 requests a second are
of the 214 lists that were measured before we began (design section 7).
"""

import random
import subprocess
import threading
import time
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from benchmarks import data
from benchmarks.measure import percentile
from benchmarks.visitor import Tally, Visitor
from crm.management.commands.serve import answers, is_free, web_command

LEADS, PEOPLE, SECONDS, SHARE = 100_000, 50, 20, 150 / 214
HOST, PORT = "127.0.0.1", 8765


def measure(engine):
    """Print the requests a second, the longest that 19 of 20 took, and the errors."""
    workspace = data.prepare(LEADS)
    people = workspace.people()
    visitors = [
        Visitor(workspace, people[n % len(people)], random.Random(n), host=HOST, port=PORT) for n in range(PEOPLE)
    ]
    records = {
        "leads": list(workspace.leads.open().values_list("pk", flat=True)),
        "customers": list(workspace.customers.active().values_list("pk", flat=True)),
    }
    connection.close()
    with _server():
        _all_at(visitors[:8], _working(records, pause=0), seconds=3)  # each process has shown each page once
        first = _all_at(visitors[:4], Visitor.read_first_page, seconds=SECONDS // 2)
        most = _say(engine, "leads, flat out", *first)
        _say(engine, "50 people", *_all_at(visitors, _working(records, pause=PEOPLE / most / SHARE), seconds=SECONDS))


@contextmanager
def _server():
    if not is_free(HOST, PORT):
        raise RuntimeError(f"Port {PORT} is taken by another program.")
    server = subprocess.Popen(web_command(HOST, PORT, workers=2, threads=4, quiet=True), cwd=settings.BASE_DIR)
    try:
        while not answers(HOST, PORT):
            if server.poll() is not None:
                raise RuntimeError("The web server has ended; see above.")
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait(30)


def _working(records, *, pause):
    """What somebody does who pauses for so many seconds on average."""

    def act(visitor, tally):
        time.sleep(visitor.chance.uniform(0, 2 * pause))
        visitor.work(tally, **records)

    return act


def _all_at(visitors, act, *, seconds):
    """(what came back to all of them together while they did `act` again and again, the seconds that took)."""
    tally, began = Tally(), time.perf_counter()

    def go_on(visitor):
        while time.perf_counter() - began < seconds:
            act(visitor, tally)

    threads = [threading.Thread(target=go_on, args=[visitor]) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally, time.perf_counter() - began


def _say(engine, name, tally, seconds):
    """Print the requests a second, which it gives as well, the longest that 19 of 20 took, and the errors."""
    pace = tally.count / seconds
    print(f"{engine:11} {name:16} {pace:5.0f} requests/s, {len(tally.wrong)} errors", flush=True)
    for kind, times in tally.times.items():
        if times:
            half, most = (percentile(sorted(times), share) for share in (0.5, 0.95))
            print(f"{engine:11} {kind:>16} p50 {half:4.0f} ms, p95 {most:4.0f} ms", flush=True)
    for wrong in tally.wrong[:5]:
        print(f"{engine:11} {wrong}", flush=True)
    return pace
