"""Closing all open deals of customers as lost, and opening exactly those again."""

from collections import defaultdict
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import plain
from crm.models import Activity
from customers.models import Opportunity, Stage
from customers.services.completeness import require_reason
from customers.services.moves import PLACE
from customers.services.opportunities import refresh_open
from customers.services.stages import hold_offered


def lose_open_deals(workspace_id, customer_ids, *, by, reason, data=None):
    """Put every open deal of these customers, which are locked, into the workspace's first stage of kind *lost*.

    Returns {customer id: [deal]} in the form that `reopen_deals` wants. `data` goes into the lines of the stories. Raises
    DomainError without a reason, or without such a stage.
    """
    deals = Opportunity.objects.filter(workspace=workspace_id, customer__in=customer_ids, closed_at=None)
    deals = list(deals.select_for_update(of=("self",)).select_related("stage").order_by("pk"))
    if not deals:
        return {}
    stage = Stage.objects.offered().filter(workspace=workspace_id, kind=Stage.Kind.LOST).first()
    if stage is None:
        raise DomainError(_("There is no stage for lost deals. Ask an admin to add one."))
    hold_offered(stage)
    require_reason(stage, reason)
    lost, old, now = defaultdict(list), places(deals), timezone.now()
    for deal in deals:
        was = {"stage": deal.stage_id, "since": deal.stage_since.isoformat()}
        lost[deal.customer_id].append({"id": deal.pk, **was, "at": now.isoformat()})
    written = {"stage": stage, "stage_since": now, "closed_at": now, "lost_reason": reason.strip()[:500]}
    Opportunity.objects.filter(pk__in=old).update(**written, updated_at=now)
    tell_moves(deals, old, lambda _deal: stage, by, reason.strip(), data)
    refresh_open(list(lost))
    return dict(lost)


def reopen_deals(lost, *, by, data=None):
    """Put deals that `lose_open_deals` lost back where they were, unless somebody has moved them since.

    `lost` is what that returned. A stage that is gone or retired is replaced by the first open one. Returns how many are open again.
    """
    before = {deal["id"]: deal for deals in lost.values() for deal in deals}
    deals = Opportunity.objects.filter(pk__in=before, stage__kind=Stage.Kind.LOST)
    deals = deals.select_for_update(of=("self",)).select_related("stage").order_by("pk")
    deals = [deal for deal in deals if before[deal.pk].get("at") in (None, plain(deal.closed_at))]  # None: of long ago
    if not deals:
        return 0
    stages = {stage.pk: stage for stage in Stage.objects.offered().filter(workspace=deals[0].workspace_id)}
    first = next((stage for stage in stages.values() if stage.is_open), None)
    back = {deal.pk: stages.get(before[deal.pk]["stage"], first) for deal in deals}
    deals, old = [deal for deal in deals if back[deal.pk]], places(deals)
    for stage in {stage.pk: stage for stage in back.values() if stage}.values():
        hold_offered(stage)
    for deal in deals:
        deal.stage, deal.stage_since = back[deal.pk], datetime.fromisoformat(before[deal.pk]["since"])
        deal.closed_at, deal.lost_reason, deal.updated_at = None, "", timezone.now()
    fields = ["stage", "stage_since", "closed_at", "lost_reason", "updated_at"]
    Opportunity.objects.bulk_update(deals, fields, batch_size=200)
    tell_moves(deals, old, lambda deal: back[deal.pk], by, "", data)
    refresh_open(list({deal.customer_id for deal in deals}))
    return len(deals)


def places(deals):
    """{id: (stage, where it is, as `move` keeps it)} of deals that are about to move."""
    return {deal.pk: (deal.stage, {name: plain(getattr(deal, name)) for name in PLACE}) for deal in deals}


def tell_moves(deals, old, new, by, text, data):
    """A line for each deal that moved, as `move` writes it."""
    actor = Activity.Actor.PERSON if by else Activity.Actor.SYSTEM
    Activity.objects.bulk_create(
        (
            Activity(
                workspace_id=deal.workspace_id, kind=Activity.Kind.STAGE, customer_id=deal.customer_id, opportunity=deal,
                by=by, actor=actor, text=text,
                data={"from": old[deal.pk][0].name, "to": new(deal).name, "kind": new(deal).kind, "name": deal.name,
                      "was": old[deal.pk][1], **(data or {})},
            )
            for deal in deals
        ),
        batch_size=500,
    )  # fmt: skip
