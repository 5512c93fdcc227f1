"""How each engine looks words up: which rows, and whether the index or the list's own order is the quicker way.

A word that few rows contain is read from the search index, whatever the sort. A word that many contain would make
the index bring hundreds of thousands of rows to sort; there, reading the list in its order meets fifty of them within
a few hundred rows. PostgreSQL's statistics say how common words are; SQLite's FTS5 is asked for 2,000 rows at most.
"""

import json

from django.db import connection
from django.db.models import BooleanField, Expression, F, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

SHORTEST = 3  # a trigram needs three letters; shorter words are matched as the beginning of the name
LAST = "\U0010ffff"  # greater than every letter
FEW = {"sqlite": 2_000, "postgresql": 2_000}  # up to here the index is the quicker way; about equal there
COMMON, FEWER, MATCH = "search_common", "search_few", "search_match"


def index_table(model):
    """The name of the FTS5 table beside a model's own, on SQLite."""
    return f"{model._meta.db_table}_fts"


def workspace_token(workspace_id):
    """A word of at least three letters that no typed text contains, since folding leaves no capital letters."""
    return f"W{workspace_id}W"


def narrow(queryset, typed, *, workspace_id):
    """The rows of `queryset` that contain all the folded words `typed`."""
    if connection.vendor == "postgresql":
        return _narrow_postgresql(queryset, typed, workspace_id)
    return _narrow_sqlite(queryset, typed, workspace_id)


def is_common(queryset):
    """Whether a queryset is searched for words that many rows contain."""
    return COMMON in queryset._hints


def is_rare(queryset):
    """Whether few rows of a queryset can fit, as when it is searched for rare words: all of these are looked at, whatever is shown."""
    return FEWER in queryset._hints


def can_lead(queryset):
    """Whether SQLite's index can lead, newest rows first, as long as no filter but the list's usual one is set."""
    return MATCH in queryset._hints


def looked_into(queryset):
    """Note that each row of a queryset has to be looked into, so that it is counted less far."""
    return _common(queryset.all())


def found_few(queryset):
    """Note that few rows of a queryset fit, and that all of these are looked at."""
    return _rare(queryset.all())


def filtered(queryset):
    """Note that a searched queryset is filtered: a filter's own index leads then, and the words are a condition."""
    if can_lead(queryset):
        queryset = queryset.all()
        queryset._hints = {name: hint for name, hint in queryset._hints.items() if name != MATCH}
    return queryset


def led_by_index(queryset, *, down=True, beyond=None):
    """The rows by id as FTS5 finds them, one after the other and none too many, from the row `beyond` on."""
    fts, table = index_table(queryset.model), queryset.model._meta.db_table
    where = [f'"{fts}"."search" MATCH %s', f'"{fts}"."rowid" = "{table}"."id"']
    params = [queryset._hints[MATCH]]
    if beyond is not None:
        where.append(f'"{fts}"."rowid" {"<" if down else ">"} %s')
        params.append(beyond)
    order = f"-{fts}.rowid" if down else f"{fts}.rowid"
    return queryset.order_by().extra(tables=[fts], where=where, params=params, order_by=[order])


def _narrow_postgresql(queryset, typed, workspace_id):
    model = queryset.model
    found = model._base_manager.filter(has_all(model, typed))
    if workspace_id is not None:
        found = found.filter(workspace_id=workspace_id)
    found = found.order_by().values(address=RawSQL("ctid", ()))
    if json.loads(found.explain(format="json"))[0]["Plan"]["Plan Rows"] > FEW["postgresql"]:
        return _common(queryset.filter(has_all(model, typed)))
    return _rare(queryset.filter(Among(*found.query.sql_with_params())))


def _narrow_sqlite(queryset, typed, workspace_id):
    model, long = queryset.model, [word for word in typed if len(word) >= SHORTEST]
    short = [word for word in typed if len(word) < SHORTEST]
    if long:
        token = [workspace_token(workspace_id)] if workspace_id is not None else []
        match = " AND ".join('"' + word.replace('"', '""') + '"' for word in token + long)
        found, params = f'SELECT rowid FROM "{index_table(model)}" WHERE search MATCH %s', [match]
    elif model.SHORT_BEGINS and workspace_id is not None:
        table, match = model._meta.db_table, ""
        found = f'SELECT id FROM "{table}" WHERE workspace_id = %s AND name_folded >= %s AND name_folded < %s'
        params = [workspace_id, short[0], short[0] + LAST]
    else:
        return looked_into(queryset.filter(has_all(model, typed)))
    ids = _few_ids(found, params)
    if ids is None:
        return _common(queryset.filter(has_all(model, typed)), match)
    queryset = queryset.filter(Among("SELECT value FROM json_each(%s)", [json.dumps(ids)]))
    return _rare(queryset.filter(has_all(model, short)) if short else queryset)


def has_all(model, typed):
    """Every word is in the row; one of one or two letters begins the name, where there is one."""
    short = SHORTEST if model.SHORT_BEGINS else 0
    return Q(*(Q(name_folded__startswith=w) if len(w) < short else _has(w) for w in typed))


def _has(word):
    """The word is in the searched text; SQLite's LIKE would take the workspace's token for a word in lower case."""
    if connection.vendor == "postgresql":
        return Q(search__contains=word)
    return Q(GreaterThan(StrIndex(F("search"), Value(word)), 0))


def _few_ids(sql, params):
    """The ids that `sql` finds, or None when they are many."""
    few = FEW["sqlite"]
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {few + 1}", params)
        ids = [pk for (pk,) in cursor.fetchall()]
    return ids if len(ids) <= few else None


class Among(Expression):
    """The row is one of those that SQL of our own selects, true to the table's alias wherever the condition ends up.

    SQLite is told ids. PostgreSQL is told where the rows lie, which holds for one statement: it reads these and no
    others, however few it takes the other conditions for, and in half the time that looking up ids takes.
    """

    conditional = True
    output_field = BooleanField()

    def __init__(self, rows, params):
        super().__init__()
        self.rows, self.params, self.column = rows, tuple(params), F("pk")

    def get_source_expressions(self):
        return [self.column]

    def set_source_expressions(self, expressions):
        (self.column,) = expressions

    def as_sql(self, compiler, connection):
        """The id as it is called here, among the ids."""
        column, params = compiler.compile(self.column)
        return f"{column} IN ({self.rows})", (*params, *self.params)

    def as_postgresql(self, compiler, connection):
        """The address of the row, among the addresses."""
        table = compiler.quote_name_unless_alias(self.column.alias)
        return f"{table}.ctid = ANY (ARRAY({self.rows}))", self.params


def _rare(queryset):
    queryset._hints = {**queryset._hints, FEWER: True}
    return queryset


def _common(queryset, match=""):
    queryset._hints = {**queryset._hints, COMMON: True} | ({MATCH: match} if match else {})
    return queryset
