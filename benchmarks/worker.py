"""Measures one engine at one size and writes a line of JSON for each scenario."""

import argparse
import json
from functools import partial


def main():
    """Run as `python -m benchmarks.worker` by `python -m benchmarks`."""
    options = _options()
    from django.core.management import call_command

    import crm.wsgi  # noqa: F401 - prepares the process as it does one of the server's
    from benchmarks import data, scenarios, writes

    call_command("collectstatic", interactive=False, verbosity=0)
    workspace = data.prepare(options.rows, fresh=options.fresh)
    rooms = {room for room in options.scenario.split(",") if room}
    jobs = [*_pages(workspace, options, scenarios), *writes.acts(workspace, options.times)]
    for room, name, job in jobs:
        if (not rooms or room in rooms) and options.only in name:
            line = {"engine": options.engine, "rows": options.rows, "room": room, "name": name, **job()}
            print(json.dumps(line), flush=True)


def _pages(workspace, options, scenarios):
    from benchmarks.measure import measured
    from crm.search_similar import similar

    get = scenarios.get(workspace)
    for page in scenarios.pages(workspace, options.rows):
        yield page.room, page.name, lambda page=page: measured(lambda: get(page), options.times)
    for query in ("Zanderkurg", "Brihgt Oystres Galway", "Kestrle Logistcs"):
        search = partial(similar, workspace.leads.all(), query, workspace=workspace)
        yield "search", f"misspelt, {query}", partial(measured, search, options.times)


def _options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int)
    parser.add_argument("--engine")
    parser.add_argument("--scenario", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--fresh", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
