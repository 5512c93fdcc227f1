"""What a person did to single rows outlives a new reading of the source, where the rows still hold the same text."""

from django.db import connection, router

from crm.importing.models import ImportDecision, ImportRow

_KEEP = """
    INSERT INTO crm_importdecision (paste_id, number, came, cells, choice)
    SELECT paste_id, number, coalesce(came, cells), cells, choice FROM crm_importrow
    WHERE paste_id = %s AND (choice <> '' OR came IS NOT NULL)
    ON CONFLICT (paste_id, number) DO UPDATE SET came = excluded.came, cells = excluded.cells, choice = excluded.choice
"""


def unstage(paste):
    """Take the staged rows away, as they are to be read anew; what was decided about them is kept. Within a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [paste.pk])
    paste.rows.all()._raw_delete(router.db_for_write(ImportRow))


def about(paste, rows):
    """{number: decision} of those of `rows` (of a reading, in order) that hold what they held when it was taken."""
    if not paste.phase:  # what is read for the first time was never decided about
        return {}
    kept = paste.decisions.filter(number__range=(rows[0].number, rows[-1].number))
    kept = {decision.number: decision for decision in kept}
    return {
        row.number: kept[row.number] for row in rows if row.number in kept and alike(row.cells, kept[row.number].came)
    }


def given_back(found):
    """Forget decisions that are with their rows again; the others wait for a reading in which these are there again."""
    ImportDecision.objects.filter(pk__in=[decision.pk for decision in found.values()]).delete()


def alike(cells, others):
    """Whether two rows say the same: one may have more empty cells at its end."""
    return _trimmed(cells) == _trimmed(others)


def _trimmed(cells):
    end = next((at for at in range(len(cells), 0, -1) if cells[at - 1]), 0)
    return cells[:end]
