"""What somebody may have meant: rows whose name is spelt nearly like the query, for when the search finds little."""

from itertools import combinations

from django.db import connection
from rapidfuzz import fuzz

from crm.search import words
from crm.search_lookup import index_table, workspace_token

SHORTEST = 4  # fewer letters are like too many words
ALIKE = 70  # per cent, each word on average: two letters swapped or one wrong in six pass
CANDIDATES = 3_000


def similar(queryset, query, *, workspace, most=5):
    """Up to `most` rows of `queryset` whose names are spelt nearly like `query`, the likest first.

    The index gives rows that share some runs of three letters with each word, and rapidfuzz judges their names.
    """
    typed = [word for word in words(query) if len(word) >= SHORTEST][:4]
    if not typed:
        return []
    names = dict(_candidates(queryset.model, typed, workspace.pk))
    likeness = _likeness(typed, {word for name in names.values() for word in name.split()})
    near = {word for like in likeness for word, percent in like.items() if percent >= ALIKE}
    scores = {pk: _score(name, likeness) for pk, name in names.items() if not near.isdisjoint(name.split())}
    best = sorted((pk for pk in scores if scores[pk] >= ALIKE), key=lambda pk: (-scores[pk], -pk))[:most]
    rows = queryset.in_bulk(best)
    return [rows[pk] for pk in best if pk in rows]


def _candidates(model, typed, workspace_id):
    """(id, folded name) of rows that share a clue with each typed word.

    PostgreSQL's own `<%` compares with whole rows: where most share a little with a word, that took seven seconds.
    """
    table, fts = model._meta.db_table, index_table(model)
    if connection.vendor == "postgresql":
        alike = " AND ".join(_any(word, lambda _run: "search LIKE %s") for word in typed)
        runs = [run for word in typed for clue in _clues(word) for run in clue]
        params = [workspace_id, *(f"%{connection.ops.prep_for_like_query(run)}%" for run in runs)]
        sql = f'SELECT id, name_folded FROM "{table}" WHERE workspace_id = %s AND {alike} LIMIT {CANDIDATES}'
    else:
        alike = (_any(word, lambda run: '"' + run.replace('"', '""') + '"') for word in typed)
        params = [" AND ".join([workspace_token(workspace_id), *alike])]
        sql = f"""SELECT id, name_folded FROM "{fts}" JOIN "{table}" ON id = "{fts}".rowid
            WHERE "{fts}".search MATCH %s ORDER BY "{fts}".rowid DESC LIMIT {CANDIDATES}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _clues(word):
    """What a slip spares of a word: one of its runs of three letters, or two of a longer word's.

    Two letters swapped spoil four runs in a row. The more runs there are, the further apart are two that remain, and
    the fewer other words have both.
    """
    runs = list(dict.fromkeys(word[at : at + 3] for at in range(len(word) - 2)))[:10]
    if len(runs) < 5:
        return [(run,) for run in runs]
    apart = max(1, min(3, len(runs) - 5))
    return [(one, other) for (at, one), (to, other) in combinations(enumerate(runs), 2) if to - at >= apart]


def _any(word, written):
    """A condition that any clue of `word` is there; `written` says how a run is written in it."""
    clues = (" AND ".join(written(run) for run in clue) for clue in _clues(word))
    return f"({' OR '.join(f'({clue})' for clue in clues)})"


def _likeness(typed, vocabulary):
    """For each typed word how like it each word of the candidates' names is, in per cent."""
    return [{word: fuzz.ratio(wanted, word) for word in vocabulary} for wanted in typed]


def _score(name, likeness):
    parts = name.split()
    return sum(max(like[part] for part in parts) for like in likeness) / len(likeness) if parts else 0
