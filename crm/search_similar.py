"""What somebody may have meant: rows whose name is spelt nearly like the query, for when the search finds little."""

from itertools import combinations

from django.db import connection, transaction
from rapidfuzz import fuzz

from crm.search import words
from crm.search_lookup import index_table, workspace_token

SHORTEST = 4  # fewer letters are like too many words
ALIKE = 70  # per cent, each word on average: two letters swapped or one wrong in six pass
CANDIDATES = 3_000


def similar(queryset, query, *, workspace, most=5):
    """Up to `most` rows of `queryset` whose names are spelt nearly like `query`, the likest first.

    The index gives rows that share some runs of three letters with a word, and rapidfuzz judges their names.
    """
    typed = [word for word in words(query) if len(word) >= SHORTEST][:4]
    if not typed:
        return []
    names = dict(
        queryset.filter(pk__in=_candidates(queryset.model, typed, workspace.pk)).values_list("pk", "name_folded")
    )
    likeness = _likeness(typed, {word for name in names.values() for word in name.split()})
    scores = {pk: _score(name, likeness) for pk, name in names.items()}
    best = sorted((pk for pk in scores if scores[pk] >= ALIKE), key=lambda pk: (-scores[pk], -pk))[:most]
    rows = queryset.in_bulk(best)
    return [rows[pk] for pk in best]


def _candidates(model, typed, workspace_id):
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        alike = " AND ".join(["%s <%% search"] * len(typed))
        sql = f'SELECT id FROM "{table}" WHERE workspace_id = %s AND ({alike}) LIMIT {CANDIDATES}'
        return _ids(sql, [workspace_id, *typed])
    match = " AND ".join([workspace_token(workspace_id), *(f"({_runs(word)})" for word in typed)])
    fts = index_table(model)
    return _ids(f'SELECT rowid FROM "{fts}" WHERE search MATCH %s ORDER BY rowid DESC LIMIT {CANDIDATES}', [match])


def _runs(word):
    """An FTS5 condition: two of the word's runs of three letters, or one of a short word's, which a slip spares."""
    runs = ['"' + word[at : at + 3].replace('"', '""') + '"' for at in range(len(word) - 2)]
    if len(runs) < 5:
        return " OR ".join(runs)
    return " OR ".join(f"({one} AND {other})" for one, other in combinations(runs[:10], 2))


def _ids(sql, params):
    if connection.vendor != "postgresql":
        return _read(sql, params)
    with transaction.atomic():  # the threshold is for this query alone
        _read("SELECT set_config('pg_trgm.word_similarity_threshold', '0.42', true)", [])
        return _read(sql, params)


def _read(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [value for (value,) in cursor.fetchall()]


def _likeness(typed, vocabulary):
    """For each typed word how like it each word of the candidates' names is, in per cent."""
    return [{word: fuzz.ratio(wanted, word) for word in vocabulary} for wanted in typed]


def _score(name, likeness):
    parts = name.split()
    return sum(max(like[part] for part in parts) for like in likeness) / len(likeness) if parts else 0
