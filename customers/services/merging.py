"""Making one customer of two that are the same, with everything of both."""

from django.db import transaction
from django.utils.translation import gettext as _

from crm.custom.records import PREFIX, own_names
from crm.exceptions import DomainError
from crm.history import plain, record
from crm.models import Activity
from crm.tags.sharing import share_tags
from customers.models import Customer, Merge
from customers.radar.refreshing import refresh_rhythms
from customers.services.joining import join_people
from customers.services.locking import refuse_merged
from customers.services.moving import hand_over
from customers.services.opportunities import refresh_open
from customers.services.primacy import lay_down, take_up
from customers.services.touching import take_touch
from customers.services.winning import ABSORBED, BOTH, JOINED, KEPT, choose, put


@transaction.atomic
def merge(kept, absorbed, *, by, values=None):
    """Make one customer of two: `kept` gets everything of `absorbed`, which is put away. Returns the Merge.

    People are joined by e-mail; deals, tasks, the story and the dossiers of leads move. `values` says per field of
    `Customer.FIELDS`, or a custom one, whose value wins, *kept* or *absorbed* (notes: *both*); by default the kept one's, what is empty
    there filled from the other, differing notes appended. `undo_merge` gives both back.

    Raises DomainError for a customer and itself, one of another workspace, one that was merged before, or a kept one
    that is archived. Both rows are locked in the order of their ids, so that of two merges at once one comes first.
    """
    choices = _checked(values)
    kept, absorbed = _lock_both(kept, absorbed)
    done = Merge(workspace_id=kept.workspace_id, kept=kept, absorbed=absorbed, by=by)
    primary = lay_down(kept, absorbed)
    joined = join_people(kept, absorbed)
    moved = hand_over(absorbed, kept)
    tags = share_tags(absorbed, kept, by=by)
    changed = put(kept, choose(kept, absorbed, (*Customer.FIELDS, *own_names(kept, absorbed)), choices))
    done.brought = {
        "moved": moved,
        "tags": tags,
        "joined": joined,
        "values": changed,
        "touched_at": take_touch(kept, absorbed) or [plain(kept.touched_at)] * 2,
    }
    done.brought["primary"] = take_up(kept, primary)
    Customer.objects.filter(pk=absorbed.pk).update(merged_into=kept)
    refresh_open([kept.pk])
    refresh_rhythms(kept.workspace_id, [kept.pk])
    done.save()
    _tell(done, by, changed)
    return done


def _checked(values):
    for name, side in (values or {}).items():
        sides = (KEPT, ABSORBED, BOTH) if name in JOINED else (KEPT, ABSORBED)
        if not (name in Customer.FIELDS or name.startswith(PREFIX)) or side not in sides:
            raise DomainError(_("Choose for each field which of the two values to keep."))
    return values


def _lock_both(kept, absorbed):
    """Both, locked and fit to be merged."""
    if kept.pk == absorbed.pk:
        raise DomainError(_("A customer cannot be merged with itself. Choose another one."))
    pks = (kept.pk, absorbed.pk)
    rows = Customer.every.select_for_update(of=("self",), no_key=True).filter(pk__in=pks)
    rows = {row.pk: row for row in rows.select_related("workspace").order_by("pk")}
    if len(rows) < 2 or rows[kept.pk].workspace_id != rows[absorbed.pk].workspace_id:
        raise DomainError(_("This customer is no longer there. Choose another one."))
    for row in rows.values():
        refuse_merged(row)
    if rows[kept.pk].is_archived:
        raise DomainError(_("%(name)s is archived. Restore it first, then merge.") % {"name": rows[kept.pk].name})
    return rows[kept.pk], rows[absorbed.pk]


def _tell(done, by, changed):
    """Write the line of the story, after which everything is later work."""
    data = {
        "did": "merged",
        "merge": done.pk,
        "absorbed": done.absorbed_id,
        "name": done.absorbed.name,
        "changes": {name: pair for name, pair in changed.items() if name != "updated_at"},
    }
    line = record(done.kept, Activity.Kind.MERGE, by=by, data=data)
    done.brought["line"] = line.pk
    done.save(update_fields=["brought"])
