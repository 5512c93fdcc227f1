"""What a whole board adds up, once for all who look at it between two changes: fifty boards draw themselves anew after each."""

from datetime import timedelta

from django.core.cache import caches
from django.utils import timezone

from customers.board import groups
from customers.board_version import newest, version_of

SETTLED = timedelta(seconds=10)  # who stamped a change before the newest one may still be about to commit it
KEPT = 60  # seconds, for what changes without a stamp: a superuser's deletion for good


def remembered_groups(deals, stages):
    """The `groups` of all deals of a workspace, as this process knows them for the version of `stages` from `stages_told`."""
    moment = newest(stages)
    if moment is None or moment > timezone.now() - SETTLED:
        return groups(deals, stages)
    return caches["process"].get_or_set(f"board-{version_of(stages)}", lambda: groups(deals, stages), KEPT)
