"""The tags that rows bring and the workspace has not, known before anything is written."""

from django.db.models import Min
from django.db.models.fields.json import KeyTextTransform

from crm.columns import TAGS
from crm.importing.models import Import, ImportRow
from crm.tags.lines import names_in
from crm.tags.models import MOST
from crm.tags.services import used_tags

Outcome = ImportRow.Outcome


def with_lines(rows):
    """Those of `rows` that bring tags, with the line of these as `said`."""
    return rows.filter(values__has_key=TAGS).annotate(said=KeyTextTransform(TAGS, "values")).order_by()


def told_by(rows):
    """{line: {key: name}} of the lines of tags in `rows`, a queryset, in the order of the rows.

    Thousands of rows have few different lines, so each of them is read once.
    """
    lines = with_lines(rows).values("said").annotate(first=Min("number")).order_by("first")
    return {said: names_in(said) for said in lines.values_list("said", flat=True)}


def wanted_by(lines):
    """{key: name} of all tags on the lines of `told_by`, each as the first row spells it."""
    wanted = {}
    for key, name in (pair for names in lines.values() for pair in names.items()):
        wanted.setdefault(key, name)
    return wanted


def foresee(paste):
    """Keep the names of the tags that a checked import would make: of a great many, one more than a workspace may have."""
    names = []
    if TAGS in paste.mapping:
        known = used_tags(paste.workspace)
        wanted = wanted_by(told_by(paste.rows.filter(outcome__in=[Outcome.CREATED, Outcome.UPDATED])))
        names = [name for key, name in wanted.items() if key not in known][: MOST + 1]
    if names != paste.new_tags:
        paste.new_tags = names
        Import.objects.filter(pk=paste.pk).update(new_tags=names)
