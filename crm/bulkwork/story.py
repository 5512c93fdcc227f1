"""The stories of the records: a line for each that changed, and who else has written there since."""

from django.utils.translation import gettext as _

from crm.bulkwork import kinds
from crm.bulkwork.models import BulkChange, BulkRow
from crm.models import Activity


def tell(change, what, lines, *, by):
    """Add one line to the story of each record: `lines` are (record id, text, data)."""
    lines = list(lines)
    links = _links(kinds.get(change.kind), [pk for pk, _text, _data in lines])
    actor = Activity.Actor.PERSON if by else Activity.Actor.SYSTEM
    Activity.objects.bulk_create(
        (
            Activity(
                workspace_id=change.workspace_id, kind=what, by=by, actor=actor, text=text,
                data={**data, "bulk": change.pk}, **links[pk],
            )
            for pk, text, data in lines
        ),
        batch_size=500,
    )  # fmt: skip


def _links(kind, ids):
    """{record id: the columns by which a line is about it}: what is about a person or a deal is in their customer's story too."""
    links = {pk: {f"{kind.link}_id": pk} for pk in ids}
    if any(field.name == "customer" for field in kind.model._meta.fields):
        for pk, customer in kind.model._base_manager.filter(pk__in=ids).values_list("pk", "customer"):
            links[pk]["customer_id"] = customer
    return links


def written_since(change, ids):
    """{record id: line} with the newest line of each story that was written since the change.

    What another bulk change wrote counts as long as that one stands; what it has put back is as if it had never been.
    """
    link = kinds.get(change.kind).link
    lines = Activity.objects.filter(**{f"{link}__in": ids}, created_at__gte=change.created_at)
    return {getattr(line, f"{link}_id"): line for line in _standing(change, lines)}


def changed_since(change, ids, field):
    """{record id: line} of those in which somebody changed `field` since, by hand or by a bulk change that stands."""
    link = kinds.get(change.kind).link
    lines = Activity.objects.filter(
        **{f"{link}__in": ids}, kind=Activity.Kind.FIELDS, created_at__gte=change.created_at
    )
    if link == "customer":  # whose people and deals have fields of the same names
        lines = lines.filter(contact=None, opportunity=None)
    since = _standing(change, lines)
    return {getattr(line, f"{link}_id"): line for line in since if field in line.data.get("changes", {})}


def _standing(change, lines):
    """Those of `lines` that were not written by `change`, nor by another one that has been taken back; the newest last."""
    lines = list(lines.select_related("by").order_by("created_at", "pk"))
    lines = [line for line in lines if line.data.get("bulk") != change.pk]
    back = _put_back([line for line in lines if "bulk" in line.data])
    return [line for line in lines if line.pk not in back]


def _put_back(lines):
    """The ids of those of `lines`, all by bulk changes, whose change has given its record back what it had."""
    told = {line.data["bulk"] for line in lines}
    undone = dict(BulkChange.objects.filter(pk__in=told, undone_at__isnull=False).values_list("pk", "kind"))
    rows = {}
    for line in lines:
        if kind := undone.get(line.data["bulk"]):
            rows[line.pk] = line.data["bulk"], getattr(line, f"{kinds.get(kind).link}_id")
    back = BulkRow.objects.filter(change__in=undone, undone=BulkRow.Undone.BACK)
    back = set(back.filter(record_id__in={pk for _bulk, pk in rows.values()}).values_list("change", "record_id"))
    return {pk for pk, row in rows.items() if row in back}


def since_words(line):
    """Who changed it since, in words."""
    if line is not None and line.by:
        return _("changed since by %(who)s") % {"who": line.by}
    return _("changed since")
