"""The stories of the records: a line for each that changed, and who else has written there since."""

from django.utils.translation import gettext as _

from crm.bulkwork import kinds
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
    """{record id: line} with the newest line of each story that was written since the change by other means than bulk changes.

    What these wrote is judged by the values, which an undo of theirs puts back.
    """
    link = kinds.get(change.kind).link
    lines = Activity.objects.filter(**{f"{link}__in": ids}, created_at__gte=change.created_at)
    lines = lines.select_related("by").order_by("created_at", "pk")
    return {getattr(line, f"{link}_id"): line for line in lines if "bulk" not in line.data}


def changed_since(change, ids, field):
    """{record id: line} of those in which somebody changed `field` since."""
    link = kinds.get(change.kind).link
    lines = Activity.objects.filter(
        **{f"{link}__in": ids}, kind=Activity.Kind.FIELDS, created_at__gte=change.created_at
    )
    if link == "customer":  # whose people and deals have fields of the same names
        lines = lines.filter(contact=None, opportunity=None)
    lines = lines.select_related("by").order_by("created_at", "pk")
    return {
        getattr(line, f"{link}_id"): line
        for line in lines
        if "bulk" not in line.data and field in line.data.get("changes", {})
    }


def since_words(line):
    """Who changed it since, in words."""
    if line is not None and line.by:
        return _("changed since by %(who)s") % {"who": line.by}
    return _("changed since")
