"""What customers have done in the background."""

from datetime import time

from django.db import transaction

from accounts.models import Workspace
from crm.jobs import enqueue, every, job
from customers.models import Stage
from customers.radar.purchases import refresh_purchases
from customers.radar.refreshing import refresh_workspace
from customers.services.pairing import begin_search, search_pairs
from customers.services.retiring import AT_ONCE, hand_on, retire


@job(attempts=3)
def find_duplicates(workspace_id):
    """Search one workspace for likely duplicates; one that is gone needs nothing."""
    workspace = Workspace.objects.filter(pk=workspace_id).first()
    return search_pairs(workspace) if workspace else "gone"


@every(days=1, at=time(2, 40))
@job(attempts=3)
def find_all_duplicates():
    """Have every workspace searched for likely duplicates, each by a job of its own."""
    return sum(bool(search_soon(workspace)) for workspace in Workspace.objects.order_by("pk"))


def search_soon(workspace):
    """Have a workspace searched by a worker. False when that is going on already."""
    begun = begin_search(workspace)
    if begun:
        enqueue(find_duplicates, workspace.pk, key=f"duplicates-{workspace.pk}")
    return begun


@every(hours=1)
@job(attempts=2)
def refresh_radar():
    """Bring every workspace's rhythms, and what its archived customers bought, up to date. A second run does no harm."""
    changed = 0
    for workspace in Workspace.objects.order_by("pk"):
        changed += refresh_workspace(workspace)
        refresh_purchases(workspace.pk)
    return changed


@job(attempts=6)
def hand_on_deals(stage_id):
    """Move the deals of a retired stage to where they are to go; a second run finds nothing left to do."""
    stage = Stage.objects.filter(pk=stage_id).first()
    return hand_on(stage) if stage else "gone"


def retire_stage(stage, *, into, by):
    """Retire a stage and see to its deals: up to 500 are moved at once, more by a worker. Returns how many were moved.

    The job is queued with the retiring itself, so that the deals are seen to even if this process dies now.
    """
    with transaction.atomic():
        retired = retire(stage, into=into, by=by)
        enqueue(hand_on_deals, stage.pk, key=f"stage-{stage.pk}")
    is_few = not retired.opportunities.order_by("pk")[AT_ONCE : AT_ONCE + 1].exists()
    return hand_on(retired) if is_few else 0
