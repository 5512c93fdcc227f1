"""The rhythm of a customer, beside what plain Python makes of the same story."""

from datetime import timedelta
from itertools import pairwise
from statistics import median

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.history import log
from crm.models import Activity
from customers.models import CommonRhythm, Rhythm
from customers.radar.refreshing import refresh_rhythms, refresh_workspace
from customers.services import archive, merge, snooze, undo_merge
from leads.models import Promotion, Status
from tests.customers.radar.conftest import NOON, talk
from tests.factories import ActivityFactory, CustomerFactory, LeadFactory

# A touch: how many hours ago (negative: planned), by what, and whether it stands in the lead's story.
TOUCH = st.tuples(st.integers(-30, 24 * 400), st.sampled_from(["call", "meeting", "email", "note"]), st.booleans())
STORIES = st.lists(st.lists(TOUCH, max_size=7), min_size=1, max_size=5)


def tell(workspace, touches):
    """A customer that came from a lead, with such a story."""
    customer, lead = CustomerFactory(workspace=workspace), LeadFactory(workspace=workspace, status=Status.PROMOTED)
    Promotion.objects.create(workspace=workspace, lead=lead, customer=customer)
    for hours, kind, before in touches:
        about = {"lead": lead} if before else {"customer": customer}
        ActivityFactory(workspace=workspace, kind=kind, happened_at=NOON - timedelta(hours=hours), **about)
    return customer.pk


def days_of(touches):
    """The days of a story on which there was a touch, sorted."""
    days = {(NOON - timedelta(hours=hours)).date() for hours, kind, _before in touches if kind != "note"}
    return sorted(day for day in days if day <= NOON.date())


def own_rhythm(days):
    recent = [day for day in days if (NOON.date() - day).days < 365]
    gaps = [(later - day).days for day, later in pairwise(recent)]
    return (median(gaps) if len(recent) >= 3 else None), len(recent)


def expected(stories):
    """{customer: (last day, touches, own, usual, quiet?)} and the workspace's rhythm, without any SQL."""
    known = {pk: days_of(touches) for pk, touches in stories.items() if days_of(touches)}
    own = {pk: own_rhythm(days)[0] for pk, days in known.items()}
    common = median(found) if (found := [days for days in own.values() if days is not None]) else None
    rows = {}
    for pk, days in known.items():
        usual, silent = common if own[pk] is None else own[pk], (NOON.date() - days[-1]).days
        is_quiet = usual is not None and silent > 2 * usual
        rows[pk] = days[-1], own_rhythm(days)[1], own[pk], usual, is_quiet
    return rows, common


@pytest.mark.django_db
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(stories=STORIES)
def test_rhythms_are_what_plain_python_makes_of_the_stories(stories, workspace):
    with transaction.atomic():
        told = {tell(workspace, touches): touches for touches in stories}
        refresh_workspace(workspace)
        found = {
            row.pk: (row.last_on, row.touches, row.own_days, row.usual_days, row.is_quiet)
            for row in Rhythm.objects.filter(workspace=workspace)
        }
        common = CommonRhythm.objects.get(workspace=workspace).days
        again = refresh_workspace(workspace)
        transaction.set_rollback(True)
    assert (found, common) == expected(told)
    assert again == 0


def test_more_than_twice_the_rhythm_is_quiet_and_twice_is_not(known, refresh):
    twice, more = known("Twice", 24, 36, 48), known("More", 25, 37, 49)
    refresh()
    assert [Rhythm.objects.get(pk=one.pk).is_quiet for one in (twice, more)] == [False, True]


def test_time_alone_makes_a_customer_quiet_without_a_refresh(known, refresh):
    larkfield = known("Larkfield", 24, 36, 48)
    refresh()
    with time_machine.travel(NOON + timedelta(days=17), tick=False):
        rhythm = Rhythm.objects.get(pk=larkfield.pk)
        assert (rhythm.is_quiet, rhythm.silent_days, rhythm.usual) == (True, 41, 12)


def test_a_customer_with_two_touches_goes_by_the_rhythm_of_the_workspace(known, refresh):
    known("Ten", 1, 11, 21)
    known("Twenty", 1, 21, 41)
    young = known("Young", 40, 41)
    refresh()
    rhythm = Rhythm.objects.get(pk=young.pk)
    assert (rhythm.own_days, rhythm.usual_days, rhythm.is_quiet) == (None, 15, True)


def test_without_any_rhythm_nobody_is_quiet(known, refresh):
    known("Young", 300, 301)
    refresh()
    assert not Rhythm.objects.quiet().exists()


def test_a_logged_touch_ends_the_silence_at_once(known, refresh, mara):
    larkfield = known("Larkfield", 41, 53, 65)
    refresh()
    log(larkfield, Activity.Kind.CALL, by=mara, text="All well.")
    rhythm = Rhythm.objects.get(pk=larkfield.pk)
    assert (rhythm.silent_days, rhythm.is_quiet, rhythm.weight) == (0, False, 0)


def test_a_note_is_no_touch(known, refresh, mara):
    larkfield = known("Larkfield", 41, 53, 65)
    refresh()
    log(larkfield, Activity.Kind.NOTE, by=mara, text="Nobody there.")
    assert Rhythm.objects.get(pk=larkfield.pk).is_quiet


def test_a_touch_on_the_lead_of_before_counts_too(known, refresh, workspace, mara):
    larkfield, lead = known("Larkfield", 41, 53, 65), LeadFactory(workspace=workspace, status=Status.PROMOTED)
    Promotion.objects.create(workspace=workspace, lead=lead, customer=larkfield)
    refresh()
    log(lead, Activity.Kind.EMAIL, by=mara, text="Sent the list.")
    assert Rhythm.objects.get(pk=larkfield.pk).silent_days == 0


def test_a_touch_of_long_ago_that_is_taken_away_takes_the_rhythm_away(known, refresh):
    larkfield = known("Larkfield", 41)
    refresh()
    larkfield.activities.all().delete()
    refresh()
    assert not Rhythm.objects.filter(pk=larkfield.pk).exists()


def test_why_a_silence_is_fine_outlives_a_merge_that_is_undone(known, refresh, mara):
    kept, seasonal = known("Larkfield", 2), known("Larkfield Ltd", 41, 53, 65)
    refresh()
    snooze(seasonal, by=mara, reason="Back in spring", until=NOON.date() + timedelta(days=90))
    done = merge(kept, seasonal, by=mara)
    assert refresh() == 0
    undo_merge(done, by=mara)
    refresh()
    assert Rhythm.objects.snoozed().get().snooze_reason == "Back in spring"


def test_a_merge_and_its_undo_are_heard_at_once(known, refresh, mara):
    quiet, lively = known("Larkfield", 41, 53, 65), known("Larkfield Ltd", 2)
    refresh()
    done = merge(quiet, lively, by=mara)
    assert not Rhythm.objects.quiet().exists()
    undo_merge(done, by=mara)
    assert list(Rhythm.objects.quiet().values_list("pk", flat=True)) == [quiet.pk]


def test_archived_ones_are_not_quiet(known, refresh, mara):
    archive(known("Larkfield", 41, 53, 65, worth=100), by=mara)
    refresh()
    assert not Rhythm.objects.quiet().exists()
    assert Rhythm.objects.get().weight == 0


def test_how_overdue_times_the_open_value_decides_the_order(known, refresh):
    known("Small", 41, 53, 65, worth=100)
    known("Large", 41, 53, 65, worth=900)
    known("Long", 120, 132, 144, worth=400)
    known("Nothing", 200, 210, 220)
    refresh()
    order = Rhythm.objects.quiet().order_by("-weight", "-overdue").values_list("customer__name", flat=True)
    assert list(order) == ["Long", "Large", "Small", "Nothing"]


def test_another_workspace_is_neither_read_nor_written(known, outsider, refresh):
    other = CustomerFactory(workspace=outsider.workspaces.get())
    talk(other, 41, 53, 65)
    young = known("Young", 41)
    refresh()
    refresh_rhythms(young.workspace_id, [other.pk])
    assert list(Rhythm.objects.values_list("pk", "usual_days")) == [(young.pk, None)]
