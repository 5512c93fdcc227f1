"""The course of an import: phases that go through its rows a chunk at a time and may die at any moment.

Each phase is a function of the import that yields after every chunk it has committed, and before it ends puts the import
into the next status. Where it stands is saved with the chunk itself, so a chunk is done once or not at all, whoever does it.
"""

import time
from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from crm.importing.models import Import

CHUNK = 1_000
TURN = 0.2  # seconds that are left to another process which was quicker
TOP = 2**31 - 1  # above the number of every row: where a phase begins that goes from the last row to the first


class Superseded(Exception):
    """Somebody else goes on with this phase, or has ended it; nothing was done."""


def begin(paste, status, *, was, **changes):
    """Start a phase on an import that is in one of the statuses `was`; every later phase is another job.

    Returns whether it was started: of several that ask at the same moment, one gets True.
    """
    now = timezone.now()
    new = {"status": status, "phase": paste.phase + 1, "phase_at": now, "at": 0, "done": 0, **changes}
    begun = Import.objects.filter(pk=paste.pk, phase=paste.phase, status__in=was).update(**new)
    if begun:
        _set(paste, new)
    return bool(begun)


def through(paste, *, at, rows, **changes):
    """Say, within the chunk's transaction and before anything else, that it ends with row `at`. Raises Superseded."""
    _claim(paste, {"at": at, "done": paste.done + rows, **changes})


def end(paste, status, **changes):
    """Put an import that is through with its rows into `status`. Raises Superseded."""
    _claim(paste, {"status": status, **changes})


def run(paste, *, most=None, rest=0.0):
    """Work on an import until it waits for a person, or has gone through `most` rows of a phase. Returns it.

    `rest` is the seconds between two chunks in which others get to write.
    """
    from crm.importing.course import COURSE

    try:
        while paste.is_busy:
            for _chunk in COURSE[paste.status](paste):
                if most and paste.done >= most:
                    return paste
                time.sleep(rest)
    except Superseded:
        with suppress(Import.DoesNotExist):  # somebody has discarded it
            paste.refresh_from_db()
    return paste


def finish(paste):
    """`run` to the end, also when another process takes part in the work meanwhile. Returns the import."""
    while run(paste).is_busy:
        time.sleep(TURN)
    return paste


def numbered(paste, *, size=CHUNK):
    """The chunks that are left of the present phase, as (after, last, rows) of row numbers."""
    while True:
        numbers = list(
            paste.rows.filter(number__gt=paste.at).order_by("number").values_list("number", flat=True)[:size]
        )
        if not numbers:
            return
        yield paste.at, numbers[-1], len(numbers)


def numbered_back(paste, *, size=CHUNK):
    """As `numbered`, from the last row to the first, for a phase that began at TOP: (first, last, rows) of row numbers."""
    while True:
        numbers = list(
            paste.rows.filter(number__lt=paste.at).order_by("-number").values_list("number", flat=True)[:size]
        )
        if not numbers:
            return
        yield numbers[-1], numbers[0], len(numbers)


def _claim(paste, changes):
    """The conditional update takes the row's lock, so that two workers on one import take turns and one gives way."""
    assert transaction.get_connection().in_atomic_block
    mine = Import.objects.filter(pk=paste.pk, phase=paste.phase, status=paste.status, at=paste.at)
    if not mine.update(**changes):
        raise Superseded
    _set(paste, changes)


def _set(paste, changes):
    for name, value in changes.items():
        setattr(paste, name, value)
