"""The fate of each row against what the workspace has, found set-wise and decided only for rows that meet something."""

import json
from collections import defaultdict

from django.utils.translation import gettext as _

from crm import bulk
from crm.importing import kinds
from crm.importing.models import Import, ImportRow
from crm.importing.planning import matching
from crm.importing.planning.probes import NearNames, Probe, look_up
from crm.models import Activity
from crm.optouts import OptOut

Fate, Choice, Outcome = ImportRow.Fate, ImportRow.Choice, ImportRow.Outcome
KEYS = ("email", "domain", "phone", "name_key", "near")
DECIDED = ("fate", "outcome", "reason", "changes", "target_id", "twin")
PLANS = {
    Fate.NEW: Outcome.CREATED,
    Fate.UPDATE: Outcome.UPDATED,
    Fate.SAME: Outcome.UNCHANGED,
    Fate.INVALID: Outcome.FAILED,
}
CHOSEN = {
    Choice.CREATE: Outcome.CREATED, Choice.CONTACT: Outcome.CREATED, Choice.UPDATE: Outcome.UPDATED, Choice.SKIP: Outcome.SKIPPED,
}  # fmt: skip
# Fates that the choice for all duplicates is about; the others say that somebody meant to be left alone.
DUPLICATES = {Fate.UPDATE, Fate.SAME, Fate.DUPLICATE, Fate.REPEAT, Fate.CONFLICT}


def judge(paste, where="TRUE", *, meanwhile=False, **params):
    """Decide the rows of an import for which the SQL condition on `r` holds. Returns the numbers of those that met something.

    Rows that meet nothing are left as they are; a staged row begins as new. What a person chose stays.
    """
    kind = kinds.of(paste)
    met = look_up(paste, probes_of(kind, near=not meanwhile), where, params)
    if meanwhile:
        met = _without_own(paste, kind, met)
    if not met:
        return []
    numbers = list(met)
    rows = [row for start in range(0, len(numbers), 1_000)
            for row in paste.rows.filter(number__in=numbers[start : start + 1_000])]  # fmt: skip
    _decide_all(paste, kind, rows, met)
    save(rows)
    return numbers


def judge_meanwhile(paste, after, last, *, also="TRUE"):
    """Judge new rows of a chunk once more, now that it is written: what they meet may have come since they were checked.

    Records that this import made itself count for nothing, or its colleagues at one company would be doubles; near names
    were looked at when a person could still decide. `also` is a further SQL condition on `r`.
    """
    where = f"r.number > %(after)s AND r.number <= %(last)s AND r.fate = 'new' AND r.choice = '' AND {also}"
    return judge(paste, where, meanwhile=True, after=after, last=last)


def probes_of(kind, *, near=True):
    """Where the rows of a kind are looked up: opt-outs, its own table, and what the rooms above add."""
    own = [Probe(key, kind.model, key, first=kind.records.person if key != "email" else "") for key in KEYS[:-1]]
    out = [Probe(f"optout_{key}", OptOut, key, column="address", most=1) for key in ("email", "domain")]
    names = [NearNames("near", kind.model)] if near else []
    return [*out, *own, *names, *(guard.probe for guard in kind.records.guards)]


def save(rows):
    """Write what was decided."""
    columns = [ImportRow._meta.get_field(name).column for name in DECIDED]
    bulk.update(ImportRow, columns, [(*_stored(row), row.pk) for row in rows])


def plan(row, duplicates):
    """What will be done with a row: what a person chose for it, else what its fate and the choice for duplicates say."""
    if row.fate == Fate.INVALID:
        return Outcome.FAILED
    if row.choice:
        return CHOSEN[row.choice]
    if duplicates == Import.Duplicates.CREATE and row.fate in DUPLICATES:
        return Outcome.CREATED
    return PLANS.get(row.fate, Outcome.SKIPPED)


def _decide_all(paste, kind, rows, met):
    ids = {pk for found in met.values() for key in KEYS for pk in found.get(key, ())}
    records = kind.records.read(ids, kind.by_name)
    closed = kind.records.closed(records.values())
    others = _others(kind, met)
    for row in rows:
        row.reason, row.changes, row.target_id = "", {}, None
        _decide(row, met[row.number], records, closed, others, paste, kind)
        row.outcome = plan(row, paste.duplicates)


def _without_own(paste, kind, met):
    """What was found, less the records that this import has made."""
    ids = {pk for found in met.values() for key in KEYS for pk in found.get(key, ())}
    first = {f"{kind.records.link}__in": ids, "kind": Activity.Kind.CREATED, "data__import": paste.pk}
    made = set(Activity.objects.filter(**first).values_list(f"{kind.records.link}_id", flat=True)) if ids else ids
    for found in met.values():
        for key in KEYS:
            found[key] = [pk for pk in found.get(key, ()) if pk not in made]
    return {number: found for number, found in met.items() if any(found.values())}


def _others(kind, met):
    """{guard: {id: words}} for what the guards found."""
    ids = defaultdict(set)
    for found in met.values():
        for guard in kind.records.guards:
            ids[guard.probe.name].update(found.get(guard.probe.name, ()))
    return {
        guard.probe.name: guard.names(ids[guard.probe.name]) for guard in kind.records.guards if ids[guard.probe.name]
    }


def _decide(row, found, records, closed, others, paste, kind):
    if row.fate == Fate.REPEAT and not row.twin:
        row.fate = Fate.NEW
    if "optout_email" in found or "optout_domain" in found:
        row.fate, row.reason = Fate.OPTED_OUT, _("asked not to be written to")
        return
    verdict = _same_record(row, found, records, ("email",), kind)
    verdict = verdict or _guarded(row, found, others, kind) or _same_record(row, found, records, KEYS[1:], kind)
    if not verdict:
        row.fate = Fate.REPEAT if row.twin else Fate.NEW
        return
    row.fate, row.target_id, row.reason = verdict
    if row.fate in (Fate.UPDATE, Fate.CONFLICT):
        _meet(row, records[row.target_id], closed.get(row.target_id), paste, kind)


def _guarded(row, found, others, kind):
    """What stands in another table: (fate, id, words) of the first guard that found something."""
    for guard in kind.records.guards:
        for pk in found.get(guard.probe.name, ()):
            if pk in others[guard.probe.name]:
                words = {"name": others[guard.probe.name][pk], "why": guard.why}
                return guard.fate, pk, _("%(name)s: %(why)s") % words
    return None


def _same_record(row, found, records, keys, kind):
    """The record of the import's own kind that the row is, or may be: (fate, id, words)."""
    mine, perhaps = matching.keys_of_row(row), None
    for key in keys:
        if key == "near" and row.values["name"] == row.email:
            continue  # nearly the same address is another one
        hits = [pk for pk in found.get(key, ()) if pk in records]
        says = {pk: matching.is_same(mine, matching.keys_of_record(records[pk]), key, strict_email=kind.records.strict_email)
                for pk in hits}  # fmt: skip
        same = [pk for pk in hits if says[pk] == "same"]
        if len(same) > 1:
            same = [pk for pk in same if records[pk]["name_key"] == mine.name_key] or same
        if len(same) == 1 or (same and key == "email"):
            return Fate.UPDATE, min(same), _because(records[min(same)], key)
        perhaps = perhaps or next(((pk, key) for pk in hits if says[pk]), None)
    return perhaps and (
        Fate.CONFLICT,
        perhaps[0],
        _("perhaps %(record)s") % {"record": _because(records[perhaps[0]], perhaps[1])},
    )


def _because(record, key):
    return _("%(name)s: %(why)s") % {"name": record["name"], "why": matching.WHY[key]}


def _meet(row, record, closed, paste, kind):
    """A row whose record is known: what it would change there, or why that takes nothing any more."""
    if closed:
        row.fate, row.reason = closed[0], _("%(name)s: %(why)s") % {"name": record["name"], "why": closed[1]}
        return
    row.changes = kind.records.changes(record, row.values, overwrite=paste.duplicates == Import.Duplicates.OVERWRITE)
    if row.fate == Fate.CONFLICT:
        # Nothing to fill does not make it the same one: only when it differs in nothing need nobody look.
        if not kind.records.changes(record, row.values, overwrite=True):
            row.fate = Fate.SAME
    elif paste.duplicates in (Import.Duplicates.SKIP, Import.Duplicates.CREATE):
        row.fate = Fate.DUPLICATE
    elif not row.changes:
        row.fate = Fate.SAME


def _stored(row):
    return (row.fate, row.outcome, row.reason, json.dumps(row.changes, ensure_ascii=False), row.target_id, row.twin)
