"""True undo: what an import made is removed, what it changed gets its former value back, and what people did since stays."""

from django.db import router, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import phases, search
from crm.exceptions import DomainError
from crm.importing import kinds
from crm.importing.models import Import, ImportRow
from crm.importing.undoing.forecast import is_removable, still
from crm.importing.writing import tagging
from crm.importing.writing.confirming import lock_workspace
from crm.importing.writing.updating import Changes, closed_now, lock, rests
from crm.mentions import Mention
from crm.models import Activity, CustomValue, Tagging

Status = Import.Status
Outcome, Undone = ImportRow.Outcome, ImportRow.Undone


def undo(paste, *, by=None):
    """Begin to take a written import back; `phases.run` does it. Raises DomainError when it is not written, or undone."""
    begun = phases.begin(
        paste,
        Status.UNDOING,
        was=[Status.DONE],
        at=phases.TOP,
        undone_by=by,
        undone_at=timezone.now(),
        undone_counts={},
    )
    if not begun:
        raise DomainError(_("This import is not there to be undone: it is being written, or undone already."))
    return paste


def take_back(paste):
    """Undo the rows of an import, the last ones first, so that what two rows changed goes back step by step. A phase."""
    kind = kinds.of(paste)
    for first, last, n in phases.numbered_back(paste):
        rows = paste.rows.filter(number__gte=first, number__lte=last).order_by("number")
        with transaction.atomic():
            phases.through(paste, at=first, rows=n)
            lock_workspace(paste)
            _take_back(paste, kind, rows)
        yield
    with transaction.atomic():
        tagging.take_back(paste)
        counts = {undone: paste.rows.filter(undone=undone).count() for undone in Undone.values}
        phases.end(paste, Status.UNDONE, undone_counts=counts)


def _take_back(paste, kind, rows):
    removed = _remove(paste, kind, rows)
    restored = _restore(paste, kind, rows.filter(outcome=Outcome.UPDATED))
    for undone, numbers in ((Undone.REMOVED, removed), (Undone.RESTORED, restored)):
        rows.filter(number__in=numbers).update(undone=undone)
    rows.filter(outcome__in=[Outcome.CREATED, Outcome.UPDATED], undone="").update(undone=Undone.KEPT)


def _remove(paste, kind, rows):
    """Remove what the rows made and nobody built on. Returns their numbers."""
    made = rows.filter(outcome=Outcome.CREATED).exclude(made_id=None)
    # Locked before it is looked at: who is adding a note at this moment waits, and finds the record gone, or keeps it here.
    ids = made.exclude(choice="contact").values("made_id")
    list(kind.model.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    going = made.filter(is_removable(paste, kind, made)).values_list("made_id", "number", "choice")
    records = {pk: number for pk, number, choice in going if choice != "contact"}
    contacts = {pk: number for pk, number, choice in going if choice == "contact"}
    if records:
        _delete(kind, records)
    if contacts:
        kind.records.detach(contacts, by=paste.undone_by)
    return [*records.values(), *contacts.values()]


def _delete(kind, ids):
    records = kind.model.objects.filter(pk__in=ids)
    search.forget(records)
    database = router.db_for_write(kind.model)
    for attached in (Mention.objects, Tagging.objects, CustomValue.objects, Activity.every):
        attached.filter(**{f"{kind.records.link}__in": ids})._raw_delete(database)
    records._raw_delete(database)


def _restore(paste, kind, rows):
    """Give records their former values back where they still have the imported ones. Returns the numbers of rows of which any did."""
    rows = list(rows)
    records = lock(kind, [row.target_id for row in rows])
    closed = closed_now(kind, records.values())
    changes = Changes(paste, kind, records, by=paste.undone_by_id)
    done = []
    for row in reversed(rows):
        back = {} if rests(row, closed) else still(row.changes, records.get(row.target_id), was=1)
        if back:
            changes.apply(row.target_id, back, undo=True, row=row.number)
            done.append(row.number)
    changes.store()
    return done
