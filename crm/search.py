"""Finding records by a few letters, quickly, in a workspace of a million.

Every searchable model keeps a folded `search` column that begins with a token of its workspace. PostgreSQL indexes
it with trigrams (GIN) and keeps that up to date by itself. SQLite's FTS5 trigram table stands beside the model's
table and is filled by `index`: triggers on single inserts would cost five times the insert, and bulk writers fill
it set-wise. What is deleted stays in it unfound, since every look-up joins the model's table and ids are not reused.
"""

from django.db import connection, models

from crm import search_lookup as lookup
from crm.search_lookup import index_table, workspace_token
from crm.text import fold


class Searchable(models.Model):
    """A model found through the search box: `search_text` says by what."""

    SEARCHED = ("name", "website", "email", "phone", "industry")
    SHORT_BEGINS = True  # words of one or two letters are looked for at the beginning of `name_folded` only

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


def index(model, pks):
    """Bring the search index up to date for rows that were written; PostgreSQL's index needs nothing."""
    if connection.vendor != "sqlite" or not pks:
        return
    table, fts = model._meta.db_table, index_table(model)
    with connection.cursor() as cursor:
        for start in range(0, len(pks), 500):
            some = pks[start : start + 500]
            marks = ",".join(["%s"] * len(some))
            cursor.execute(
                f'INSERT OR REPLACE INTO "{fts}"(rowid, search) SELECT id, search FROM "{table}" WHERE id IN ({marks})',
                some,
            )


def index_from(cursor, model, select, params):
    """Fill the search index of new rows from an SQL SELECT of their ids and `search` columns; set-wise, for bulk writers."""
    if connection.vendor == "sqlite":
        cursor.execute(f'INSERT OR REPLACE INTO "{index_table(model)}"(rowid, search) {select}', params)


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
    """The rows of `queryset` (read from one workspace, such as `request.workspace.leads`) that contain every word of `query`.

    Words of one or two letters match the beginning of the name. An empty query matches everything. What few rows
    match is looked up in the index right away; of a common word the list's own order finds a page of rows sooner,
    so there the words are a plain condition, and `keyset_page` knows how to go on (see `crm.search_lookup`).
    """
    typed = words(query)
    return lookup.narrow(queryset, typed, workspace_id=_workspace_id(queryset)) if typed else queryset


def _workspace_id(queryset):
    """The workspace a queryset such as `request.workspace.leads` was read from, if it was."""
    workspace = queryset._hints.get("instance")
    return workspace.pk if workspace is not None and workspace._meta.model_name == "workspace" else None
