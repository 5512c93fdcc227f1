"""Rows that have something in a table beside their own: tags, custom values."""

from django.db import connection
from django.db.models import Exists, OuterRef

from crm import search_lookup as lookup

FEW = 5_000  # up to here looking the rows up is quicker than reading the list and asking of each; about equal there


def having(queryset, every, link):
    """The rows of `queryset` to which each of `every`, querysets of other tables, has a row pointing by its column `link`.

    A few are looked up, and told apart by one query for all. What thousands have the list's own order meets soon: there
    each row is asked, and the list is counted less far. Either way a page out of a million leads takes a few thousand
    look-ups at most.
    """
    every = [rows.order_by() for rows in every]
    # Of what a search has found each is asked, when it is little.
    is_rare = lookup.is_rare(queryset)
    are_few = [False] * len(every) if is_rare else _are_few(every, link)
    for rows, is_few in zip(every, are_few, strict=True):
        if is_few:
            queryset = queryset.filter(pk__in=rows.values(link))
        else:
            queryset = queryset.filter(Exists(rows.filter(**{link: OuterRef("pk")})))
    if not every:
        return queryset
    return lookup.found_few(queryset) if is_rare or any(are_few) else lookup.looked_into(queryset)


def _are_few(every, link):
    """Whether each of these querysets has few rows."""
    if not every:
        return []
    asked = [rows.values(link)[: FEW + 1].query.sql_with_params() for rows in every]
    counts = ", ".join(f"(SELECT count(*) FROM ({sql}) AS found)" for sql, _params in asked)  # noqa: S608 - Django's own
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [param for _sql, params in asked for param in params])
        return [count <= FEW for count in cursor.fetchone()]
