"""What a person decides about single rows of a checked import: another fate, another cell."""

from django.db import transaction
from django.utils.translation import gettext as _

from crm import bulk
from crm.exceptions import DomainError
from crm.importing import judging, kinds, repeats, tally
from crm.importing.models import Import, ImportRow
from crm.importing.rows import READ, Cleaner
from crm.importing.staging import AlreadyConfirmed

Fate, Choice = ImportRow.Fate, ImportRow.Choice
LONGEST = 100_000
UPDATABLE = {Fate.UPDATE, Fate.SAME, Fate.DUPLICATE, Fate.CONFLICT, Fate.DISQUALIFIED}


def choices_for(fate, kind):
    """What may be chosen for rows of a fate, beside what it says itself."""
    if fate == Fate.INVALID:
        return []
    choices = [Choice.CREATE, Choice.SKIP]
    if fate in UPDATABLE:
        choices.insert(1, Choice.UPDATE)
    if fate == Fate.CUSTOMER and kind.records.attach:
        choices.insert(0, Choice.CONTACT)
    return choices


@transaction.atomic
def choose(paste, choice, *, rows):
    """Decide for `rows` (a queryset of the import's rows): one of `Choice`, or "" for what the fate says. Returns how many.

    Rows whose fate does not allow it stay as they are. Raises AlreadyConfirmed when the import is written.
    """
    _lock(paste)
    kind, done = kinds.get(paste.kind), 0
    for fate in Fate.values:
        if choice and choice not in choices_for(fate, kind):
            continue
        outcome = judging.plan(ImportRow(fate=fate, choice=choice), paste.duplicates)
        done += rows.filter(paste=paste, fate=fate).update(choice=choice, outcome=outcome)
    tally.recount(paste)
    return done


@transaction.atomic
def edit(paste, row, column, text):
    """Put `text` into one cell of a row and judge it again at once, with the rows that were its repeats. Returns the row.

    Raises DomainError for a column that there is not or a text of more than 100,000 characters.
    """
    _lock(paste)
    if not 0 <= column < len(paste.columns):
        raise DomainError(_("There is no such column."))
    if len(text) > LONGEST:
        raise DomainError(_("This is too long for a cell."))
    row = paste.rows.get(pk=row.pk)
    row.cells += [""] * (column + 1 - len(row.cells))
    row.cells[column] = text.replace("\0", "")
    row.errors.pop("", None)
    ImportRow.objects.filter(pk=row.pk).update(cells=row.cells)
    bulk.update(ImportRow, READ, [(*Cleaner(paste).read(row.cells), row.pk)])
    paste.rows.filter(pk=row.pk).exclude(choice="").update(choice="")
    _judge_with_repeats(paste, row.number)
    tally.recount(paste)
    return paste.rows.get(pk=row.pk)


def _judge_with_repeats(paste, number):
    alone = paste.rows.filter(twin=number, fate=Fate.REPEAT)
    numbers = [number, *alone.values_list("number", flat=True)]
    repeats.forget(paste, twin=number)
    for one in numbers:
        judging.judge(paste, "r.number = %(number)s", number=one)
    repeats.mark(paste)


def _lock(paste):
    if not Import.objects.select_for_update().filter(pk=paste.pk, status=Import.Status.CHECKED).exists():
        raise AlreadyConfirmed(_("This import is not waiting any more."))
