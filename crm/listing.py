"""Lists that stay quick at a million rows: keyset paging, counts capped at 10,000, sorts only by indexed columns.

A page deep in the list costs what the first one costs, since the database starts reading at the cursor instead of
counting rows up to it ("OFFSET 700,000 is 43-290 ms, keyset 0.3-5 ms", design section 7).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from django.db.models.sql.where import WhereNode

from crm import counting
from crm import search_lookup as lookup
from crm.counting import Counted
from crm.cursors import cursor_at, row_of
from crm.keyset import beyond

PAGE_SIZE = 50


@dataclass(frozen=True)
class Sort:
    """One way to order a list: `columns` are compared from left to right, then the id, all in one direction.

    `unique` names the id where a model calls it otherwise, such as `customer_id`.
    """

    key: str
    columns: tuple[str, ...]
    descending: bool = True
    unique: str = "id"

    @property
    def keys(self):
        """The columns with the id that makes the order total."""
        return self.columns if self.columns[-1] == self.unique else (*self.columns, self.unique)


@dataclass(frozen=True)
class Page:
    """One screen of a list. `next` and `previous` are cursors for the URL, or empty; `count` is read when asked for."""

    rows: list
    sort: Sort
    descending: bool
    counting: Callable[[], Counted]
    next: str = ""
    previous: str = ""

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    @cached_property
    def count(self):
        if not self.next and not self.previous:
            return Counted(len(self.rows))
        return self.counting()

    @property
    def is_first(self):
        return not self.previous


def keyset_page(queryset, params, *, sorts, size=PAGE_SIZE, light=False):
    """The page of `queryset` that the URL parameters `sort` (`-created`) and `after`/`before` (cursors) ask for.

    `sorts` lists the ways to order, the default first. Unknown sorts, broken cursors and cursors with nothing beyond
    them (rows may have gone since) give the first page. Rows that are `light` are sorted whole.
    """
    sort, descending = _sort(params.get("sort", ""), sorts)
    by_index = lookup.can_lead(queryset) and descending and sort.columns == ("created_at",)
    if by_index:
        sort = Sort(sort.key, ("id",))
    after, before = (row_of(params.get(side), queryset.model, sort.keys) for side in ("after", "before"))
    backwards, cursor = after is None and before is not None, after or before
    down = descending != backwards
    if by_index:
        rows, count = lookup.led_by_index(queryset, down=down, beyond=cursor and cursor["id"]), None
    else:
        rows, count = _in_keyset(queryset, sort, cursor, down=down, size=size + 1, light=light)
    rows = list(rows[: size + 1])
    if cursor and not rows:
        return keyset_page(queryset, {"sort": params.get("sort", "")}, sorts=sorts, size=size, light=light)
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_next = cursor is not None if backwards else more
    has_previous = more if backwards else cursor is not None
    return Page(
        rows=rows,
        sort=sort,
        descending=descending,
        counting=count or partial(counting.count_of, queryset, size),
        next=cursor_at(rows[-1], sort) if rows and has_next else "",
        previous=cursor_at(rows[0], sort) if rows and has_previous else "",
    )


def _in_keyset(queryset, sort, cursor, *, down, size, light):
    """(the `size` rows after `cursor` in that order, how to tell the list's count where it came with them, else None)."""
    wanted, count = _ordered(queryset, sort, down), None
    wanted = beyond(wanted, cursor, down=down) if cursor else wanted
    wanted = wanted if light else wanted.values("pk")
    if lookup.is_rare(queryset) and not (cursor and not light):
        wanted, count = counting.with_count(wanted, size, light=light, beside=queryset if cursor else None)
    if light:
        return wanted, count
    # The index alone says which rows; only those are read. Sorting whole rows costs twenty times that.
    return _ordered(unconditional(queryset).filter(pk__in=wanted[:size]), sort, down), count


def unconditional(queryset):
    """What `queryset` reads of each row, of all rows: for when others have found which, and need not be asked again."""
    everything = queryset.all()
    everything.query.where = WhereNode()
    return everything


def in_order(queryset, params, *, sorts):
    """All rows of `queryset` in the order that the URL parameter `sort` asks for, as an export wants them."""
    return _ordered(queryset, *_sort(params.get("sort", ""), sorts))


def _ordered(queryset, sort, down):
    return queryset.order_by(*(f"-{name}" if down else name for name in sort.keys))


def _sort(asked, sorts):
    key = asked.removeprefix("-")
    for sort in sorts:
        if sort.key == key:
            return sort, asked.startswith("-")
    return sorts[0], sorts[0].descending
