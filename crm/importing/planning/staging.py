"""From a kept source to staged rows: read a chunk at a time, each row cleaned and given its fate."""

from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import bulk, phases
from crm.exceptions import DomainError
from crm.importing import kinds, tally
from crm.importing.cells.dates import settle_order
from crm.importing.mapping.columns import learn_columns
from crm.importing.mapping.memory import remember
from crm.importing.models import Import, ImportRow
from crm.importing.planning import choices, decisions, names, new_tags, repeats
from crm.importing.planning.judging import judge
from crm.importing.planning.keeping import keep, open_table
from crm.importing.planning.rows import INSERTED, READ, Cleaner
from crm.importing.reading.table import Unreadable

Status = Import.Status


class AlreadyConfirmed(DomainError):
    """The import has been written, or is being written; nothing was done."""


def stage(workspace, kind, source, *, named=None, most=None, **told):
    """Keep a source (see `keep`) and read it, all of it or until `most` rows are staged, each with its fate.

    `named` ({heading: target}) goes before the guess. Raises Unreadable when it is no table, and then nothing stays.
    """
    paste = keep(workspace, kind, source, **told)
    try:
        learn_columns(paste, open_table(paste), named or {})
        return phases.run(paste, most=most)
    except DomainError:
        paste.delete()
        raise


def read(paste):
    """Stage the rows of the source that are not staged yet. A phase."""
    try:
        table = open_table(paste)
        rows = (row for row in table.rows if row.number > paste.at)
        yield from _stage_all(paste, rows)
    except Unreadable as error:
        with transaction.atomic():
            phases.end(paste, Status.FAILED, problem=error.message)
        return
    _conclude(paste)


def _stage_all(paste, rows):
    cleaner = Cleaner(paste)
    while some := list(islice(rows, phases.CHUNK)):
        first, last = some[0].number, some[-1].number
        other = paste.other_table or next((row.other_table for row in some if row.other_table), None)
        decided = decisions.about(paste, some)
        # Before the transaction, so that others can write meanwhile.
        cleaned = [cleaner.inserted(row, decided.get(row.number)) for row in some]
        with transaction.atomic():
            phases.through(paste, at=last, rows=len(some), rows_read=paste.rows_read + len(some), other_table=other)
            bulk.copy(ImportRow, INSERTED, cleaned)
            decisions.given_back(decided)
            _judge(paste, first, last)
        if paste.done == len(some):
            bulk.analyze(ImportRow)
        yield


def read_again(paste):
    """Clean and judge every staged row anew, after the mapping or the choice for duplicates changed. A phase."""
    cleaner = Cleaner(paste)
    for after, last, n in phases.numbered(paste):
        rows = paste.rows.filter(number__gt=after, number__lte=last).order_by("number")
        with transaction.atomic():
            phases.through(paste, at=last, rows=n)
            bulk.update(
                ImportRow,
                READ,
                [
                    (*cleaner.read(row.cells, row.problem, is_aside=len(row.errors) == 1), row.pk)
                    for row in rows.only("paste", "cells", "errors")
                ],
            )
            _judge(paste, after + 1, last)
        yield
    _conclude(paste)


def _judge(paste, first, last):
    judge(paste, "r.number BETWEEN %(first)s AND %(last)s", first=first, last=last)
    tally.add(paste, *tally.tally(paste, number__range=(first, last)))


@transaction.atomic
def _conclude(paste):
    """All rows are staged: find those that occur twice, and wait for a person."""
    phases.end(paste, Status.CHECKED)
    bulk.analyze(ImportRow)  # many rows are grouped and joined below
    repeats.mark(paste)
    choices.keep(paste)
    tally.recount(paste)
    new_tags.foresee(paste)
    names.count(paste)


def judge_again(paste, *, mapping=None, **chosen):
    """Take the columns for `mapping` (a target or "" each) from now on, and begin to judge every row again.

    `chosen` may say anew what becomes of `duplicates`, and whether the import `makes_names`.
    An import that is still being read begins at its first row once more. Raises AlreadyConfirmed for one that is written.
    `phases.run` goes on with it.
    """
    if mapping is not None:
        if mapping != paste.mapping:
            remember(paste.workspace, paste.kind, paste.columns if any(paste.headers) else [], mapping)
        fields = [field.name for field in kinds.offered(paste).fields if field.is_date]
        chosen["mapping"] = settle_order(
            mapping, fields, paste.rows.order_by("number").values_list("cells", flat=True)[:2_000]
        )
    again = _read_from_the_start if paste.status == Status.READING else _begin_to_judge
    if not again(paste, counts={}, outcomes={}, **chosen):
        raise AlreadyConfirmed(_("This import is written already."))
    return paste


def _begin_to_judge(paste, **changes):
    return phases.begin(paste, Status.JUDGING, was=[Status.CHECKED, Status.JUDGING], **changes)


@transaction.atomic
def _read_from_the_start(paste, **changes):
    """Rows that are still to be read cannot be judged again: the few that are staged go, and all are read by the new mapping."""
    begun = phases.begin(paste, Status.READING, was=[Status.READING], rows_read=0, **changes)
    if begun:
        decisions.unstage(paste)
    return begun


def remap(paste, *, most=None, **how):
    """`judge_again` and do it: all rows, or until `most` are done."""
    return phases.run(judge_again(paste, **how), most=most)


def discard(paste):
    """Forget an import that was not confirmed. Raises AlreadyConfirmed for one that was: receipts stay."""
    gone = phases.begin(paste, Status.FAILED, was=[*Import.OPEN, Status.FAILED], finished_at=timezone.now())
    if not gone:
        raise AlreadyConfirmed(_("This import is written already. Its receipt stays."))
    paste.delete()
