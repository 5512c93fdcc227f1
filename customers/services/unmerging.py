"""Taking a merge back: both customers as they were, and what was added since where it was added."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import record
from crm.models import Activity
from crm.tags.sharing import take_tags_back
from customers.models import Customer, Merge
from customers.radar.refreshing import refresh_rhythms
from customers.services.joining import part_people
from customers.services.locking import refuse_merged
from customers.services.moving import give_back
from customers.services.opportunities import refresh_open
from customers.services.primacy import lift, put_back
from customers.services.staying import what_stays
from customers.services.touching import settle_touch
from customers.services.winning import take_back


@transaction.atomic
def undo_merge(merge, *, by):
    """Give both customers back as they were; returns what stays with the kept one, one line of text each.

    That is what was added or changed there since: later lines of the story, people, deals and tasks, and values that
    somebody has typed. Merges of one customer are undone in the opposite order. Raises DomainError when this one is
    undone already, a later one stands, or the kept customer is archived or was merged into another itself.
    """
    if not Merge.objects.standing().filter(pk=merge.pk).update(undone_at=timezone.now(), undone_by=by):
        raise DomainError(_("This merge is undone already."))
    merge.refresh_from_db()
    kept, absorbed = _lock_both(merge)
    stays, brought = what_stays(merge), merge.brought
    Customer.every.filter(pk=absorbed.pk).update(merged_into=None)
    primary = lift(kept)
    take_back(kept, brought["values"])
    take_tags_back(kept, brought.get("tags"), by=by)
    give_back(brought["moved"], absorbed, kept)
    part_people(brought["joined"])
    put_back(kept, absorbed, brought.get("primary", {}), primary)
    settle_touch(kept, _former_touch(kept, brought["touched_at"]))
    settle_touch(absorbed, absorbed.touched_at)
    refresh_open([kept.pk, absorbed.pk])
    refresh_rhythms(kept.workspace_id, [kept.pk, absorbed.pk])
    data = {"did": "undone", "merge": merge.pk}
    record(kept, Activity.Kind.MERGE, by=by, data=data | {"name": absorbed.name, "stays": stays})
    record(absorbed, Activity.Kind.MERGE, by=by, data=data | {"name": kept.name})
    return stays


def _lock_both(merge):
    """Both customers, locked in the order of their ids, when nothing stands in the way."""
    pks = (merge.kept_id, merge.absorbed_id)
    rows = {row.pk: row for row in Customer.every.select_for_update().filter(pk__in=pks).order_by("pk")}
    kept, absorbed = rows[merge.kept_id], rows[merge.absorbed_id]
    refuse_merged(kept)
    if later := Merge.objects.standing().filter(kept=kept, pk__gt=merge.pk).select_related("absorbed").first():
        words = {"other": later.absorbed.name, "name": kept.name}
        raise DomainError(_("%(other)s was merged into %(name)s later. Undo that merge first.") % words)
    if kept.is_archived:
        raise DomainError(_("%(name)s is archived. Restore it first, then undo the merge.") % {"name": kept.name})
    return kept, absorbed


def _former_touch(kept, touched):
    """Its last touch before the merge; merges of before that was kept have none when it stayed."""
    return datetime.fromisoformat(touched[0]) if touched else kept.touched_at
