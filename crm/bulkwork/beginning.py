"""Beginning a bulk change: which records, and then the act; stopping it."""

import json
import time

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import bulk, phases
from crm.bulkwork import jobs, kinds
from crm.bulkwork.models import BulkChange, BulkRow
from crm.exceptions import DomainError
from crm.history import plain
from crm.phases import queueing

Status = BulkChange.Status
GATHERED = 1_000  # rows a transaction
COLUMNS = ("change_id", "number", "record_id", "before", "outcome", "undone", "reason")


def begin(workspace, kind, verb, given, *, by, ids=None, query=None):
    """A bulk change of the records `ids`, or of all that the query string `query` of a list names; `phases.run` does it.

    `given` is what the verb asked for. Ids of other workspaces are nobody's and fall out. When it returns, all records are
    gathered, whatever becomes of the filters later.
    """
    change = BulkChange(workspace=workspace, kind=kind.key, verb=verb.key, given=given, by=by)
    if query is None:
        return _begin_ticked(change, kind.model.objects.filter(workspace=workspace, pk__in=ids), verb)
    change.is_whole, change.query = True, query
    change.save()
    queueing.continue_later(change, jobs.go_on, delay=queueing.WATCH)
    try:
        for _chunk in gather(change):
            time.sleep(queueing.REST)  # who waits to write gets a turn
    except phases.Superseded:
        change.refresh_from_db()
    return change


@transaction.atomic
def _begin_ticked(change, records, verb):
    """All at once or nothing, since the rows alone say which were ticked: nobody could gather them a second time."""
    change.save()
    _start(change, _keep(change, _read(records, verb), after=0))
    queueing.continue_later(change, jobs.go_on, delay=queueing.WATCH)
    return change


def gather(change):
    """Write down which records the filters name, each with what it has now. A phase."""
    kind = kinds.get(change.kind)
    records = _named(change, kind)
    while True:
        with transaction.atomic():
            last = change.rows.order_by("-number").values_list("record_id", flat=True).first()
            chunk = _read(records.filter(pk__gt=last or 0), kind.verb(change.verb))[:GATHERED]
            if not (chunk := list(chunk)):
                break
            phases.through(change, at=change.at + len(chunk), rows=len(chunk))
            _keep(change, chunk, after=change.at - len(chunk))
        yield
    _start(change, change.done)


def _named(change, kind):
    """The records that the filters of a whole list name; any others stand in their rows. No filters at all would name everything."""
    if not change.is_whole:
        return kind.model.objects.none()
    try:
        return kind.listed(change.workspace, QueryDict(change.query))
    except DomainError:
        return kind.model.objects.none()


def stop(change):
    """Do nothing further; what is done stays, and can be undone. Raises DomainError when it is not going on."""
    with transaction.atomic():
        change = BulkChange.objects.select_for_update().get(pk=change.pk)
        was = [Status.GATHERING, Status.RUNNING]
        if not phases.begin(change, Status.DONE, was=was, is_stopped=True, finished_at=timezone.now()):
            raise DomainError(_("This is not going on any more."))
        BulkChange.objects.filter(pk=change.pk).update(counts=counted(change, "outcome"))


def counted(change, column):
    """{word: rows} of a change by their `outcome` or what was `undone`."""
    choices = BulkRow._meta.get_field(column).choices
    return {word or "waiting": change.rows.filter(**{column: word}).count() for word, _label in choices}


def _start(change, size):
    if not phases.begin(change, Status.RUNNING, was=[Status.GATHERING], size=size):
        raise phases.Superseded


def _read(records, verb):
    return records.order_by("pk").values_list("pk", *verb.seen)


def _keep(change, records, *, after):
    """Write a row for each of `records` (tuples of the id and what the verb wants to have seen). Returns how many."""
    seen = kinds.get(change.kind).verb(change.verb).seen
    rows = [
        (change.pk, number, pk, json.dumps({n: plain(v) for n, v in zip(seen, values, strict=True)}), "", "", "")
        for number, (pk, *values) in enumerate(records, start=after + 1)
    ]
    bulk.copy(BulkRow, COLUMNS, rows)
    return len(rows)


def save(rows):
    """Write what became of rows."""
    columns = ("before", "outcome", "undone", "reason")
    fields = [BulkRow._meta.get_field(name) for name in columns]
    values = ((*(bulk.stored(field, row) for field in fields), row.pk) for row in rows)
    bulk.update(BulkRow, columns, values)
