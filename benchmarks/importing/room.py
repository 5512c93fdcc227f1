"""Runs every table of the room in a process of its own, and shows what came out."""

import json
import os
import subprocess
import sys

from benchmarks import engines
from benchmarks.importing.table import show, show_beside

ROWS = (1_000, 10_000, 100_000)
INTO = (0, 1_000_000)


def run(options):
    """Measure on the chosen engines; `--tables` and `--into` say which sizes, `--narrow` how wide the table is."""
    names, how = options.engine.split(","), ["--narrow"] if options.narrow else []
    results = [_run(engine, into, rows, *how) for engine in names for into in options.into for rows in options.tables]
    show(results)
    if not options.narrow:
        show_beside([_run(engine, 0, max(options.tables), "--beside") for engine in names])


def _run(engine, into, rows, *more):
    print(f"# {engine}, {rows:,} rows into {into:,} leads {' '.join(more)}", file=sys.stderr, flush=True)
    environment = {
        **os.environ,
        "DATABASE_URL": engines.url(engine, into),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    worker = [sys.executable, "-m", "benchmarks.importing.worker", "--engine", engine]
    worker += ["--into", str(into), "--rows", str(rows), *more]
    done = subprocess.run(worker, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"The import of {rows:,} rows on {engine} failed; see above.")
    return json.loads(done.stdout.splitlines()[-1])
