"""What a staged row holds: the columns of its table that follow from its cells."""

from json.encoder import encode_basestring as _quoted

from crm.cleaning import domain_of
from crm.importing import kinds
from crm.importing.cells.reader import PROBLEM, Reader
from crm.importing.models import ImportRow
from crm.text import name_key

Fate, Outcome = ImportRow.Fate, ImportRow.Outcome

# What reading the cells decides; the rest of a row begins empty.
READ = ("values", "derived", "errors", "email", "domain", "phone", "name_key", "fate", "outcome",
        "changes", "reason", "twin", "target_id")  # fmt: skip
INSERTED = ("paste_id", "number", "cells", "remark", "choice", "undone", *READ)
_EMPTY = ("{}", "", None, None)
_NEW, _INVALID = (str(Fate.NEW), str(Outcome.CREATED)), (str(Fate.INVALID), str(Outcome.FAILED))


class Cleaner:
    """Turns cells into the columns of staged rows, by the mapping of one import."""

    def __init__(self, paste):
        self.paste_id, self.workspace_id = paste.pk, paste.workspace_id
        self.records = kinds.get(paste.kind).records
        self.reader = Reader(kinds.get(paste.kind), paste.columns, paste.mapping, paste.region)

    def inserted(self, row):
        """The columns `INSERTED` of a row that was read from the source."""
        return (self.paste_id, row.number, _list(row.cells), row.remark, "", "", *self.read(row.cells, row.problem))

    def read(self, cells, problem=""):
        """The columns `READ` for the cells of a row; `problem` is why it cannot be taken."""
        values, errors = self.reader.read(cells)
        if problem:
            errors[PROBLEM] = problem
        if errors:
            return (_object(values), "{}", _object(errors), "", "", "", "", *_INVALID, *_EMPTY)
        keys = self._keys(values)
        derived = self.records.derived(values, self.workspace_id)
        return (_object(values), _object(derived), "{}", *keys, *_NEW, *_EMPTY)

    def _keys(self, values):
        """E-mail, domain, phone and name, as the columns of the same names of a record; a phone only when it is a number."""
        email, phone = values.get("email", ""), values.get("phone", "")
        domain = domain_of(values.get("website", ""), email)[:253]
        return email, domain, phone if phone.startswith("+") else "", name_key(values["name"])[:400]


def _list(texts):
    """Texts as JSON; json's own encoder takes twice as long, as it is ready for anything."""
    return f"[{','.join(map(_quoted, texts))}]"


def _object(texts):
    """A dict from text to text as JSON."""
    return f"{{{','.join([f'{_quoted(name)}:{_quoted(text)}' for name, text in texts.items()])}}}"
