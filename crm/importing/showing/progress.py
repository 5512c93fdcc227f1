"""How far a phase that goes on in the background is."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crm.importing.models import Import
from crm.jobs.models import Worker

Status = Import.Status
TITLES = {
    Status.READING: lambda: _("Reading"),
    Status.JUDGING: lambda: _("Checking every row again"),
    Status.RUNNING: lambda: _("Writing"),
    Status.UNDOING: lambda: _("Undoing"),
    Status.REDOING: lambda: _("Writing again"),
}
PATIENCE = 4  # seconds after which somebody who sees nothing move is told why


@dataclass(frozen=True)
class Progress:
    """A phase: what it does, rows done out of `total` (0 when nobody knows yet), rows a second, words for what is left."""

    title: str
    done: int
    total: int
    pace: int
    left: str
    trouble: str


def progress(paste):
    """The Progress of the phase that the import is in."""
    total = 0 if paste.status == Status.READING else paste.rows_read
    pace = paste.pace
    left = _left((total - paste.done) / pace) if pace and total else ""
    return Progress(TITLES[paste.status](), paste.done, total, pace, left, _trouble(paste))


def _left(seconds):
    if seconds < 5:
        return _("a few seconds left")
    if seconds < 90:
        return _("about %(n)d seconds left") % {"n": round(seconds / 5) * 5}
    minutes = round(seconds / 60)
    return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}


def _trouble(paste):
    """Why nothing moves, when that is so."""
    if (timezone.now() - paste.phase_at).total_seconds() < PATIENCE:
        return ""
    if not Worker.objects.alive().exists():
        return _(
            "No background worker is running. Ask whoever looks after Handoff to start one; this goes on by itself then."
        )
    return "" if paste.done else _("The background worker is busy with other work. This begins as soon as it is free.")
