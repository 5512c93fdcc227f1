"""What the columns of an import are: guessed, remembered, or named by hand."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crm.exceptions import DomainError
from crm.importing import kinds
from crm.importing.cells.dates import settle_order
from crm.importing.mapping.guessing import guess
from crm.importing.mapping.memory import remembered
from crm.importing.mapping.own import own_columns

SHARED = {"note", "tags"}  # targets that several columns may have
MOST_NAMED = 5  # sheets that are named when they are left alone


def learn_columns(paste, table, named):
    """Note what the table in the source looks like and what each column is taken for; `named` goes before the guess.

    Of an import that is read anew, columns under the same headings stay what they were. Raises DomainError when a column or
    target is named that there is not.
    """
    kind = kinds.offered(paste)
    targets = [name for name, _label in kind.choices()]
    before = dict(zip(paste.columns, paste.mapping, strict=True))
    paste.columns, paste.headers, paste.heading = table.columns, table.headers, table.header_row or 0
    paste.delimiter, paste.encoding = table.delimiter, getattr(table, "encoding", paste.encoding)
    paste.problem, paste.other_table = _left_alone(table.unread), None
    known = remembered(paste.workspace, paste.kind, table.columns if table.has_header else [], targets)
    guessed = _as_before(known or guess(table, targets, own_columns(table, kind)), table.columns, before)
    chosen = _with_names(guessed, table.columns, named, targets)
    dates = [field.name for field in kind.fields if field.is_date]
    paste.mapping = settle_order(chosen, dates, [row.cells for row in table.sample])
    paste.save(
        update_fields=["columns", "headers", "heading", "delimiter", "encoding", "problem", "other_table", "mapping"]
    )


def _as_before(guessed, columns, before):
    """The guess for columns that were not there `before` ({name: target}), and for no field that is taken already."""
    taken = {before[name] for name in columns if name in before} - {"note"}
    new = (target if target not in taken else "" for target in guessed)
    return [before.get(name, target) for name, target in zip(columns, new, strict=True)]


def _left_alone(sheets):
    """What is said about the sheets of a workbook that are not read, "" when there are none."""
    if not sheets:
        return ""
    names = ", ".join(f"“{name}”" for name in sheets[:MOST_NAMED]) + (" …" if len(sheets) > MOST_NAMED else "")
    return ngettext(
        "Only the first sheet with rows was read. The sheet %(names)s holds something too: save it as a file of its own,"
        " or copy its cells and paste them.",
        "Only the first sheet with rows was read. The sheets %(names)s hold something too: save each as a file of its own,"
        " or copy its cells and paste them.",
        len(sheets),
    ) % {"names": names}


def _with_names(guessed, columns, named, targets):
    """The guess, with the columns that were named by hand; a field that moved leaves its guessed column."""
    for heading, target in named.items():
        at = next((at for at, name in enumerate(columns) if name.casefold() == heading.strip().casefold()), None)
        if at is None:
            raise DomainError(_("There is no column “%(name)s”.") % {"name": heading})
        if target and target not in targets:
            words = {"name": target, "fields": ", ".join(targets)}
            raise DomainError(_("There is no field “%(name)s”. Choose among %(fields)s.") % words)
        guessed = ["" if other == target and target not in SHARED else other for other in guessed]
        guessed[at] = target
    return guessed
