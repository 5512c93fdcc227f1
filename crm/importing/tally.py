"""How many rows of an import have which fate and outcome."""

from collections import Counter

from django.db.models import Count, Q

from crm.importing.models import Import

DECIDED = ~Q(choice="") | Q(came__isnull=False)  # rows that a person chose or typed something for


def tally(paste, **where):
    """({fate: rows}, {outcome: rows}) of the rows of an import, or of some of them."""
    fates, outcomes, _decided = _counted(paste.rows.filter(**where))
    return fates, outcomes


def add(paste, fates, outcomes):
    """Add to the counts of an import, and keep them."""
    _keep(paste, Counter(paste.counts) + Counter(fates), Counter(paste.outcomes) + Counter(outcomes))


def recount(paste):
    """Count all rows again, and those that a person decided about."""
    fates, outcomes, decided = _counted(paste.rows.all())
    _keep(paste, fates, outcomes, decided=decided)


def _counted(rows):
    fates, outcomes, decided = Counter(), Counter(), 0
    groups = rows.order_by().values_list("fate", "outcome")
    for fate, outcome, n, by_hand in groups.annotate(n=Count("pk"), by_hand=Count("pk", filter=DECIDED)):
        fates[fate] += n
        outcomes[outcome] += n
        decided += by_hand
    return fates, outcomes, decided


def _keep(paste, fates, outcomes, **more):
    kept = {"counts": dict(fates), "outcomes": dict(outcomes), **more}
    for name, value in kept.items():
        setattr(paste, name, value)
    Import.objects.filter(pk=paste.pk).update(**kept)


def exchange(paste, before, after):
    """Replace what some rows counted for by what they count for now."""
    fates, outcomes = (Counter(old) for old in (paste.counts, paste.outcomes))
    for counts, was, now in ((fates, before[0], after[0]), (outcomes, before[1], after[1])):
        counts.subtract(was)
        counts.update(now)
    _keep(paste, +fates, +outcomes)
