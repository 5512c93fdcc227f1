"""What an undo would do, and why some records stay: people, or a later import, did something with them since."""

from collections import deque
from dataclasses import dataclass
from itertools import islice

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from crm import phases
from crm.custom.records import put
from crm.importing import kinds
from crm.importing.models import Import, ImportRow
from crm.importing.writing.updating import closed_now, rests, with_tags
from crm.models import Activity

Outcome = ImportRow.Outcome
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
    kind = kinds.of(paste)
    made = paste.rows.filter(outcome=Outcome.CREATED).exclude(made_id=None)
    removed = made.filter(is_removable(paste, kind, made))
    staying = [
        (row, _("worked on since")) for row in made.exclude(pk__in=removed.values("pk")).order_by("number")[:LISTED]
    ]
    gone = removed.count()
    restored, n, changed = _weigh(paste, kind)
    return Forecast(gone, restored, made.count() - gone + n, (staying + changed)[:LISTED])


def is_removable(paste, kind, made):
    """A condition on `made`, rows that made something: that it is there, and nobody built on it."""
    is_contact = Q(choice="contact")
    condition = ~is_contact & Q(_is_there(kind.model)) & ~built_on(paste, kind.model)
    if kind.records.unused is None:
        return condition
    contacts = list(made.filter(is_contact).values_list("made_id", flat=True))
    return condition | is_contact & Q(made_id__in=kind.records.unused(contacts))


def built_on(paste, model):
    """A condition on rows: that something refers to the record they made beside the line that began its story.

    What another import wrote counts for nothing once that is undone itself.
    """
    undone = Import.objects.filter(workspace=paste.workspace_id, status=Import.Status.UNDONE).values_list(
        "pk", flat=True
    )
    condition = Q(pk=None)
    for relation in model._meta.related_objects:
        others = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("made_id")})
        if relation.related_model is Activity:
            others = others.exclude(kind=Activity.Kind.CREATED)
            others = others.filter(Q(data__import__isnull=True) | ~Q(data__import__in=list(undone)))
        condition |= Q(Exists(others))
    return condition


def still(changes, record, *, was):
    """{field: [now, then]} of `changes` ({field: [old, new]}) that can go back (`was` 1) or be made again (`was` 0).

    Those are the fields in which the record has what the import, or its undo, left there.
    """
    if record is None:
        return {}
    return {name: [pair[was], pair[1 - was]] for name, pair in changes.items() if getattr(record, name) == pair[was]}


def _is_there(model):
    return Exists(model._base_manager.filter(pk=OuterRef("made_id")))


def _weigh(paste, kind):
    """(how many rows get values back, how many keep some, the first of these with why)."""
    restored, n, first = 0, 0, deque(maxlen=LISTED)
    rows = paste.rows.filter(outcome=Outcome.UPDATED)
    often = set(
        rows.order_by().values("target_id").annotate(n=Count("pk")).filter(n__gt=1).values_list("target_id", flat=True)
    )
    seen = {}  # records that several rows changed, with the values that the later ones of them put back
    rows = rows.order_by("-number").iterator(chunk_size=phases.CHUNK)
    while some := list(islice(rows, phases.CHUNK)):
        records = with_tags(kind, kind.model.objects.in_bulk([row.target_id for row in some])) | seen
        seen |= {pk: record for pk, record in records.items() if pk in often}
        closed = closed_now(kind, records.values())
        for row in some:
            back, why = _weigh_one(row, records.get(row.target_id), closed, kind)
            restored += bool(back)
            if why:
                n += 1
                first.appendleft((row, why))
    return restored, n, list(first)


def _weigh_one(row, record, closed, kind):
    if record is None:
        return {}, _("not there any more")
    if rests(row, closed):
        return {}, closed[record.pk][1]
    back = still(row.changes, record, was=1)
    for name, (_now, then) in back.items():
        put(record, name, then)
    fields = [str(field.label) for field in kind.fields if field.name in row.changes and field.name not in back]
    return back, fields and _("changed since: %(fields)s") % {"fields": ", ".join(fields)}
