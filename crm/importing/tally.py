"""How many rows of an import have which fate and outcome."""

from collections import Counter

from django.db.models import Count

from crm.importing.models import Import


def tally(paste, **where):
    """({fate: rows}, {outcome: rows}) of the rows of an import, or of some of them."""
    fates, outcomes = Counter(), Counter()
    for fate, outcome, n in paste.rows.filter(**where).order_by().values_list("fate", "outcome").annotate(Count("pk")):
        fates[fate] += n
        outcomes[outcome] += n
    return fates, outcomes


def add(paste, fates, outcomes):
    """Add to the counts of an import, and keep them."""
    _keep(paste, Counter(paste.counts) + Counter(fates), Counter(paste.outcomes) + Counter(outcomes))


def recount(paste):
    """Count all rows again."""
    _keep(paste, *tally(paste))


def _keep(paste, fates, outcomes):
    paste.counts, paste.outcomes = dict(fates), dict(outcomes)
    Import.objects.filter(pk=paste.pk).update(counts=paste.counts, outcomes=paste.outcomes)


def exchange(paste, before, after):
    """Replace what some rows counted for by what they count for now."""
    fates, outcomes = (Counter(old) for old in (paste.counts, paste.outcomes))
    for counts, was, now in ((fates, before[0], after[0]), (outcomes, before[1], after[1])):
        counts.subtract(was)
        counts.update(now)
    _keep(paste, +fates, +outcomes)
