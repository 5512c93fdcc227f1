"""The tags that rows bring: made where there are none, put on new records, and set on those that were here."""

from django.db import connection
from django.db.models import Exists, OuterRef

from crm import bulk
from crm.columns import TAGS
from crm.importing.models import ImportRow
from crm.importing.planning.new_tags import told_by, wanted_by, with_lines
from crm.models import Tag, Tagging
from crm.tags.lines import line, names_in
from crm.tags.services import make_tags, settle_tags, tags_on, used_tags
from crm.vocabulary import renew

SAYS = f"""r."values" ->> '{TAGS}'"""
ROWS = f'"{ImportRow._meta.db_table}"'


def make(paste, rows):
    """Make the tags that `rows`, a queryset, are going to need. Returns the ids of those for whose tags there is no room.

    The caller holds the lock of the workspace and has a transaction.
    """
    lines = told_by(rows)
    wanted, known = wanted_by(lines), used_tags(paste.workspace)
    if wanted.keys() <= known.keys():
        return []
    now = make_tags(paste.workspace, wanted)
    paste.tags_made += [tag.pk for key, tag in now.items() if key not in known]
    paste.save(update_fields=["tags_made"])
    homeless = {said for said, names in lines.items() if names.keys() - now.keys()}
    said = with_lines(rows).values_list("pk", "said") if homeless else []
    return [pk for pk, text in said if text in homeless]


def take_back(paste):
    """Remove the tags that an import made, where they are on nothing now and nobody gave them another name."""
    if not paste.tags_made:
        return
    renew(paste.workspace)
    mine = paste.workspace.tags.used().filter(pk__in=paste.tags_made, former="")
    # Locked before they are looked at: who is putting one on something at this moment keeps it.
    ids = list(mine.select_for_update().order_by("pk").values_list("pk", flat=True))
    on_any = Exists(Tagging.objects.filter(tag=OuterRef("pk")))
    Tag.objects.filter(~on_any, pk__in=ids).delete()


def put_on_new(paste, kind, where, params):
    """Put them on the records `made_id` of the rows for which the SQL condition on `r` holds."""
    sql = f"SELECT r.made_id, {SAYS} FROM {ROWS} r WHERE {where} AND {SAYS} IS NOT NULL"
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        told = cursor.fetchall()
    tags = used_tags(paste.workspace)
    ids = {text: [tags[key].pk for key in names_in(text) if key in tags] for text in {text for _pk, text in told}}
    pairs = [(tag_id, pk) for pk, text in told for tag_id in ids[text]]
    bulk.copy(Tagging, ("tag_id", f"{kind.records.link}_id"), pairs)


def read(kind, records):
    """Give the records ({id: record}) the line of their tags, which the import compares and changes as their `tags`."""
    had = tags_on(kind.model, records)
    for pk, record in records.items():
        record.tags = line(had[pk].values())


def spelt(text, tags):
    """A line of tags as the `tags` ({key: tag}) themselves are spelt."""
    return line(tags[key].name if key in tags else name for key, name in names_in(text).items())


def store(kind, records, tags):
    """Let records have the tags of their lines; what is no tag any more is left out."""
    ids = {one.pk: {tags[key].pk for key in names_in(one.tags) if key in tags} for one in records}
    settle_tags(kind.model, ids)
