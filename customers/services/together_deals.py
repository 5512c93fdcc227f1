"""Moving many deals at once; a chunk of them is one transaction, as a bulk change does it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from crm.bulkwork import kinds
from crm.bulkwork.models import BulkRow
from customers.models import Opportunity, Stage
from customers.services.completeness import is_first
from customers.services.losing import places, tell_moves
from customers.services.moves import PLACE
from customers.services.opportunities import refresh_open
from customers.services.stages import hold_all

Outcome, Undone = BulkRow.Outcome, BulkRow.Undone


def move_rows(change, rows, records):
    """Put the deals of one chunk into the stage that was chosen; one that would lack something there stays where it is."""
    stage, now, reason = _stage(change), timezone.now(), change.given["reason"]
    is_first_one, moving = stage is not None and is_first(stage), []
    for row in rows:
        deal = records.get(row.record_id)
        if why := _refusal(change, deal, stage):
            row.leave(why)
        elif deal.stage_id == stage.pk:
            row.outcome = Outcome.SAME
        elif stage.is_open and not is_first_one and deal.expected_close is None:
            row.leave(_("has no expected close, which this stage needs"))
        else:
            row.outcome = Outcome.CHANGED
            moving.append(deal)
    old = places(moving)
    for row in rows:
        if row.record_id in old:
            row.before = {"at": now.isoformat(), "was": old[row.record_id][1]}
    closed_at, lost_reason = None if stage is None or stage.is_open else now, reason if _is_lost(stage) else ""
    Opportunity.objects.filter(pk__in=old).update(
        stage=stage, stage_since=now, closed_at=closed_at, lost_reason=lost_reason[:500], updated_at=now
    )
    tell_moves(moving, old, lambda _deal: stage, change.by, reason, {"bulk": change.pk})
    refresh_open({deal.customer_id for deal in moving})


def move_rows_back(change, rows, records):
    """Take back `move_rows`: every deal that has not moved since is where it was, for as long as it was."""
    stages, back = hold_all(change.workspace_id), []
    for row in rows:
        deal = records.get(row.record_id)
        was = row.before["was"]
        stage = stages.get(was["stage_id"])
        if why := _refusal(change, deal, stage):
            row.keep(why)
        elif deal.stage_since != datetime.fromisoformat(row.before["at"]):
            row.keep(_("moved on since"))
        else:
            row.undone = Undone.BACK
            back.append((deal, stage, was))
    old = places([deal for deal, _stage_, _was in back])
    for deal, stage, was in back:
        deal.stage, deal.lost_reason, deal.updated_at = stage, was["lost_reason"], timezone.now()
        deal.stage_since, deal.closed_at = (_moment(was[name]) for name in ("stage_since", "closed_at"))
    deals = [deal for deal, _stage_, _was in back]
    Opportunity.objects.bulk_update(deals, ["stage", *PLACE[1:], "updated_at"], batch_size=200)
    tell_moves(deals, old, lambda deal: deal.stage, change.undone_by, "", {"bulk": change.pk})
    refresh_open({deal.customer_id for deal in deals})


def _stage(change):
    """The stage that was chosen, kept from being retired meanwhile; None when it is offered no more."""
    stage = hold_all(change.workspace_id).get(change.given["stage"][0])
    return None if stage is None or stage.is_retired else stage


def _is_lost(stage):
    return stage is not None and stage.kind == Stage.Kind.LOST


def _refusal(change, deal, stage):
    if deal is None:
        return _("not there any more")
    if stage is None or stage.is_retired:
        return _("the stage is offered no more")
    return kinds.get(change.kind).rests(deal)


def _moment(text):
    return datetime.fromisoformat(text) if text else None
