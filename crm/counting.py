"""How many rows a list has, counted only as far as people read.

An exact count of a million rows takes 37-79 ms (design section 7); ten thousand entries of an index a millisecond or two.
"""

from dataclasses import dataclass

from django.db.models import Count, Func, IntegerField, Subquery, Window

from crm import search_lookup as lookup

COUNTED_UP_TO = 10_000
_ALL = Func(template="COUNT(*)", output_field=IntegerField())  # of a subquery, where Count would group


@dataclass(frozen=True)
class Counted:
    """How many rows a list has, counted only as far as people read: `10,000+`."""

    value: int
    most: int = COUNTED_UP_TO

    @property
    def is_capped(self):
        return self.value > self.most

    @property
    def shown(self):
        return min(self.value, self.most)


def capped_count(queryset, *, most=COUNTED_UP_TO):
    """How many rows there are, looking no further than 10,001 of them."""
    return Counted(queryset.order_by()[: most + 1].values("pk").count(), most)


def count_of(queryset, size):
    """The count of a list of more pages than one, each of `size` rows.

    Rows with common words have to be looked into one by one: to count a hundred costs what reading two more pages does,
    so that no more is said than that there are more than a page.
    """
    return Counted(size + 1, size) if lookup.is_common(queryset) else capped_count(queryset)


def with_count(wanted, size, *, light, beside):
    """(the ids of a page of `wanted`, or the rows themselves where they are `light`; how to tell the count of the list).

    Worth it where every row is looked at even for one page: it is not looked at a second time to be counted. Beyond the
    first page the list is counted `beside` it, None on the first.
    """
    among = Window(Count("*")) if beside is None else Subquery(beside.order_by().annotate(n=_ALL).values("n"))
    counted = wanted.annotate(among=among)[:size]
    found = list(counted if light else counted.values_list("pk", "among", named=True))
    return found if light else [one.pk for one in found], lambda: Counted(found[0].among)
