"""How long somebody at work waits for a save while a worker imports: the same workspace, another process."""

import subprocess
import sys
import time
from collections import defaultdict
from contextlib import contextmanager

from benchmarks.importing import files, parts
from benchmarks.importing.clock import Laps
from benchmarks.measure import percentile
from crm import phases
from crm.importing.jobs import REST
from crm.importing.mapping.columns import learn_columns
from crm.importing.planning import staging
from crm.importing.undoing.undo import undo

ALONE = 5  # seconds in which nothing else happens, to compare with


def measure(workspace, rows):
    """{part: milliseconds} that 19 of 20 status changes took at most, for the parts of an import in a worker and alone."""
    laps = Laps()
    with person(workspace) as now_is:
        now_is("alone")
        files.made(rows)
        time.sleep(ALONE)
        now_is("read")
        with laps.lap("read"):
            paste = staging.keep(workspace, "leads", files.pieces(files.made(rows)))
            learn_columns(paste, staging.open_table(paste), {})
            phases.run(paste, rest=REST)
        now_is("write")
        parts.written(paste, laps, rest=REST)
        now_is("undo")
        with laps.lap("undo"):
            phases.run(undo(paste), rest=REST)
    waits = now_is.waits
    return {
        "wall": laps.wall,
        "p95": {part: percentile(sorted(some), 0.95) for part, some in waits.items()},
        "longest": {part: max(some) for part, some in waits.items()},
    }


@contextmanager
def person(workspace):
    """Somebody in a process of their own who saves again and again; called with the name of what begins now.

    After it, `waits` has {part: [milliseconds of each save]}.
    """
    command = [sys.executable, "-m", "benchmarks.importing.person", workspace.slug]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()  # it is there

        def now_is(part):
            process.stdin.write(f"{part}\n")
            process.stdin.flush()

        yield now_is
        process.stdin.close()
        now_is.waits = defaultdict(list)
        for line in process.stdout:
            part, milliseconds = line.split()
            now_is.waits[part].append(float(milliseconds))
