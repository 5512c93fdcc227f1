"""The tags of records, read with the records themselves: a list that shows them asks no query more."""

from django.db.models import Aggregate, OuterRef, Subquery, TextField

from crm.attached import link_of
from crm.tags.models import Tagging
from crm.vocabulary import vocabulary


class Ids(Aggregate):
    """The ids of a group on one line, with commas between."""

    function = "group_concat"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **more):
        """The same in PostgreSQL's words."""
        return self.as_sql(compiler, connection, template="string_agg((%(expressions)s)::text, ',')", **more)


def with_tags(queryset, workspace):
    """The rows with their `tag_ids`, for `tags_of`; as they are where the workspace has no tags."""
    if not vocabulary(workspace).tags:
        return queryset
    link = link_of(queryset.model)
    mine = Tagging.objects.filter(**{link: OuterRef("pk")}).order_by().values(link)
    return queryset.annotate(tag_ids=Subquery(mine.annotate(ids=Ids("tag")).values("ids")))


def tags_of(record, workspace):
    """The tags of a record that was read `with_tags`, by name."""
    if not (ids := getattr(record, "tag_ids", "")):
        return []
    tags = vocabulary(workspace).tag_by_id
    found = [tags[int(pk)] for pk in ids.split(",") if int(pk) in tags]
    return sorted(found, key=lambda tag: (tag.name_folded, tag.pk))
