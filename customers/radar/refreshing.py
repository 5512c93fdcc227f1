"""Keeping the rhythms: of one customer when somebody talks with it, of a whole workspace in the background."""

from datetime import date, timedelta
from math import floor
from statistics import median

from django.db import transaction
from django.utils import timezone

from crm.moments import utc_today
from customers.models import CommonRhythm, Customer, Rhythm
from customers.radar.medians import measure

PATIENCE = 2  # silent for more than so many times the rhythm is quiet
AT_ONCE = 1_000
KEPT = ("last_on", "touches", "own_days", "usual_days", "quiet_on", "overdue", "weight")


def refresh_workspace(workspace):
    """Bring all rhythms of a workspace up to date; returns how many had changed.

    All stories are read at once and compared with what is kept. What differs is worked out again and written in small
    transactions with the customers locked, so that nobody waits long and no touch of this moment is lost.
    """
    today = utc_today()
    measured = list(measure(workspace.pk, today))
    own = [gap for *_rest, gap in measured if gap is not None]
    common = median(own) if own else None
    CommonRhythm.objects.update_or_create(
        workspace=workspace, defaults={"days": common, "refreshed_at": timezone.now()}
    )
    values = dict(Customer.objects.filter(workspace=workspace, archived_at=None).values_list("pk", "open_value"))
    fresh = {row[0]: rhythm_of(row, common, values.get(row[0]), today) for row in measured}
    rhythms = Rhythm.objects.filter(workspace=workspace).exclude(pk__in=_merged(workspace.pk).values("pk"))
    kept = {row[0]: row[1:] for row in rhythms.values_list("pk", *KEPT)}
    changed = sorted(pk for pk in fresh.keys() | kept.keys() if fresh.get(pk) != kept.get(pk))
    for start in range(0, len(changed), AT_ONCE):
        refresh_rhythms(workspace.pk, changed[start : start + AT_ONCE], common)
    return len(changed)


@transaction.atomic
def refresh_rhythms(workspace_id, ids, common=None):
    """Bring the rhythms of these customers up to date, as after a touch. `common` is the workspace's, if it is known.

    Who is part of another customer has no story meanwhile; their rhythm rests, for the day when the merge is undone, with
    why somebody found the silence fine.
    """
    today = utc_today()
    values = Customer.every.select_for_update().filter(pk__in=ids, workspace=workspace_id).order_by("pk")
    values = {pk: None if gone else value for pk, value, gone in values.values_list("pk", "open_value", "archived_at")}
    if common is None:
        common = CommonRhythm.objects.filter(workspace=workspace_id).values_list("days", flat=True).first()
    measured = [row for row in measure(workspace_id, today, ids) if row[0] in values]
    silent = Rhythm.objects.filter(pk__in=set(ids) - {row[0] for row in measured})
    silent.exclude(pk__in=_merged(workspace_id).values("pk")).delete()
    rows = (zip(KEPT, rhythm_of(row, common, values[row[0]], today), strict=True) for row in measured)
    Rhythm.objects.bulk_create(
        (Rhythm(pk=row[0], workspace_id=workspace_id, **dict(kept)) for row, kept in zip(measured, rows, strict=True)),
        update_conflicts=True, unique_fields=["customer"], update_fields=KEPT,
    )  # fmt: skip


def _merged(workspace_id):
    return Customer.every.filter(workspace=workspace_id, merged_into__isnull=False)


def rhythm_of(measured, common, open_value, today):
    """The columns `KEPT` for what `measure` says of one customer; its `open_value` is None when it is archived.

    It is quiet once the days since the last touch are more than twice the usual ones. How overdue it is says how many
    times the usual days have passed.
    """
    _customer, last, touches, own = measured
    usual = common if own is None else own
    if usual is None:
        return date.fromordinal(last), touches, None, None, None, 0.0, 0.0
    quiet_on = date.fromordinal(last) + timedelta(days=floor(PATIENCE * usual) + 1)
    is_quiet = open_value is not None and quiet_on <= today
    overdue = round((today.toordinal() - last) / usual, 3) if is_quiet else 0.0
    weight = round(overdue * float(open_value), 2) if is_quiet else 0.0
    return date.fromordinal(last), touches, own, usual, quiet_on, overdue, weight
