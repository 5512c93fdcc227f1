"""Retiring a stage, with another one for its deals, and taking it back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import plain
from crm.models import Activity
from customers.models import Customer, Opportunity
from customers.services.moves import PLACE
from customers.services.stages import hold_all, lock_stages, renumber

AT_ONCE = 500  # deals in one transaction; more than these are left to a worker


class AlreadyRetired(DomainError):
    """The stage is retired; nothing was done."""


@transaction.atomic
def retire(stage, *, into, by):
    """Offer `stage` no more; its deals are to go to `into`, an offered stage of the same kind, which `hand_on` does.

    There always stays one of each kind, since `into` does. `reinstate` is the opposite. Raises AlreadyRetired, so that
    a double click is harmless, and DomainError when `into` will not do.
    """
    stages = lock_stages(stage.workspace_id)
    here = {one.pk: one for one in stages}
    locked, target = here[stage.pk], here.get(into.pk)
    if locked.is_retired:
        raise AlreadyRetired(_("The stage %(stage)s is retired already.") % {"stage": locked})
    if target is None or target.is_retired or target.pk == locked.pk or target.kind != locked.kind:
        raise DomainError(_("Choose another stage of the same kind for its deals."))
    locked.retired_at, locked.retired_by, locked.retired_into = timezone.now(), by, target
    locked.save(update_fields=["retired_at", "retired_by", "retired_into"])
    renumber(stages)
    return locked


@transaction.atomic
def reinstate(stage):
    """Offer a retired stage again, as the last of its kind; deals that have left it stay where they are."""
    stages = lock_stages(stage.workspace_id)
    locked = next(one for one in stages if one.pk == stage.pk)
    if not locked.is_retired:
        raise DomainError(_("The stage %(stage)s is offered already.") % {"stage": locked})
    locked.retired_at = locked.retired_by = locked.retired_into = None
    locked.save(update_fields=["retired_at", "retired_by", "retired_into"])
    renumber(stages)
    return locked


def hand_on(stage):
    """Move the deals of a retired stage to where they are to go, each with a line of its story. Returns how many.

    In transactions of 500; may die between any two of them and be run again, also beside itself. It ends when the stage
    is empty or was taken back.
    """
    total = 0
    while moved := _hand_on_some(stage):
        total += moved
    return total


@transaction.atomic
def _hand_on_some(stage):
    """Customers are locked first, then deals, then stages, as by everybody who moves a deal."""
    some = Opportunity.objects.filter(stage=stage).order_by("pk").values_list("pk", "customer_id")[:AT_ONCE]
    some = list(some)
    customers = {customer for _pk, customer in some}
    list(Customer.every.select_for_update().filter(pk__in=customers).order_by("pk").values_list("pk"))
    deals = Opportunity.objects.select_for_update().filter(pk__in=[pk for pk, _customer in some], stage=stage)
    deals = list(deals.order_by("pk").only("workspace", "customer", "name", *PLACE))
    source, target = _hold_both(stage)
    if target is None:
        return 0
    now = timezone.now()
    Opportunity.objects.filter(pk__in=[deal.pk for deal in deals]).update(stage=target, stage_since=now, updated_at=now)
    Activity.objects.bulk_create(_line(deal, source, target, now) for deal in deals)
    return len(some)


def _hold_both(stage):
    """The stage and where its deals go in the end, since that may have been retired too; None when it was taken back."""
    stages = hold_all(stage.workspace_id)
    source = target = stages[stage.pk]
    while target and target.is_retired:
        target = stages.get(target.retired_into_id)
    return source, target if source.is_retired else None


def _line(deal, source, target, now):
    by, was = source.retired_by, {name: plain(getattr(deal, name)) for name in PLACE}
    return Activity(
        workspace_id=deal.workspace_id,
        kind=Activity.Kind.STAGE,
        customer_id=deal.customer_id,
        opportunity=deal,
        actor=Activity.Actor.PERSON if by else Activity.Actor.SYSTEM,
        by=by,
        text=_("The stage %(stage)s was retired.") % {"stage": source},
        data={"from": source.name, "to": target.name, "kind": target.kind, "name": deal.name, "was": was},
        happened_at=now,
    )
