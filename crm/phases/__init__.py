"""Work that goes through many rows a chunk at a time and may die at any moment: an import, a change of many records.

Each phase is a function of the work that yields after every chunk it has committed, and before it ends puts the work
into the next status. Where it stands is saved with the chunk itself, so a chunk is done once or not at all, whoever does it.
"""

import time
from contextlib import suppress

from django.db import connection
from django.utils import timezone

CHUNK = 1_000
LOOK = 0.1  # seconds after which SQLite's busy wait looks again, when it has looked a few times
SHARE = 0.4  # of the seconds that a chunk took
TURN = 0.2  # seconds that are left to another process which was quicker
TOP = 2**31 - 1  # above the number of every row: where a phase begins that goes from the last row to the first


class Superseded(Exception):
    """Somebody else goes on with this phase, or has ended it; nothing was done."""


def begin(work, status, *, was, **changes):
    """Start a phase on `work` (a Phased row) that is in one of the statuses `was`; every later phase is another job.

    Returns whether it was started: of several that ask at the same moment, one gets True.
    """
    now = timezone.now()
    new = {"status": status, "phase": work.phase + 1, "phase_at": now, "at": 0, "done": 0, **changes}
    begun = _all(work).filter(pk=work.pk, phase=work.phase, status__in=was).update(**new)
    if begun:
        _set(work, new)
    return bool(begun)


def through(work, *, at, rows, **changes):
    """Say, within the chunk's transaction and before anything else, that it ends with row `at`. Raises Superseded."""
    _claim(work, {"at": at, "done": work.done + rows, **changes})


def end(work, status, **changes):
    """Put work that is through with its rows into `status`. Raises Superseded."""
    _claim(work, {"status": status, **changes})


def run(work, *, most=None, rest=0.0):
    """Go on until the work waits for a person, or has gone through `most` rows of a phase. Returns it.

    Whoever does it, a request, a job or a command, counts days as in the zone of the workspace. `rest` is the least seconds
    between two chunks in which others get to write.
    """
    try:
        with timezone.override(work.workspace.zone):
            _run(work, most, rest)
    except Superseded:
        with suppress(type(work).DoesNotExist):  # somebody has discarded it
            work.refresh_from_db()
    return work


def _run(work, most, rest):
    while work.is_busy:
        began = time.monotonic()
        for _chunk in work.course()[work.status](work):
            if most and work.done >= most:
                return
            if rest:
                time.sleep(_turn_of_others(rest, time.monotonic() - began))
            began = time.monotonic()


def _turn_of_others(rest, took):
    """Seconds to leave to others after a chunk of so many. On PostgreSQL nobody waits for it but who wants its rows.

    Who waits for SQLite looks again every `LOOK` seconds in the end, so that a short rest is rarely met after a long chunk.
    """
    return 0 if connection.vendor == "postgresql" else min(LOOK, max(rest, SHARE * took))


def finish(work):
    """`run` to the end, also when another process takes part in the work meanwhile. Returns the work."""
    while run(work).is_busy:
        time.sleep(TURN)
    return work


def numbered(work, *, size=CHUNK):
    """The chunks that are left of the present phase, as (after, last, rows) of row numbers."""
    while True:
        numbers = list(work.rows.filter(number__gt=work.at).order_by("number").values_list("number", flat=True)[:size])
        if not numbers:
            return
        yield work.at, numbers[-1], len(numbers)


def numbered_back(work, *, size=CHUNK):
    """As `numbered`, from the last row to the first, for a phase that began at TOP: (first, last, rows) of row numbers."""
    while True:
        numbers = list(work.rows.filter(number__lt=work.at).order_by("-number").values_list("number", flat=True)[:size])
        if not numbers:
            return
        yield numbers[-1], numbers[0], len(numbers)


def _claim(work, changes):
    """The conditional update takes the row's lock, so that two workers on one work take turns and one gives way."""
    assert connection.in_atomic_block
    mine = _all(work).filter(pk=work.pk, phase=work.phase, status=work.status, at=work.at)
    if not mine.update(**changes):
        raise Superseded
    _set(work, changes)


def _all(work):
    return type(work)._base_manager


def _set(work, changes):
    for name, value in changes.items():
        setattr(work, name, value)
