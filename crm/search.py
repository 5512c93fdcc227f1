"""Finding records by a few letters, quickly, in a workspace of a million.

Every searchable model keeps a folded `search` column that begins with a token of its workspace. PostgreSQL indexes
it with trigrams (GIN) and keeps that up to date by itself. SQLite's FTS5 trigram table stands beside the model's
table and is filled by `index`: triggers on single inserts would cost five times the insert, and bulk writers fill
it set-wise. What is deleted stays in it unfound, since every look-up joins the model's table and ids are not reused.
"""

from django.db import connection, models

from crm.text import fold

SHORTEST = 3  # a trigram needs three letters; shorter words are matched as the beginning of the name


class Searchable(models.Model):
    """A model found through the search box: `search_text` says by what."""

    SEARCHED = ("name", "website", "email", "phone", "industry")

    search = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def search_text(self):
        """The words this record is found by."""
        return " ".join(str(getattr(self, name) or "") for name in self.SEARCHED)

    def save(self, **kwargs):
        self.search = search_column(self.workspace_id, self.search_text())
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search", "updated_at"}
        super().save(**kwargs)
        index(type(self), [self.pk])


def search_column(workspace_id, text):
    """What the `search` column holds: the workspace's token, then the folded words."""
    return f"{workspace_token(workspace_id)} {fold(text)}"


def workspace_token(workspace_id):
    """A word of at least three letters that no typed text contains, since folding leaves no capital letters."""
    return f"W{workspace_id}W"


def index_table(model):
    """The name of the FTS5 table beside a model's own, on SQLite."""
    return f"{model._meta.db_table}_fts"


def index(model, pks):
    """Bring the search index up to date for rows that were written; PostgreSQL's index needs nothing."""
    if connection.vendor != "sqlite" or not pks:
        return
    table, fts = model._meta.db_table, index_table(model)
    with connection.cursor() as cursor:
        for start in range(0, len(pks), 500):
            some = pks[start : start + 500]
            marks = ",".join(["%s"] * len(some))
            cursor.execute(f'DELETE FROM "{fts}" WHERE rowid IN ({marks})', some)
            cursor.execute(
                f'INSERT INTO "{fts}"(rowid, search) SELECT id, search FROM "{table}" WHERE id IN ({marks})', some
            )


def forget(rows):
    """Take rows that are about to be deleted out of the search index; nothing to do where the table is the index."""
    if connection.vendor != "sqlite" or not issubclass(rows.model, Searchable):
        return
    ids, params = rows.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{index_table(rows.model)}" WHERE rowid IN ({ids})', params)


def words(query):
    """The folded words of what somebody typed; NUL and the rest of the noise gone."""
    return fold(query.replace("\0", " "))[:200].split()


def matching(queryset, query):
    """The rows of `queryset` (of one workspace, see `workspace_of`) that contain every word of `query`.

    Words of one or two letters match the beginning of the name. An empty query matches everything.
    """
    typed = words(query)
    if not typed:
        return queryset
    model = queryset.model
    long = [word for word in typed if len(word) >= SHORTEST]
    for word in typed:
        if len(word) < SHORTEST:
            first = "name_folded" if hasattr(model, "name_folded") else "search"
            queryset = queryset.filter(
                **{f"{first}__startswith" if first == "name_folded" else "search__contains": word}
            )
    if not long:
        return queryset
    if connection.vendor == "postgresql":
        for word in long:
            queryset = queryset.filter(search__contains=word)
        return queryset
    token = [f"W{_workspace_id(queryset)}W"] if _workspace_id(queryset) else []
    match = " AND ".join('"' + word.replace('"', '""') + '"' for word in token + long)
    return queryset.extra(  # the ORM has no MATCH; the parameter is bound, the table name is ours
        where=[f'"{model._meta.db_table}"."id" IN (SELECT rowid FROM "{index_table(model)}" WHERE search MATCH %s)'],
        params=[match],
    )


def _workspace_id(queryset):
    """The workspace a queryset such as `request.workspace.leads` was read from, if it was."""
    workspace = queryset._hints.get("instance")
    return workspace.pk if workspace is not None and workspace._meta.model_name == "workspace" else None
