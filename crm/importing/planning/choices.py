"""What a person may choose for a row in spite of its fate, and what becomes of a choice when the fate changes."""

from crm.importing import kinds
from crm.importing.models import ImportRow
from crm.importing.planning import judging

Fate, Choice = ImportRow.Fate, ImportRow.Choice
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


def apply(paste, choice, rows):
    """Set a choice ("" for none) on those of `rows`, a queryset, whose fate allows it, and plan by it. Returns how many."""
    kind, done = kinds.get(paste.kind), 0
    for fate in Fate.values:
        if not choice or choice in choices_for(fate, kind):
            outcome = judging.plan(ImportRow(fate=fate, choice=choice), paste.duplicates)
            done += rows.filter(fate=fate).update(choice=choice, outcome=outcome)
    return done


def keep(paste):
    """After rows were judged anew: what was chosen still holds where the new fate allows it, and is forgotten elsewhere.

    Rows to mend are left out whatever was chosen; read otherwise, they may be what they were.
    """
    kind, chosen = kinds.get(paste.kind), paste.rows.exclude(choice="").exclude(fate=Fate.INVALID)
    for fate, choice in chosen.order_by().values_list("fate", "choice").distinct():
        rows = chosen.filter(fate=fate, choice=choice)
        apply(paste, choice if choice in choices_for(fate, kind) else "", rows)
