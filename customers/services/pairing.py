"""Searching for duplicates, and saying of a pair that it is none."""

import json
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm import bulk
from crm.exceptions import DomainError
from customers.likeness import find_pairs, strength
from customers.models import LikelyPair, PairSearch

AT_ONCE = 1_000
STUCK = timedelta(minutes=10)  # after which a search that has not ended may begin anew
COLUMNS = ("workspace_id", "first_id", "second_id", "why", "strength", "found_at")


@transaction.atomic
def begin_search(workspace):
    """Note that a search for duplicates begins. False when one is going on already, so that two people start one."""
    now = timezone.now()
    search, made = PairSearch.objects.select_for_update().get_or_create(workspace=workspace)
    if not made and search.is_running and now - search.started_at < STUCK:
        return False
    PairSearch.objects.filter(pk=search.pk).update(started_at=now, finished_at=None, percent=0)
    return True


def search_pairs(workspace):
    """Find the likely pairs of a workspace anew and keep them. Returns how many there are.

    What somebody called no duplicate stays so. Written in short transactions, so that people at work get to write.
    """
    search = PairSearch.objects.filter(workspace=workspace)
    found = find_pairs(workspace, progress=lambda percent: search.update(percent=percent))
    known = {(one, other): (pk, why, dismissed) for pk, one, other, why, dismissed in _known(workspace)}
    stale = [pk for pair, (pk, why, dismissed) in known.items() if not dismissed and found.get(pair) != why]
    kept = {pair for pair, (_pk, why, dismissed) in known.items() if dismissed or found.get(pair) == why}
    for some in _slices(stale):
        LikelyPair.objects.filter(pk__in=some, dismissed_at=None).delete()
    for some in _slices([_row(workspace, pair, why) for pair, why in found.items() if pair not in kept]):
        _write(workspace, some)
    search.update(finished_at=timezone.now(), percent=100)
    return len(found)


def _known(workspace):
    return workspace.likely_pairs.values_list("pk", "first_id", "second_id", "why", "dismissed_at")


def _slices(rows):
    return [rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE)]


def _row(workspace, pair, why):
    found_at = connection.ops.adapt_datetimefield_value(timezone.now())
    return (workspace.pk, *pair, json.dumps(why), strength(why), found_at)


def _write(workspace, rows):
    """Insert pairs; those that another search has written meanwhile are left out."""
    with transaction.atomic():
        PairSearch.objects.select_for_update().filter(workspace=workspace).first()
        firsts = {row[1] for row in rows}
        there = set(LikelyPair.objects.filter(first__in=firsts).values_list("first_id", "second_id"))
        bulk.copy(LikelyPair, COLUMNS, [row for row in rows if row[1:3] not in there])


@transaction.atomic
def dismiss(pair, *, by):
    """Remember that two customers are two; the search never offers them again. Opposite: `offer_again`."""
    decided = LikelyPair.objects.filter(pk=pair.pk, dismissed_at=None)
    if not decided.update(dismissed_at=timezone.now(), dismissed_by=by):
        raise DomainError(_("This pair has been decided already."))


@transaction.atomic
def offer_again(pair):
    """Take back that two customers are two."""
    if (
        not LikelyPair.objects.filter(pk=pair.pk)
        .exclude(dismissed_at=None)
        .update(dismissed_at=None, dismissed_by=None)
    ):
        raise DomainError(_("This pair is on the list already."))
