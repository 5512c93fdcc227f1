"""Rows that have something in a table beside their own: tags, custom values."""

from django.db.models import Exists, OuterRef

from crm import search_lookup as lookup

FEW = 5_000  # up to here looking the rows up is quicker than reading the list and asking of each; about equal there


def having(queryset, rows, link):
    """The rows of `queryset` that one of `rows`, a queryset of the other table, points to by its column `link`.

    A few are looked up. What thousands have the list's own order meets soon: there each row is asked, and the list is
    counted less far. Either way a page out of a million leads takes a few thousand look-ups at most.
    """
    if rows.order_by()[: FEW + 1].values(link).count() <= FEW:
        return queryset.filter(pk__in=rows.order_by().values(link))
    return lookup.looked_into(queryset.filter(Exists(rows.order_by().filter(**{link: OuterRef("pk")}))))
