"""Deals on their way: moved from stage to stage, won, lost, reopened; and a move taken back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.history import Overtaken, apply_changes, plain, read_locked, record
from crm.models import Activity
from customers.models import Stage
from customers.services.completeness import require_close, require_reason
from customers.services.locking import lock_active
from customers.services.opportunities import refresh_open
from customers.services.stages import hold_offered

PLACE = ("stage_id", "stage_since", "closed_at", "lost_reason")


@transaction.atomic
def move(deal, stage, *, by, reason="", expected_close=None, seen=None):
    """Put a deal into another stage. Reopening is moving back; moving to where it is already does nothing.

    `expected_close` is kept on the deal first, where it has none yet. `seen` is the id of the stage the person saw it
    in: when somebody else has moved it since, Overtaken says who. Returns the deal as it is then; its `line` is the line
    of the story by which `undo_move` takes the move back, or None.

    Raises Incomplete when a lost one has no reason or one beyond the first stage no expected close, and DomainError when
    the stage is another workspace's or retired, or the customer archived.
    """
    locked, line = _lock(deal), None
    if stage.workspace_id != locked.workspace_id:
        raise DomainError(_("This stage does not exist."))
    if stage.pk != locked.stage_id:
        if seen is not None and seen != locked.stage_id:
            raise Overtaken(_said_by_last_move(locked))
        hold_offered(stage)
        line = _move(locked, stage, by, reason.strip(), expected_close)
    locked.line = line
    return locked


@transaction.atomic
def undo_move(line, *, by):
    """Put a deal back to where it was before the move that `line` of its story tells, as if it had stayed there.

    Its days in the stage count on and a lost one has its reason again. Raises Overtaken when it has moved since.
    """
    deal, was = _lock(line.opportunity), line.data["was"]
    if deal.activities.filter(kind=Activity.Kind.STAGE, pk__gt=line.pk).exists():
        raise Overtaken(_said_by_last_move(deal))
    old = Stage.objects.filter(pk=was["stage_id"], workspace=deal.workspace_id).first()
    if old is None:
        raise DomainError(_("The stage it came from is no longer there."))
    hold_offered(old)
    moments = {name: _moment(was[name]) for name in ("stage_since", "closed_at")}
    deal.line = _put(deal, old, by=by, text="", lost_reason=was["lost_reason"], undone=True, **moments)
    return deal


def _lock(deal):
    lock_active(deal.customer_id)
    return read_locked(deal, "stage", "customer")


def _move(deal, stage, by, reason, expected_close):
    require_reason(stage, reason)
    if expected_close and not deal.expected_close:
        apply_changes(deal, {"expected_close": expected_close}, by=by)
    require_close(stage, deal.expected_close)
    now = timezone.now()
    lost_reason = reason if stage.kind == Stage.Kind.LOST else ""
    closed_at = None if stage.is_open else now
    return _put(deal, stage, by=by, text=reason, stage_since=now, closed_at=closed_at, lost_reason=lost_reason)


def _put(deal, stage, *, by, text, undone=False, **place):
    """Write where the deal is now, and the line that tells it and remembers where it was."""
    old, was = deal.stage, {name: plain(getattr(deal, name)) for name in PLACE}
    deal.stage = stage
    for name, value in place.items():
        setattr(deal, name, value)
    deal.save(update_fields=[*PLACE[1:], "stage"])
    refresh_open([deal.customer_id])
    told = {"from": old.name, "to": stage.name, "kind": stage.kind, "name": deal.name, "was": was}
    return record(deal, Activity.Kind.STAGE, by=by, text=text, data=told | ({"undone": True} if undone else {}))


def _moment(text):
    return datetime.fromisoformat(text) if text else None


def _said_by_last_move(deal):
    """Who put a deal where it is now, for the person who thought it elsewhere."""
    line = deal.activities.filter(kind=Activity.Kind.STAGE).select_related("by").first()
    words = {"name": deal.name, "stage": deal.stage.name, "who": line.by if line else None}
    if words["who"] is None:
        return _("%(name)s has been moved to %(stage)s meanwhile.") % words
    return _("%(who)s has moved %(name)s to %(stage)s meanwhile.") % words
