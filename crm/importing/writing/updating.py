"""Changing records that were here already: what is empty, or all that was mapped, by what stands there now."""

import copy
from functools import cached_property

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from crm import bulk, search
from crm.columns import TAGS
from crm.custom.records import put
from crm.custom.values import index
from crm.importing.models import Import, ImportRow
from crm.importing.planning.judging import save
from crm.importing.writing import tagging
from crm.models import Activity
from crm.tags.services import used_tags

Fate, Outcome = ImportRow.Fate, ImportRow.Outcome
DERIVED = ("name_folded", "name_key", "domain", "search", "updated_at", "status_at")


def update(paste, kind, rows):
    """Apply the rows (ImportRows whose record is known) to their records, and write down old and new in both.

    What a person typed meanwhile counts: the change is worked out again from the locked record.
    """
    rows = list(rows)
    records = lock(kind, [row.target_id for row in rows])
    closed = closed_now(kind, records.values())
    changes = Changes(paste, kind, records, by=paste.by_id)
    for row in rows:
        row.changes = {}
        if row.target_id not in records:
            row.outcome, row.reason = Outcome.SKIPPED, _("not there any more")
        elif is_closed(row, closed):
            row.outcome, (row.fate, row.reason) = Outcome.SKIPPED, closed[row.target_id]
        else:
            _fit(row, records[row.target_id], paste, kind)
            changes.spell(row.changes)
            changes.apply(row.target_id, row.changes)
    changes.store()
    save(rows)


def _fit(row, record, paste, kind):
    """Work out what a row changes on the record as it is now."""
    names = [*kind.records.columns(kind.by_name), *(column.attribute for column in kind.own)]
    now = {name: getattr(record, name) for name in names}
    row.changes = kind.records.changes(now, row.values, overwrite=paste.duplicates == Import.Duplicates.OVERWRITE)
    row.outcome = Outcome.UPDATED if row.changes else Outcome.UNCHANGED


def lock(kind, ids):
    """{id: record} of the records that are there, locked in the order in which all who lock several do it."""
    return with_tags(kind, kind.model.objects.select_for_update().order_by("pk").in_bulk(ids))


def with_tags(kind, records):
    """The records ({id: record}), with the line of their tags where the import has tags."""
    if kind.has_tags:
        tagging.read(kind, records)
    return records


def closed_now(kind, records):
    """{id: (fate, words)} of the records that take nothing any more, such as promoted leads."""
    columns = ("name", *kind.records.closing)
    return kind.records.closed([{"id": one.pk} | {name: getattr(one, name) for name in columns} for one in records])


def is_closed(row, closed):
    """Whether a row's record takes nothing any more, by `closed_now`; a person may insist, but on no promoted lead."""
    verdict = closed.get(row.target_id)
    return bool(verdict) and (not row.choice or verdict[0] == Fate.PROMOTED)


def rests(row, closed):
    """Whether an undo leaves a row's record alone. One that was only disqualified since gets its values back."""
    return is_closed(row, closed) and closed[row.target_id][0] != Fate.DISQUALIFIED


class Changes:
    """Changes of locked records ({id: record}) and the lines about them, saved together by `store`; `by` is a person's id."""

    def __init__(self, paste, kind, records, *, by):
        self.paste, self.kind, self.records, self.by = paste, kind, records, by
        self.lines, self.changed, self.has_tags = [], {}, False
        self.last_status = self._last_status() if "status_at" in kind.records.columns(DERIVED) else {}

    @cached_property
    def tags(self):
        """{key: tag} of the workspace."""
        return used_tags(self.paste.workspace)

    def spell(self, pairs):
        """Tags are told as they are spelt, so that an undo knows them again."""
        if TAGS in pairs:
            pairs[TAGS][1] = tagging.spelt(pairs[TAGS][1], self.tags)

    def apply(self, pk, pairs, **more):
        """Set the new values of `pairs` ({field: [old, new]}) on a record, and bring along what follows; `more` goes into its line."""
        if not pairs:
            return
        record = self.changed[pk] = self.records[pk]
        old = copy.copy(record)
        for name, (_old, value) in pairs.items():
            put(record, name, value)
        self.has_tags |= TAGS in pairs
        self._tell(record, Activity.Kind.FIELDS, {"changes": pairs, "of": str(record), **more})
        if settled := self.kind.records.settle(old, record):
            self._settle(record, settled)

    def _settle(self, record, settled):
        """A status that comes back as it was has been there since then, not since now."""
        since, before = record.status_at, self.last_status.get(record.pk, {})
        is_back = before.get("itself") and (before["from"], before["to"]) == (settled["to"], settled["from"])
        record.status_at = parse_datetime(before["since"]) if is_back and before.get("since") else timezone.now()
        told = self.last_status[record.pk] = {**settled, "since": since.isoformat()}
        self._tell(record, Activity.Kind.STATUS, told)

    def _last_status(self):
        """{id: data of the newest line about its status}."""
        link = self.kind.records.link
        lines = Activity.objects.filter(**{f"{link}__in": self.records}, kind=Activity.Kind.STATUS)
        return dict(lines.order_by("happened_at", "id").values_list(f"{link}_id", "data"))

    def _tell(self, record, what, data):
        actor = Activity.Actor.PERSON if self.by else Activity.Actor.SYSTEM
        line = Activity(workspace_id=self.paste.workspace_id, kind=what, by_id=self.by, actor=actor,
                        data={**data, "import": self.paste.pk})  # fmt: skip
        setattr(line, f"{self.kind.records.link}_id", record.pk)
        self.lines.append(line)

    def store(self):
        """Save what changed with one statement for all, with the search index, the tags and the stories."""
        store(self.kind, self.changed.values())
        if self.has_tags:
            tagging.store(self.kind, self.changed.values(), self.tags)
        Activity.objects.bulk_create(self.lines, batch_size=500)


def store(kind, records):
    """Save changed records with one statement for all, their search index, and the table of their custom values."""
    records = list(records)
    custom = {one.pk: one.custom for one in records if one.__dict__.pop("custom_is_put", False)}
    names = [*kind.by_name, *kind.records.prepared, *DERIVED, *(["custom"] if custom else [])]
    fields = kind.records.columns(dict.fromkeys(names))
    for record in records:
        record.derive()
        record.search = search.search_column(record.workspace_id, record.search_text())
        record.updated_at = timezone.now()
    columns = [kind.model._meta.get_field(name) for name in fields]
    bulk.update(kind.model, [column.column for column in columns],
                [(*(bulk.stored(column, record) for column in columns), record.pk) for record in records])  # fmt: skip
    search.index(kind.model, [record.pk for record in records])
    if custom:
        index(kind.model, custom, records[0].workspace_id)
