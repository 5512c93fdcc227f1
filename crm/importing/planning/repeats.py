"""Rows that say again what an earlier row of the same paste says."""

from functools import reduce
from itertools import groupby
from operator import attrgetter, or_

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from crm.importing import kinds
from crm.importing.models import ImportRow
from crm.importing.planning import judging, matching

MOST = (
    50  # rows of one key that a further one is compared with: a list of "Unknown" 10,000 times must not take for ever
)
SAVED = 1_000
KEYS = tuple(key for key in matching.WHY if key != "near")
Fate = ImportRow.Fate
_READ = ("id", "paste", "number", "values", "fate", "choice", "outcome", *KEYS)


def mark(paste):
    """Find the repeats among the rows that would be new: for each key one grouped query, and only rows that share it are read.

    The first row of each stays. Nothing is decided against what a person chose.
    """
    strict = kinds.get(paste.kind).records.strict_email
    for key in KEYS:
        _mark(paste, key, strict)


def mark_anew(paste, numbers):
    """As `mark`, after the rows with these numbers changed: only rows that share a key with one of them are read."""
    strict = kinds.get(paste.kind).records.strict_email
    changed = list(paste.rows.filter(number__in=numbers).values(*KEYS))
    values = {key: {row[key] for row in changed} - {""} for key in KEYS}
    shared = reduce(or_, (Q(**{f"{key}__in": some}) for key, some in values.items()))
    rows = paste.rows.filter(shared, fate=Fate.NEW).order_by("number").only(*_READ)
    rows = list(rows)  # sorted by number, which sorting by a key keeps
    for key in KEYS:
        of_key = attrgetter(key)
        mine = sorted((row for row in rows if row.fate == Fate.NEW and of_key(row) in values[key]), key=of_key)
        for _value, group in groupby(mine, key=of_key):
            judging.save(list(_repeats(group, key, strict, paste)))


def forget(paste, **where):
    """Take repeats for new rows again, so that they can be judged anew. Returns how many."""
    return paste.rows.filter(fate=Fate.REPEAT, **where).update(fate=Fate.NEW, outcome="created", twin=None, reason="")


def _mark(paste, key, strict):
    fresh = paste.rows.filter(fate=Fate.NEW)
    shared = fresh.exclude(**{key: ""}).order_by().values(key).annotate(n=Count("pk")).filter(n__gt=1).values(key)
    rows = fresh.filter(**{f"{key}__in": shared}).order_by(key, "number")
    rows = rows.only(*_READ)
    found = []
    for _value, group in groupby(rows.iterator(chunk_size=2_000), key=lambda row: getattr(row, key)):
        found += _repeats(group, key, strict, paste)
        if len(found) >= SAVED:
            judging.save(found)
            found = []
    judging.save(found)


def _repeats(group, key, strict, paste):
    """Those of one group of rows that are the same as an earlier one of it."""
    first = []
    for row in group:
        mine = matching.keys_of_row(row)
        twin = next((number for number, other in first if _is_same(mine, other, key, strict)), None)
        if twin is None:
            if len(first) < MOST:
                first.append((row.number, mine))
            continue
        row.fate, row.twin, row.changes, row.target_id = Fate.REPEAT, twin, {}, None
        row.reason = _("Row %(row)d: %(why)s") % {"row": twin, "why": matching.WHY[key]}
        row.outcome = judging.plan(row, paste.duplicates)
        yield row


def _is_same(mine, other, key, strict):
    """Within one paste the same name is enough when nothing speaks against it; unsure otherwise means another one."""
    says = matching.is_same(mine, other, key, strict_email=strict)
    return says == "same" or (says == "perhaps" and key == "name_key")
