"""Whether a board shows what there is: a word that is another one as soon as anything on it has changed."""

from functools import cache
from hashlib import sha256

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from accounts.models import Workspace
from customers.models import Stage

# A card shows something of the first three, and the others change what it shows without stamping them: a merge gives deals
# to another customer, and takes that back; a promotion that is undone takes its deal away.
SHOWN = (
    ("opportunities", "updated_at"),
    ("customers", "updated_at"),
    ("tasks", "updated_at"),
    ("merges", "created_at"),
    ("merges", "undone_at"),
    ("promotions", "undone_at"),
)
NEWEST = {f"newest_{nth}": what for nth, what in enumerate(SHOWN)}


def stages_told(workspace):
    """The stages of the workspace, which say by the way what `version_of` asks: when each of `SHOWN` was changed last.

    Each answer is the end of an index, so that it costs the same however many deals there are.
    """
    return list(_told().filter(workspace=workspace))


def newest(stages):
    """When anything that a board shows was changed last, by one of `stages`; None when nothing was, or there is no stage."""
    moments = [getattr(stage, column) for stage in stages[:1] for column in NEWEST]
    return max(filter(None, moments), default=None)


@cache
def _told():
    """The question but for the workspace: every open board asks it, and to put it together took longer than to ask."""
    return Stage.objects.annotate(**{column: _newest(*what) for column, what in NEWEST.items()})


def version_of(stages):
    """Another word as soon as anything that a board shows, on whatever filters, is not what it was; or the day is another.

    What a superuser deletes for good in the admin is noticed with the next change.
    """
    known = [[value for name, value in vars(stage).items() if name != "_state"] for stage in stages]
    return sha256(repr((timezone.localdate(), known)).encode()).hexdigest()[:16]


def _newest(name, moment):
    rows = Workspace._meta.get_field(name).related_model.objects.filter(workspace=OuterRef("workspace"))
    return Subquery(rows.filter(**{f"{moment}__isnull": False}).order_by(f"-{moment}").values(moment)[:1])
