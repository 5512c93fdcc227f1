"""Writing what was checked, a chunk of rows a transaction, set-wise; each row once, whoever goes on after a crash."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import bulk, phases
from crm.columns import TAGS
from crm.exceptions import DomainError
from crm.importing import kinds, tally
from crm.importing.models import Import, ImportRow
from crm.importing.planning import judging
from crm.importing.planning.staging import AlreadyConfirmed
from crm.importing.writing import tagging
from crm.importing.writing.creating import create
from crm.importing.writing.updating import update
from crm.jobs import enqueue
from crm.jobs.housekeeping import refresh_statistics
from crm.tags.services import too_many

Status = Import.Status
Fate, Outcome = ImportRow.Fate, ImportRow.Outcome
# What is said of a row that met a record of its own kind.
MET = (Fate.UPDATE, Fate.SAME, Fate.DUPLICATE, Fate.CONFLICT, Fate.PROMOTED, Fate.DISQUALIFIED)

# Rows of a transaction. The more, the fewer times each page of the indexes is written; the longer others wait for SQLite.
CHUNK = 2_000
MANY = 20_000  # rows after which the planner of the database needs to know


def confirm(paste, *, by=None):
    """Say yes to a checked import: from now on it is being written, by `phases.run`, in `by`'s name.

    The conditional update claims it, so that two clicks or two tabs write once; the others get AlreadyConfirmed.
    """
    if not phases.begin(paste, Status.RUNNING, was=[Status.CHECKED], started_at=timezone.now(), by=by or paste.by):
        raise AlreadyConfirmed(_("This import is written already."))
    paste.refresh_from_db(fields=["counts", "outcomes"])  # somebody may have chosen something while the page was open
    paste.decisions.all().delete()  # of rows that read otherwise, it is settled
    return paste


@transaction.atomic
def stop(paste):
    """Cancel an import that is being written: what is written stays and can be undone, the other rows are left.

    Raises DomainError when it is not being written any more.
    """
    Import.objects.select_for_update().get(pk=paste.pk)
    paste.refresh_from_db()
    at = paste.at
    if not phases.begin(paste, Status.DONE, was=[Status.RUNNING], is_stopped=True, finished_at=timezone.now()):
        raise DomainError(_("This import is not being written any more."))
    left = paste.rows.filter(number__gt=at, outcome__in=[Outcome.CREATED, Outcome.UPDATED])
    left.update(outcome=Outcome.LEFT, reason=_("stopped before it was written"))
    tally.recount(paste)


def write(paste):
    """Write the rows of a confirmed import. A phase.

    Imports into one workspace take turns, chunk by chunk, and each chunk is judged again by what is there now, so that two
    at the same time do not create the same company twice.
    """
    kind = kinds.of(paste)
    for after, last, n in phases.numbered(paste, size=CHUNK):
        with transaction.atomic():
            phases.through(paste, at=last, rows=n)
            lock_workspace(paste)
            _write(paste, kind, after, last)
        if after == 0:
            bulk.introduce(kind.model)
        yield
    with transaction.atomic():
        phases.end(paste, Status.DONE, finished_at=timezone.now())
        if paste.done >= MANY:
            enqueue(refresh_statistics)


def lock_workspace(paste):
    """Until the transaction ends no other import writes into this workspace."""
    type(paste.workspace).objects.select_for_update(no_key=True).get(pk=paste.workspace_id)


def _write(paste, kind, after, last):
    span = {"number__gt": after, "number__lte": last}
    before = tally.tally(paste, **span)
    if any(before[0][fate] for fate in MET):
        _reopen(paste, kind, span)
    judging.judge_meanwhile(paste, after, last)
    if kind.has_tags:
        _make_tags(paste, paste.rows.filter(outcome__in=[Outcome.CREATED, Outcome.UPDATED], **span))
    update(paste, kind, paste.rows.filter(outcome=Outcome.UPDATED, **span).order_by("number"))
    create(paste, kind, after, last)
    tally.exchange(paste, before, tally.tally(paste, **span))


def _make_tags(paste, rows):
    """Rows with new tags for which there is no room fail, and nothing of them is written."""
    if homeless := tagging.make(paste, rows):
        failed = paste.rows.filter(pk__in=homeless)
        failed.update(outcome=Outcome.FAILED, errors={TAGS: str(too_many())})


def _reopen(paste, kind, span):
    """A row whose record has gone since it was checked is a new one, unless a person insisted on that record."""
    there = Exists(kind.model._base_manager.filter(pk=OuterRef("target_id")))
    gone = paste.rows.filter(~there, fate__in=MET, choice="", **span)
    gone.update(fate=Fate.NEW, outcome=Outcome.CREATED, target_id=None, reason="", changes={})
