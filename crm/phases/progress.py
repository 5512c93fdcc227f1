"""How far a phase that goes on in the background is."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crm.jobs.models import Worker

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


def progress(work, title, total):
    """The Progress of the phase that `work` is in; `total` is 0 when nobody knows yet."""
    pace = work.pace
    left = _left((total - work.done) / pace) if pace and total else ""
    return Progress(title, work.done, total, pace, left, _trouble(work))


def _left(seconds):
    if seconds < 5:
        return _("a few seconds left")
    if seconds < 90:
        return _("about %(n)d seconds left") % {"n": round(seconds / 5) * 5}
    minutes = round(seconds / 60)
    return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}


def _trouble(work):
    """Why nothing moves, when that is so."""
    if (timezone.now() - work.phase_at).total_seconds() < PATIENCE:
        return ""
    if not Worker.objects.alive().exists():
        return _(
            "No background worker is running. Ask whoever looks after Handoff to start one; this goes on by itself then."
        )
    return "" if work.done else _("The background worker is busy with other work. This begins as soon as it is free.")
