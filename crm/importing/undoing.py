"""True undo: what an import made is removed, what it changed gets its former value back, and what people did since stays."""

from dataclasses import dataclass
from itertools import islice

from django.db import router, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import search
from crm.exceptions import DomainError
from crm.importing import kinds, phases, tally
from crm.importing.creating import attach_one, insert
from crm.importing.judging import KEYS, probes_of
from crm.importing.models import Import, ImportRow
from crm.importing.probes import look_up
from crm.importing.updating import apply, store
from crm.importing.writing import lock_workspace
from crm.models import Activity

Status = Import.Status
Outcome, Undone = ImportRow.Outcome, ImportRow.Undone
LISTED = 50


@dataclass(frozen=True)
class Forecast:
    """What an undo would do: numbers of rows, and the first ones that would stay, each with why."""

    removed: int
    restored: int
    kept: int
    staying: list


def forecast(paste):
    """What an undo would do now; asks for all rows, so it takes a while for very many."""
    kind = kinds.get(paste.kind)
    made = paste.rows.filter(outcome=Outcome.CREATED).exclude(made_id=None)
    built_on = made.exclude(choice="contact").filter(_built_on(kind, "made_id"))
    kept = built_on.count()
    staying = [(row, _("worked on since")) for row in built_on.order_by("number")[:LISTED]]
    changed = [(row, fields) for row, fields in _moved_on(paste, kind) if fields]
    staying += [
        (row, _("changed since: %(fields)s") % {"fields": ", ".join(fields)}) for row, fields in changed[:LISTED]
    ]
    updated = paste.rows.filter(outcome=Outcome.UPDATED).count()
    whole = sum(len(fields) == len(row.changes) for row, fields in changed)
    return Forecast(made.count() - kept, updated - whole, kept + len(changed), staying[:LISTED])


def undo(paste, *, by=None):
    """Begin to take a written import back; `phases.run` does it. Raises DomainError when it is not written, or undone."""
    begun = phases.begin(
        paste, Status.UNDOING, was=[Status.DONE], undone_by=by, undone_at=timezone.now(), undone_counts={}
    )
    if not begun:
        raise DomainError(_("This import is not there to be undone: it is being written, or undone already."))
    return paste


def redo(paste):
    """Begin to undo the undo; `phases.run` does it. Raises DomainError when there is nothing undone."""
    if not phases.begin(paste, Status.REDOING, was=[Status.UNDONE]):
        raise DomainError(_("This import is not undone."))
    return paste


def take_back(paste):
    """Undo the rows of an import. A phase."""
    kind = kinds.get(paste.kind)
    for after, last, n in phases.numbered(paste):
        rows = paste.rows.filter(number__gt=after, number__lte=last).order_by("number")
        with transaction.atomic():
            phases.through(paste, at=last, rows=n)
            did = {
                Undone.REMOVED: _remove(kind, rows) + _detach(kind, rows),
                Undone.RESTORED: _restore(paste, kind, rows.filter(outcome=Outcome.UPDATED)),
            }
            for undone, numbers in did.items():
                rows.filter(number__in=numbers).update(undone=undone)
            rows.filter(outcome__in=[Outcome.CREATED, Outcome.UPDATED], undone="").update(undone=Undone.KEPT)
        yield
    with transaction.atomic():
        counts = {undone: paste.rows.filter(undone=undone).count() for undone in Undone.values}
        phases.end(paste, Status.UNDONE, undone_counts=counts)


def write_again(paste):
    """Undo the undo: the same records with the same ids, the same new values; what was done since stays. A phase."""
    kind = kinds.get(paste.kind)
    for after, last, n in phases.numbered(paste):
        span = {"number__gt": after, "number__lte": last}
        rows = paste.rows.filter(**span)
        with transaction.atomic():
            phases.through(paste, at=last, rows=n)
            lock_workspace(paste)
            before = tally.tally(paste, **span)
            _skip_what_came_meanwhile(paste, kind, after, last)
            _make_again(paste, kind, rows, after, last)
            _change_again(paste, kind, rows.filter(undone=Undone.RESTORED).order_by("number"))
            rows.exclude(undone="").update(undone="")
            tally.exchange(paste, before, tally.tally(paste, **span))
        yield
    with transaction.atomic():
        phases.end(paste, Status.DONE, undone_at=None, undone_by=None, undone_counts={})


def _built_on(kind, pk):
    """A condition on rows: that something refers to the record `pk` beside the line that began its story."""
    condition = Q(pk=None)
    for relation in kind.model._meta.related_objects:
        others = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef(pk)})
        if relation.related_model is Activity:
            others = others.exclude(kind=Activity.Kind.CREATED)
        condition |= Q(Exists(others))
    return condition


def _remove(kind, rows):
    """Remove what the rows made and nobody built on. Returns their numbers."""
    made = rows.filter(outcome=Outcome.CREATED).exclude(made_id=None).exclude(choice="contact")
    # Locked before it is looked at: who is adding a note at this moment waits, and finds the record gone, or keeps it here.
    list(kind.model.objects.select_for_update().filter(pk__in=made.values("made_id")).values_list("pk"))
    untouched = dict(made.exclude(_built_on(kind, "made_id")).values_list("made_id", "number"))
    records = kind.model.objects.filter(pk__in=untouched)
    search.forget(records)
    database = router.db_for_write(kind.model)
    Activity.objects.filter(**{f"{kind.records.link}__in": list(untouched)})._raw_delete(database)
    records._raw_delete(database)
    return list(untouched.values())


def _detach(kind, rows):
    """Remove the contacts that rows made, where nothing was built on them."""
    made = dict(
        rows.filter(outcome=Outcome.CREATED, choice="contact").exclude(made_id=None).values_list("made_id", "number")
    )
    if not made:
        return []
    return [made[pk] for pk in kind.records.detach(list(made))]


def _restore(paste, kind, rows):
    """Give records their former values back where they still have the imported ones. Returns the numbers of rows of which any did."""
    rows = list(rows)
    records = kind.model.objects.select_for_update().order_by("pk").in_bulk([row.target_id for row in rows])
    lines, done = [], []
    for row in reversed(rows):  # what two rows changed goes back in the opposite order
        back = _still(row, records.get(row.target_id), was=1, to=0)
        if back:
            lines += apply(
                paste, kind, records[row.target_id], {name: pair[1] for name, pair in back.items()}, back, undo=True
            )
            done.append(row.number)
    store(kind, records.values())
    Activity.objects.bulk_create(lines, batch_size=500)
    return done


def _change_again(paste, kind, rows):
    rows = list(rows)
    records = kind.model.objects.select_for_update().order_by("pk").in_bulk([row.target_id for row in rows])
    lines = []
    for row in rows:
        again = _still(row, records.get(row.target_id), was=0, to=1)
        if again:
            lines += apply(paste, kind, records[row.target_id], {name: pair[1] for name, pair in again.items()}, again)
    store(kind, records.values())
    Activity.objects.bulk_create(lines, batch_size=500)


def _still(row, record, *, was, to):
    """{field: [now, then]} of a row's changes whose field holds what it held after (`was` 1) or before (0) the import."""
    if record is None:
        return {}
    return {name: [pair[was], pair[to]] for name, pair in row.changes.items() if getattr(record, name) == pair[was]}


def _moved_on(paste, kind):
    """(row, fields that a person or a later import changed since) of all rows that changed a record."""
    rows = paste.rows.filter(outcome=Outcome.UPDATED).order_by("number").iterator(chunk_size=phases.CHUNK)
    while some := list(islice(rows, phases.CHUNK)):
        records = kind.model.objects.in_bulk([row.target_id for row in some])
        for row in some:
            still = _still(row, records.get(row.target_id), was=1, to=0)
            yield row, [name for name in row.changes if name not in still]


def _skip_what_came_meanwhile(paste, kind, after, last):
    """Rows whose record somebody has made anew since the undo are not made a second time."""
    where = "r.number > %(after)s AND r.number <= %(last)s AND r.undone = 'removed' AND r.choice = ''"
    met = look_up(paste, probes_of(kind), where, {"after": after, "last": last})
    numbers = [number for number, found in met.items() if any(found.get(key) for key in KEYS[:1])]
    paste.rows.filter(number__in=numbers).update(
        outcome=Outcome.SKIPPED, undone="", made_id=None, reason=_("here again since the undo")
    )


def _make_again(paste, kind, rows, after, last):
    where = ("r.paste_id = %(paste)s AND r.number > %(after)s AND r.number <= %(last)s AND r.undone = 'removed'"
             " AND r.choice <> 'contact'")  # fmt: skip
    insert(paste, kind, where, {"paste": paste.pk, "after": after, "last": last})
    for row in rows.filter(undone=Undone.REMOVED, choice="contact").order_by("number"):
        attach_one(row, kind, by=paste.by)
