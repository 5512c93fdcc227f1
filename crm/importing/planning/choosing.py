"""What a person decides about single rows of a checked import: another fate, another cell."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm import bulk
from crm.exceptions import DomainError
from crm.importing import tally
from crm.importing.models import Import, ImportRow
from crm.importing.planning import choices, decisions, judging, names, new_tags, repeats
from crm.importing.planning.rows import READ, Cleaner
from crm.importing.planning.staging import AlreadyConfirmed
from crm.importing.reading.rowing import NUL, shown

Fate = ImportRow.Fate
LONGEST = 100_000
_UNKEPT = str.maketrans("", "", f"\0{NUL}")
TOO_LONG = gettext_lazy("This is too long for a cell.")


@transaction.atomic
def choose(paste, choice, *, rows):
    """Decide for `rows` (a queryset of the import's rows): one of `Choice`, or "" for what the fate says. Returns how many.

    Rows whose fate does not allow it stay as they are. Raises AlreadyConfirmed when the import is written.
    """
    _lock(paste)
    done = choices.apply(paste, choice, rows.filter(paste=paste))
    _recount(paste)
    return done


@transaction.atomic
def edit(paste, row, typed):
    """Put texts into cells of a row ({column: text}) and judge it again at once, with its repeats. Returns the row.

    Raises DomainError for a column that there is not or a text of more than 100,000 characters.
    """
    _lock(paste)
    if not all(0 <= column < len(paste.columns) for column in typed):
        raise DomainError(_("There is no such column."))
    if any(len(text) > LONGEST for text in typed.values()):
        raise DomainError(TOO_LONG)
    row = paste.rows.get(pk=row.pk)
    came = row.came or row.cells.copy()
    _type_over(row.cells, typed)
    row.errors.pop("", None)
    came = None if decisions.alike(came, row.cells) else came
    ImportRow.objects.filter(pk=row.pk).update(cells=row.cells, came=came)
    bulk.update(ImportRow, READ, [(*Cleaner(paste).read(row.cells), row.pk)])
    paste.rows.filter(pk=row.pk).exclude(choice="").update(choice="")
    _judge_with_repeats(paste, row.number)
    _recount(paste)
    return paste.rows.get(pk=row.pk)


@transaction.atomic
def look_again(paste, rows):
    """Judge rows anew, since what they met has changed. What was chosen stays. Raises AlreadyConfirmed."""
    _lock(paste)
    for number in rows.values_list("number", flat=True):
        _judge_with_repeats(paste, number)
    _recount(paste)


def _type_over(cells, typed):
    cells += [""] * (max(typed, default=-1) + 1 - len(cells))
    for column, text in typed.items():
        if text.splitlines() != shown(cells[column]).splitlines():  # browsers send every line end as CR LF
            cells[column] = text.translate(_UNKEPT).encode("utf-8", "replace").decode()


def _judge_with_repeats(paste, number):
    alone = paste.rows.filter(twin=number, fate=Fate.REPEAT)
    numbers = [number, *alone.values_list("number", flat=True)]
    repeats.forget(paste, twin=number)
    for one in numbers:
        judging.judge(paste, "r.number = %(number)s", number=one)
    repeats.mark_anew(paste, numbers)
    choices.keep(paste)


def _recount(paste):
    tally.recount(paste)
    new_tags.foresee(paste)
    names.count(paste)


def _lock(paste):
    if (
        not Import.objects.select_for_update()
        .filter(pk=paste.pk, phase=paste.phase, status=Import.Status.CHECKED)
        .exists()
    ):
        raise AlreadyConfirmed(_("This import is not waiting any more."))
