"""`python -m benchmarks`: makes the databases where they are missing, measures, prints one table."""

import argparse
import json
import os
import subprocess
import sys

from benchmarks import engines
from benchmarks.importing import room
from benchmarks.table import show

# Rooms with a database of their own: the modules of `benchmarks.alone`.
ALONE = {"board", "bulk", "crowd", "forecast", "own", "radar"}


def main():
    options = _options()
    rooms = {name for name in options.scenario.split(",") if name}
    if not rooms or "import" in rooms:
        room.run(options)
    for name in sorted(rooms & ALONE if rooms else ALONE):
        for engine in options.engine.split(","):
            subprocess.run([sys.executable, "-m", "benchmarks.alone", name, engine], check=True)
    if rooms and rooms <= {"import", *ALONE}:
        return
    results = []
    for engine in options.engine.split(","):
        for rows in options.rows.split(","):
            results += _run(engine, int(rows), options)
    show(results)


def _options():
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rows", default="100000,1000000", help="leads in the workspace, one size or several")
    parser.add_argument("--engine", default="sqlite,postgresql")
    parser.add_argument("--scenario", default="", help="rooms, such as list,search,board; all by default")
    parser.add_argument("--tables", type=_sizes, default=room.ROWS, help="import: rows in the table, several sizes")
    parser.add_argument("--into", type=_sizes, default=room.INTO, help="import: leads that are there, several sizes")
    parser.add_argument("--narrow", action="store_true", help="import: names and e-mails alone, for a million rows")
    parser.add_argument("--only", default="", help="only scenarios whose name contains this")
    parser.add_argument("--times", type=int, default=30, help="repetitions of each page")
    parser.add_argument("--fresh", action="store_true", help="make the databases anew")
    return parser.parse_args()


def _sizes(text):
    return [int(size) for size in text.split(",")]


def _run(engine, rows, options):
    """One engine at one size, in a process of its own, so that neither memory nor settings carry over."""
    print(f"# {engine}, {rows:,} leads", file=sys.stderr, flush=True)
    arguments = ["--rows", str(rows), "--engine", engine, "--scenario", options.scenario, "--only", options.only]
    arguments += ["--times", str(options.times), *(["--fresh"] if options.fresh else [])]
    environment = {
        **os.environ,
        "DATABASE_URL": engines.url(engine, rows),
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
    }
    worker = [sys.executable, "-m", "benchmarks.worker", *arguments]
    with subprocess.Popen(worker, env=environment, stdout=subprocess.PIPE, text=True) as process:
        lines = []
        for line in process.stdout:
            if line.startswith("{"):
                lines.append(json.loads(line))
            else:
                print(line, end="", file=sys.stderr, flush=True)
    if process.returncode:
        sys.exit(f"The benchmark of {engine} at {rows:,} leads failed; see above.")
    return lines


if __name__ == "__main__":
    main()
