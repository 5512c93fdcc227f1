"""The verb that gives many records the same value in one field."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from crm import bulk, search
from crm.bulkwork import kinds
from crm.bulkwork.models import BulkRow
from crm.bulkwork.story import changed_since, since_words, tell
from crm.models import Activity

Outcome, Undone = BulkRow.Outcome, BulkRow.Undone


@dataclass(frozen=True)
class OneField:
    """Sets `name` on records. What `BulkChange.given` keeps of the value under that name is [id, words] for people."""

    name: str

    @property
    def seen(self):
        """The column whose value is kept when a record is gathered."""
        return (self.name,)

    def apply(self, change, rows, records):
        """Set it where it is still what it was when the records were gathered: what somebody typed meanwhile is theirs."""
        kind, changes = kinds.get(change.kind), {}
        new = _key(change.given[self.name])
        for row in rows:
            record = records.get(row.record_id)
            now = record and _key(self._of(record))
            if record is None:
                row.leave(_("not there any more"))
            elif why := kind.rests(record):
                row.leave(why)
            elif now == new:
                row.outcome = Outcome.SAME
            elif now != row.before[self.name]:
                row.leave(_("somebody changed it at the same moment"))
            else:
                row.outcome = Outcome.CHANGED
                changes[record.pk] = new
        self._write(change, records, changes, by=change.by)

    def take_back(self, change, rows, records):
        """Put the former value back where the new one still stands and nobody has chosen it anew since."""
        kind, changes = kinds.get(change.kind), {}
        new, since = _key(change.given[self.name]), changed_since(change, list(records), self.name)
        for row in rows:
            record = records.get(row.record_id)
            if record is None:
                row.keep(_("not there any more"))
            elif record.pk in since or _key(self._of(record)) != new:
                row.keep(since_words(since.get(record.pk)))
            elif why := kind.rests(record):
                row.keep(why)
            else:
                row.undone = Undone.BACK
                changes[record.pk] = row.before[self.name]
        self._write(change, records, changes, by=change.undone_by)

    def _of(self, record):
        return getattr(record, record._meta.get_field(self.name).attname)

    def _write(self, change, records, changes, *, by):
        """Store {id: value} and tell the stories; a person who is gone leaves the field empty."""
        model = kinds.get(change.kind).model
        people = self._people(model, records, changes)
        pairs = {}
        for pk, value in changes.items():
            value = value if people is None or value in people else None
            old, record = self._of(records[pk]), records[pk]
            setattr(record, model._meta.get_field(self.name).attname, value)
            pairs[pk] = [_worded(old, people), _worded(value, people)]
        store(model, [records[pk] for pk in changes], self.name)
        lines = ((pk, "", {"changes": {self.name: pair}, "of": str(records[pk])}) for pk, pair in pairs.items())
        tell(change, Activity.Kind.FIELDS, lines, by=by)

    def _people(self, model, records, changes):
        """{id: words} of the rows that a foreign key's old and new values point at; None for a plain field."""
        field = model._meta.get_field(self.name)
        if not field.is_relation:
            return None
        ids = {self._of(records[pk]) for pk in changes} | set(changes.values())
        return {pk: str(row) for pk, row in field.related_model._base_manager.in_bulk(ids - {None}).items()}


def store(model, records, name):
    """Save one changed field of locked records with one statement for all, and what they are found by when it is among it."""
    if not records:
        return
    now = timezone.now()
    names = [name, "updated_at"]
    if name in model.SEARCHED:
        names.append("search")
        for record in records:
            record.search = search.search_column(record.workspace_id, record.search_text())
    for record in records:
        record.updated_at = now
    fields = [model._meta.get_field(one) for one in names]
    columns = [field.column for field in fields]
    bulk.update(model, columns, [(*(bulk.stored(field, record) for field in fields), record.pk) for record in records])
    if "search" in names:
        search.index(model, [record.pk for record in records])


def _key(value):
    """A value to compare by: of a person the id, since names change."""
    return value[0] if isinstance(value, list) else value


def _worded(value, people):
    return value if people is None or value is None else [value, people.get(value, "")]
