"""What own fields and tags cost an import: 30,000 rows with six fields and two tags each, beside the same rows without.

Both are read, judged, written and undone in turn, as often as `TIMES` says, into one workspace that has the fields from the
beginning; the ratio is of their medians. Processor seconds stand beside those of the wall, which others may have slowed.
"""

import csv
import random
from statistics import median

from django.db import connection

from benchmarks import engines
from benchmarks.data import workspace_of
from benchmarks.importing import files, parts
from benchmarks.importing.clock import Laps
from crm.custom.services import add_field

ROWS, TIMES = 30_000, 3
TIERS, WORDS = ("Gold", "Silver", "Bronze"), ("VIP", "Fair 2026", "Newsletter", "Partner", "Danish", "Cold")
FIELDS = {
    "Tier": ("choice", lambda dice: dice.choice(TIERS)),
    "Sites": ("number", lambda dice: f"{dice.randint(1, 9_999):,}"),
    "Contract ends": ("date", lambda dice: f"{dice.randint(1, 28)}.{dice.randint(1, 12)}.{dice.randint(2024, 2030)}"),
    "Partner": ("yes_no", lambda dice: dice.choice(("yes", "No"))),
    "Portal": ("url", lambda dice: f"www.portal-{dice.randint(1, 10**9)}.example/"),
    "Region": ("text", lambda dice: f"{dice.choice(('Fyn', 'Jylland', 'Sjælland'))} {dice.randint(1, 500)}"),
}
STEPS = ("read", "judge", "write", "undo")


def measure(engine):
    """Print the seconds of each step with and without, and how the paces compare."""
    workspace, _people = workspace_of("own", 1)
    for label, (kind, _cell) in FIELDS.items():
        add_field(workspace, label=label, type=kind, places=["lead"], choices=TIERS if kind == "choice" else [])
    laps = {"plain": [], "own": []}
    for _turn in range(TIMES):
        for how, some in laps.items():
            some.append(_imported(workspace, _file(has_own=how == "own")))
    for clock in ("wall", "cpu"):
        told = {how: _medians(getattr(lap, clock) for lap in some) for how, some in laps.items()}
        _show(f"{engine:11}{clock:5}", told)


def _imported(workspace, path):
    laps = Laps()
    paste = parts.checked(workspace, path, laps)
    parts.written(paste, laps)
    parts.undone(paste, laps)
    paste.delete()
    engines.settle(connection)
    return laps


def _medians(counted):
    counted = list(counted)
    return {step: median(seconds[step] for seconds in counted) for step in STEPS}


def _show(head, told):
    whole = {how: sum(told[how][step] for step in ("read", "judge", "write")) for how in told}
    for how, seconds in told.items():
        steps = "  ".join(f"{step} {seconds[step]:6.2f} s" for step in STEPS)
        print(f"{head} {how:6} {steps}  {ROWS / whole[how]:8,.0f} rows/s", flush=True)
    print(f"{head} own fields and tags: {whole['plain'] / whole['own']:.0%} of the plain pace", flush=True)


def _file(*, has_own):
    """The path of the table; the cells of own fields and tags are in it or not."""
    path, dice = engines.VAR / f"own-{ROWS}-{has_own}.csv", random.Random(ROWS)
    engines.VAR.mkdir(exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([*files.HEADINGS, *((*FIELDS, "Tags") if has_own else ())])
        for cells in files.leads(ROWS):
            own = (*(cell(dice) for _kind, cell in FIELDS.values()), ", ".join(dice.sample(WORDS, 2)))
            writer.writerow([*cells, *(own if has_own else ())])
    return path
