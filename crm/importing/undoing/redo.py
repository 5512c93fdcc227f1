"""The undo of an undo: the same records with the same ids and values; what was done since stays."""

from django.db import transaction
from django.utils.translation import gettext as _

from crm import phases
from crm.exceptions import DomainError
from crm.importing import kinds, tally
from crm.importing.models import Import, ImportRow
from crm.importing.planning import judging
from crm.importing.undoing.forecast import still
from crm.importing.writing import tagging
from crm.importing.writing.confirming import lock_workspace
from crm.importing.writing.creating import attach_one, insert
from crm.importing.writing.updating import Changes, closed_now, lock, rests
from crm.models import Activity

Status = Import.Status
Fate, Outcome, Undone = ImportRow.Fate, ImportRow.Outcome, ImportRow.Undone


def redo(paste, *, by=None):
    """Begin to undo the undo; `phases.run` does it. Raises DomainError when there is nothing undone."""
    if not phases.begin(paste, Status.REDOING, was=[Status.UNDONE], undone_by=by):
        raise DomainError(_("This import is not undone."))
    return paste


def write_again(paste):
    """Write the rows that were undone again. A phase."""
    kind = kinds.of(paste)
    for after, last, n in phases.numbered(paste):
        span = {"number__gt": after, "number__lte": last}
        rows = paste.rows.filter(**span).order_by("number")
        with transaction.atomic():
            phases.through(paste, at=last, rows=n)
            lock_workspace(paste)
            before = tally.tally(paste, **span)
            if kind.has_tags:
                tagging.make(paste, rows.exclude(undone=""))
            _skip_what_came_meanwhile(paste, rows, after, last)
            _make_again(paste, kind, rows, after, last)
            _change_again(paste, kind, rows.filter(undone=Undone.RESTORED))
            rows.exclude(undone="").update(undone="")
            tally.exchange(paste, before, tally.tally(paste, **span))
        yield
    with transaction.atomic():
        phases.end(paste, Status.DONE, undone_at=None, undone_by=None, undone_counts={})


def _skip_what_came_meanwhile(paste, rows, after, last):
    """Rows whose record somebody has made anew since the undo are not made a second time."""
    met = judging.judge_meanwhile(paste, after, last, also="r.undone = 'removed'")
    here = rows.filter(number__in=met, undone=Undone.REMOVED).exclude(fate=Fate.NEW).exclude(outcome=Outcome.CREATED)
    here.update(outcome=Outcome.SKIPPED, undone="", made_id=None)


def _make_again(paste, kind, rows, after, last):
    where = ("r.paste_id = %(paste)s AND r.number > %(after)s AND r.number <= %(last)s AND r.undone = 'removed'"
             " AND r.choice <> 'contact'")  # fmt: skip
    insert(paste, kind, where, {"paste": paste.pk, "after": after, "last": last})
    for row in rows.filter(undone=Undone.REMOVED, choice="contact"):
        attach_one(row, kind, paste)


def _change_again(paste, kind, rows):
    """Change again what the undo put back, and no field beside: somebody may have typed the former value there."""
    rows = list(rows)
    records = lock(kind, [row.target_id for row in rows])
    closed = closed_now(kind, records.values())
    changes = Changes(paste, kind, records, by=paste.undone_by_id)
    put_back = _put_back(paste, kind, records)
    for row in rows:
        again = {} if rests(row, closed) else still(put_back.get(row.number, {}), records.get(row.target_id), was=1)
        if again:
            changes.apply(row.target_id, again)
    changes.store()


def _put_back(paste, kind, records):
    """{number of row: {field: [imported, former]}} as the last undo wrote it into the stories."""
    link = kind.records.link
    lines = Activity.objects.filter(
        **{f"{link}__in": records}, kind=Activity.Kind.FIELDS, data__import=paste.pk, data__undo=True
    )
    return {data["row"]: data["changes"] for data in lines.order_by("id").values_list("data", flat=True)}
