"""From a source to staged rows: kept as it came, read a chunk at a time, each row cleaned and given its fate."""

import hashlib
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import bulk
from crm.exceptions import DomainError
from crm.importing import choices, phases, repeats, tally
from crm.importing.columns import learn_columns
from crm.importing.dates import settle_order
from crm.importing.judging import judge
from crm.importing.memory import remember
from crm.importing.models import Import, ImportRow, ImportSource
from crm.importing.models.source import PIECE
from crm.importing.reading import Unreadable, read_table
from crm.importing.rows import INSERTED, READ, Cleaner

Status = Import.Status


class AlreadyConfirmed(DomainError):
    """The import has been written, or is being written; nothing was done."""


@transaction.atomic
def keep(workspace, kind, source, *, by=None, filename="", encoding="", duplicates=Import.Duplicates.UPDATE):
    """Keep a source as it came, for an import of `kind` (a key) that is still to be read.

    `source` is a text, or bytes in pieces of any size.
    """
    encoding = "utf-8" if isinstance(source, str) else encoding
    paste = Import(workspace=workspace, kind=kind, by=by, filename=filename[:200], encoding=encoding)
    paste.duplicates = duplicates
    paste.save()
    digest = hashlib.sha256(kind.encode())
    for part, data in enumerate(_pieces(source)):
        digest.update(data)
        paste.size += len(data)
        ImportSource.objects.create(paste=paste, part=part, packed=ImportSource.pack(data))
    paste.digest = digest.hexdigest()
    paste.save(update_fields=["digest", "size"])
    return paste


def earlier(paste):
    """The import of the very same source that was written before into this workspace, or None."""
    same = Import.objects.filter(workspace=paste.workspace_id, digest=paste.digest, kind=paste.kind)
    return same.filter(status__in=[Status.RUNNING, Status.DONE]).exclude(pk=paste.pk).order_by("-pk").first()


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


def open_table(paste):
    """The table in the source of an import."""
    return read_table(paste.chunks_of_source, encoding=paste.encoding, filename=paste.filename)


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
        cleaned = [cleaner.inserted(row) for row in some]  # before the transaction, so that others can write meanwhile
        with transaction.atomic():
            phases.through(paste, at=last, rows=len(some), rows_read=paste.rows_read + len(some))
            bulk.copy(ImportRow, INSERTED, cleaned)
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
                [(*cleaner.read(row.cells, row.problem), row.pk) for row in rows.only("paste", "cells", "errors")],
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


def judge_again(paste, *, mapping=None, duplicates=None):
    """Take the columns for `mapping` (a target or "" each) from now on, and begin to judge every row again.

    An import that is still being read begins at its first row once more. Raises AlreadyConfirmed for one that is written.
    `phases.run` goes on with it.
    """
    if mapping is not None:
        if mapping != paste.mapping:
            remember(paste.workspace, paste.kind, paste.columns if any(paste.headers) else [], mapping)
        mapping = settle_order(mapping, paste.rows.order_by("number").values_list("cells", flat=True)[:2_000])
    changes = {name: value for name, value in (("mapping", mapping), ("duplicates", duplicates)) if value is not None}
    again = _read_from_the_start if paste.status == Status.READING else _begin_to_judge
    if not again(paste, counts={}, outcomes={}, **changes):
        raise AlreadyConfirmed(_("This import is written already."))
    return paste


def _begin_to_judge(paste, **changes):
    return phases.begin(paste, Status.JUDGING, was=[Status.CHECKED, Status.JUDGING], **changes)


@transaction.atomic
def _read_from_the_start(paste, **changes):
    """Rows that are still to be read cannot be judged again: the few that are staged go, and all are read by the new mapping."""
    begun = phases.begin(paste, Status.READING, was=[Status.READING], rows_read=0, **changes)
    if begun:
        paste.rows.all().delete()
    return begun


def remap(paste, *, mapping=None, duplicates=None, most=None):
    """`judge_again` and do it: all rows, or until `most` are done."""
    return phases.run(judge_again(paste, mapping=mapping, duplicates=duplicates), most=most)


def discard(paste):
    """Forget an import that was not confirmed. Raises AlreadyConfirmed for one that was: receipts stay."""
    gone = phases.begin(paste, Status.FAILED, was=[*Import.OPEN, Status.FAILED], finished_at=timezone.now())
    if not gone:
        raise AlreadyConfirmed(_("This import is written already. Its receipt stays."))
    paste.delete()


def _pieces(source):
    """Bytes in pieces of a megabyte."""
    if isinstance(source, str):
        source = [source.encode("utf-8", "replace")]
    held = b""
    for some in source:
        held += some
        while len(held) >= PIECE:
            yield held[:PIECE]
            held = held[PIECE:]
    if held:
        yield held
