"""From a paste to judged rows that wait for a yes; changing the mapping judges them again."""

from django.db import transaction
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.importing import kinds, mapping
from crm.importing.cells import PROBLEM
from crm.importing.judging import judge
from crm.importing.models import Import, ImportRow
from crm.importing.reading import read_table

JUDGED = ("values", "errors", "changes", "fate", "reason", "target_id")


class AlreadyConfirmed(DomainError):
    """The import has been written, or is being written; nothing was done."""


@transaction.atomic
def stage(workspace, kind, text, *, by=None, filename="", encoding="", duplicates="skip", named=None):
    """Read `text` into an import of `kind` (a key) that waits to be confirmed, with the fate of each row.

    `named` ({heading: field}) goes before the guess. Raises Unreadable when the text is no table.
    """
    table = read_table(text)
    fields = [name for name, _label in kinds.get(kind).choices()]
    paste = Import(workspace=workspace, kind=kind, by=by, duplicates=duplicates)
    paste.filename, paste.encoding, paste.delimiter = filename[:200], encoding, table.delimiter
    paste.source, paste.columns = text, table.columns
    paste.mapping = _with_names(mapping.guess(table, fields), table, named or {}, fields)
    rows = [
        ImportRow(number=row.number, cells=row.cells, errors={PROBLEM: row.problem} if row.problem else {})
        for row in table.rows
    ]
    judge(paste, rows)
    paste.save()
    for row in rows:
        row.paste = paste
    ImportRow.objects.bulk_create(rows, batch_size=1_000)
    return paste


@transaction.atomic
def remap(paste, *, mapping, duplicates):
    """Take the columns of a waiting import for `mapping` (a field or "" each) and judge every row again."""
    waiting = Import.objects.select_for_update().filter(pk=paste.pk, status=Import.Status.CHECKED).first()
    if waiting is None:
        raise AlreadyConfirmed(_("This import is written already."))
    rows = list(waiting.rows.order_by("number"))
    waiting.mapping, waiting.duplicates = mapping, duplicates
    judge(waiting, rows)
    waiting.save(update_fields=["mapping", "duplicates", "counts"])
    _save(rows)
    return waiting


def _save(rows):
    """Write what was decided about rows that are staged already."""
    ImportRow.objects.bulk_create(
        rows, batch_size=1_000, update_conflicts=True, unique_fields=["id"], update_fields=JUDGED
    )


@transaction.atomic
def discard(paste):
    """Forget an import that was not confirmed. Raises AlreadyConfirmed for one that was: receipts stay."""
    gone, _each = Import.objects.filter(pk=paste.pk, status=Import.Status.CHECKED).delete()
    if not gone:
        raise AlreadyConfirmed(_("This import is written already. Its receipt stays."))


def _with_names(guessed, table, named, fields):
    """The guess, with the columns that were named by hand; a field that moved leaves its guessed column."""
    for heading, field in named.items():
        at = next((at for at, name in enumerate(table.columns) if name.casefold() == heading.strip().casefold()), None)
        if at is None:
            raise DomainError(_("There is no column “%(name)s”.") % {"name": heading})
        if field and field not in fields:
            raise DomainError(
                _("There is no field “%(name)s”. Choose among %(fields)s.")
                % {"name": field, "fields": ", ".join(fields)}
            )
        guessed = ["" if other == field else other for other in guessed]
        guessed[at] = field
    return guessed
