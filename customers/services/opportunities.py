"""Deals: adding and changing. Moving them from stage to stage is in `moves`."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.custom.records import gathered
from crm.exceptions import DomainError
from crm.history import apply_changes, read_locked, record
from crm.mentions import mention_in_texts
from crm.models import Activity
from customers.models import Customer, Opportunity, Stage
from customers.services.completeness import require_close
from customers.services.locking import lock_active
from customers.services.stages import hold_offered


@transaction.atomic
def add_opportunity(customer, *, by, link=None, **fields):
    """A new deal with `customer`, with `fields` of `Opportunity.FIELDS`; without a stage it begins at the first.

    With `link`, who is called by name in the notes is told, see `crm.history.log`. Raises DomainError when the customer is
    archived, or the workspace has no open stage to begin at.
    """
    lock_active(customer.pk)
    deal = write_opportunity(customer, by=by, **fields)
    mention_in_texts(deal, by=by, link=link)
    return deal


def write_opportunity(customer, *, by, **fields):
    """`add_opportunity` for a caller that has a transaction of its own and the customer locked."""
    given = fields.pop("stage", None)
    stage = given or customer.workspace.stages.offered().filter(kind=Stage.Kind.OPEN).first()
    if stage is None or stage.workspace_id != customer.workspace_id:
        raise DomainError(_("There is no such stage. Choose another one."))
    hold_offered(stage)
    if given:
        require_close(stage, fields.get("expected_close"))
    deal = Opportunity(workspace_id=customer.workspace_id, customer=customer, stage=stage, **gathered(fields))
    deal.closed_at = None if stage.is_open else timezone.now()
    deal.save()
    refresh_open([customer.pk])
    record(deal, Activity.Kind.OPPORTUNITY, by=by, customer=customer, data={"did": "added", "name": deal.name})
    return deal


@transaction.atomic
def update_opportunity(deal, changes, *, by, seen=None, link=None):
    """Change the fields in `changes` (not the stage, which `move` changes). Returns what changed. `link` as in `add_opportunity`.

    Raises Incomplete when an open deal beyond the first stage would be left without its expected close.
    """
    lock_active(deal.customer_id)
    locked = read_locked(deal, "stage")
    if locked.expected_close and "expected_close" in changes:
        require_close(locked.stage, changes["expected_close"])
    changed = apply_changes(locked, changes, by=by, seen=seen)
    refresh_open([locked.customer_id])
    mention_in_texts(locked, changed, by=by, link=link)
    return changed


def refresh_open(customer_ids):
    """Bring the columns that order the customers' list up to date with their open deals."""
    worth = Opportunity.objects.filter(customer__in=customer_ids, closed_at=None).worth()
    for pk in customer_ids:
        value, count, _never = worth.get(pk, (0, 0, None))
        Customer.objects.filter(pk=pk).update(open_count=count, open_value=value)
