"""Doing it, chunk by chunk, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import phases
from crm.bulkwork import kinds
from crm.bulkwork.beginning import Status, counted, save
from crm.bulkwork.models import BulkRow
from crm.exceptions import DomainError

CHUNK = 500  # records of a transaction: on SQLite nobody else writes meanwhile


def do(change):
    """Do the verb to every row. A phase."""
    kind = kinds.get(change.kind)
    chunks = ((last, after + 1, last, n) for after, last, n in phases.numbered(change, size=CHUNK))
    yield from _each(change, chunks, change.rows.all(), kind, kind.verb(change.verb).apply)
    with transaction.atomic():
        counts = counted(change, "outcome")
        phases.end(change, Status.DONE, finished_at=timezone.now(), counts=counts)


def undo(change, *, by):
    """Begin to take a bulk change back; `phases.run` does it. Raises DomainError when it goes on still, or is undone."""
    begun = phases.begin(
        change, Status.UNDOING, was=[Status.DONE], at=change.size + 1, undone_by=by, undone_at=timezone.now()
    )
    if not begun:
        raise DomainError(_("This is not there to be undone: it is going on still, or undone already."))
    return change


def take_back(change):
    """Give every changed record back what it had, except where somebody has changed it since. A phase."""
    kind = kinds.get(change.kind)
    changed = change.rows.filter(outcome=BulkRow.Outcome.CHANGED)
    yield from _each(change, _backwards(change), changed, kind, kind.verb(change.verb).take_back)
    with transaction.atomic():
        phases.end(change, Status.UNDONE, undone_counts=counted(change, "undone"))


def _backwards(change):
    """The chunks in which it was done, the last one first, as each began with what the one before had left."""
    while (last := change.at - 1) > 0:
        first = (last - 1) // CHUNK * CHUNK + 1
        yield first, first, last, last - first + 1


def _each(change, chunks, rows, kind, act):
    """`chunks` are (where the phase stands after it, its first and last number, how many rows)."""
    for at, first, last, n in chunks:
        with transaction.atomic():
            phases.through(change, at=at, rows=n)
            some = list(rows.filter(number__range=(first, last)).order_by("number"))
            if some:
                act(change, some, kind.lock([row.record_id for row in some]))
                save(some)
        yield
