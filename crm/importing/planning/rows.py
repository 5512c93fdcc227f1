"""What a staged row holds: the columns of its table that follow from its cells."""

from json.encoder import encode_basestring as _quoted

from crm.cleaning import domain_of
from crm.custom.types import indexer
from crm.importing import kinds
from crm.importing.cells.naming import MADE
from crm.importing.cells.reader import PROBLEM, Reader
from crm.importing.models import ImportRow
from crm.importing.planning.decisions import alike
from crm.text import name_key

Fate, Outcome = ImportRow.Fate, ImportRow.Outcome

# What reading the cells decides; the rest of a row begins empty.
READ = ("values", "derived", "errors", "email", "domain", "phone", "name_key", "fate", "outcome",
        "changes", "reason", "twin", "target_id")  # fmt: skip
INSERTED = ("paste_id", "number", "cells", "came", "remark", "choice", "undone", *READ)
_EMPTY = ("{}", "", None, None)
_NEW, _INVALID = (str(Fate.NEW), str(Outcome.CREATED)), (str(Fate.INVALID), str(Outcome.FAILED))


class Cleaner:
    """Turns cells into the columns of staged rows, by the mapping of one import."""

    def __init__(self, paste):
        self.paste_id, self.workspace_id = paste.pk, paste.workspace_id
        kind = kinds.of(paste)
        self.records, self.custom = kind.records, indexers(kind.custom)
        self.reader = Reader(kind, paste.columns, paste.mapping, paste.region, makes_names=paste.makes_names)

    def inserted(self, row, decision=None):
        """The columns `INSERTED` of a row that was read from the source; `decision` is what a person made of it before."""
        came, cells, choice, problem = None, row.cells, "", row.problem
        if decision:
            choice = decision.choice
            if not alike(decision.cells, row.cells):
                came, cells, problem = _list(row.cells), decision.cells, ""
        return (
            self.paste_id,
            row.number,
            _list(cells),
            came,
            row.remark,
            choice,
            "",
            *self.read(cells, problem, is_aside=row.is_aside),
        )

    def read(self, cells, problem="", *, is_aside=False):
        """The columns `READ` for the cells of a row; `problem` is why it cannot be taken.

        Of a row that `is_aside` nothing else is said: its cells were never meant for these columns.
        """
        values, errors = self.reader.read(cells)
        if problem:
            values.pop(MADE, None)
            errors = {PROBLEM: problem, **({} if is_aside else errors)}
        if errors:
            return (_object(values), "{}", _object(errors), "", "", "", "", *_INVALID, *_EMPTY)
        keys = self._keys(values)
        derived = self.records.derived(values, self.workspace_id)
        if self.custom:
            derived |= customs(self.custom, values)
        return (_object(values), _object(derived), "{}", *keys, *_NEW, *_EMPTY)

    def _keys(self, values):
        """E-mail, domain, phone and name, as the columns of the same names of a record; a phone only when it is a number."""
        email, phone = values.get("email", ""), values.get("phone", "")
        domain = domain_of(values.get("website", ""), email)[:253]
        return email, domain, phone if phone.startswith("+") else "", name_key(values["name"])[:400]


def customs(fields, values):
    """What a new record has in its column `custom`, as JSON, and what the table of custom values has of each: {column: text}.

    `fields` are those of `indexers`.
    """
    given = [(name, key, index, values[name]) for name, key, index in fields if name in values]
    if not given:
        return {}
    column = _object({key: text for _name, key, _index, text in given})
    return {"custom": column, **{name: index(text) for name, _key, index, text in given}}


def indexers(fields):
    """(name, key, indexer) of custom fields, worked out once for all rows."""
    return [(one.name, one.key, indexer(one)) for one in fields]


def _list(texts):
    """Texts as JSON; json's own encoder takes twice as long, as it is ready for anything."""
    return f"[{','.join(map(_quoted, texts))}]"


def _object(texts):
    """A dict from text to text as JSON."""
    return f"{{{','.join([f'{_quoted(name)}:{_quoted(text)}' for name, text in texts.items()])}}}"
