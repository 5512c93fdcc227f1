"""What customers have done in the background."""

from datetime import time

from accounts.models import Workspace
from crm.jobs import enqueue, every, job
from customers.radar.purchases import refresh_purchases
from customers.radar.refreshing import refresh_workspace
from customers.services.pairing import begin_search, search_pairs


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
