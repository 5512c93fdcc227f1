"""Measures one table on one engine, into a workspace of one size, and writes a line of JSON."""

import argparse
import json


def main():
    """Run as `python -m benchmarks.importing.worker` by the room, in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine")
    parser.add_argument("--into", type=int)
    parser.add_argument("--rows", type=int)
    parser.add_argument("--beside", action="store_true")
    parser.add_argument("--narrow", action="store_true")
    options = parser.parse_args()
    from django.db import connection

    import crm.wsgi  # noqa: F401 - prepares the process as it does one of the server's
    from benchmarks import engines
    from benchmarks.importing import beside

    workspace = _workspace(options.into)
    line = (
        beside.measure(workspace, options.rows) if options.beside else _measure(workspace, options.rows, options.narrow)
    )
    workspace.imports.all().delete()
    engines.settle(connection)
    print(json.dumps({**vars(options), **line}), flush=True)


def _workspace(into):
    from django.core.management import call_command
    from django.db import connection

    from accounts.models import Workspace
    from benchmarks import data, engines
    from customers.services import start_workspace

    if into:
        return data.prepare(into)
    engines.drop(connection)
    engines.create(connection)
    call_command("migrate", verbosity=0)
    workspace = Workspace.objects.create(name="Empty", slug="empty")
    start_workspace(workspace)
    return workspace


def _measure(workspace, rows, narrow):
    from benchmarks.importing import files, parts
    from benchmarks.importing.clock import Laps, Peak

    path, laps = files.made(rows, narrow=narrow), Laps()
    with Peak() as peak:
        paste = parts.checked(workspace, path, laps)
        parts.written(paste, laps)
    columns, finished = parts.finished_rows(paste)
    parts.undone(paste, laps)
    parts.inserted_raw(columns, finished, laps)
    del finished
    parts.redone(paste, laps)
    parts.undone(paste, Laps())
    if rows <= 1_000:
        parts.walked(workspace, rows, laps)
    return {"wall": laps.wall, "cpu": laps.cpu, "grown": peak.grown}


if __name__ == "__main__":
    main()
