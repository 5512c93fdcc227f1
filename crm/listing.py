"""Lists that stay quick at a million rows: keyset paging, counts capped at 10,000, sorts only by indexed columns.

A page deep in the list costs what the first one costs, since the database starts reading at the cursor instead of
counting rows up to it ("OFFSET 700,000 is 43-290 ms, keyset 0.3-5 ms", design section 7).
"""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial

from django.core.exceptions import ValidationError
from django.db.models import Count, Func, IntegerField, Subquery, Window
from django.db.models.sql.where import WhereNode

from crm import search_lookup as lookup
from crm.keyset import beyond

PAGE_SIZE = 50
COUNTED_UP_TO = 10_000
_ALL = Func(template="COUNT(*)", output_field=IntegerField())  # of a subquery, where Count would group


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
    after, before = (_decode(params.get(side), queryset.model, sort.keys) for side in ("after", "before"))
    backwards, cursor = after is None and before is not None, after or before
    down = descending != backwards
    counting = partial(_count, queryset)
    if by_index:
        rows = lookup.led_by_index(queryset, down=down, beyond=cursor and cursor["id"])
    else:
        wanted = _ordered(queryset, sort, down)
        wanted = beyond(wanted, cursor, down=down) if cursor else wanted
        wanted = (wanted if light else wanted.values("pk"))[: size + 1]
        if lookup.is_rare(queryset) and not (cursor and not light):
            wanted, counting = _counted(wanted, light, beside=queryset if cursor else None)
        # The index alone says which rows; only those are read. Sorting whole rows costs twenty times that.
        rows = wanted if light else _ordered(unconditional(queryset).filter(pk__in=wanted), sort, down)
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
        counting=counting,
        next=cursor_at(rows[-1], sort) if rows and has_next else "",
        previous=cursor_at(rows[0], sort) if rows and has_previous else "",
    )


def unconditional(queryset):
    """What `queryset` reads of each row, of all rows: for when others have found which, and need not be asked again."""
    everything = queryset.all()
    everything.query.where = WhereNode()
    return everything


def in_order(queryset, params, *, sorts):
    """All rows of `queryset` in the order that the URL parameter `sort` asks for, as an export wants them."""
    return _ordered(queryset, *_sort(params.get("sort", ""), sorts))


def capped_count(queryset, *, most=COUNTED_UP_TO):
    """How many rows there are, looking no further than 10,001 of them."""
    return Counted(queryset.order_by()[: most + 1].values("pk").count(), most)


def _counted(wanted, light, *, beside):
    """(the ids of `wanted`, a page, or the rows themselves where they are light, how to tell the count of the whole list).

    Worth it where every row is looked at even for one page: it is not looked at a second time to be counted. Beyond the
    first page the list is counted `beside` it.
    """
    among = Window(Count("*")) if beside is None else Subquery(beside.order_by().annotate(n=_ALL).values("n"))
    counted = wanted.annotate(among=among)
    found = list(counted if light else counted.values_list("pk", "among", named=True))
    return found if light else [one.pk for one in found], lambda: Counted(found[0].among)


def _count(queryset):
    """Rows with common words are counted less far, since each has to be looked into."""
    if not lookup.is_common(queryset):
        return capped_count(queryset)
    if lookup.can_lead(queryset):
        return capped_count(lookup.led_by_index(queryset), most=1_000 if lookup.is_met_alone(queryset) else 100)
    return capped_count(queryset, most=100)


def cursor_at(row, sort):
    """The cursor that stands for `row` in a list ordered by `sort`, for the URL."""
    values = [getattr(row, name) for name in sort.keys]
    plain = [v if v is None or isinstance(v, (int, str)) else _text(v) for v in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _text(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _ordered(queryset, sort, down):
    return queryset.order_by(*(f"-{name}" if down else name for name in sort.keys))


def _sort(asked, sorts):
    key = asked.removeprefix("-")
    for sort in sorts:
        if sort.key == key:
            return sort, asked.startswith("-")
    return sorts[0], sorts[0].descending


def _decode(cursor, model, columns):
    """The values a cursor stands for as {column: value}, or None when it is missing or not one of ours."""
    if not cursor:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        fields = {name: model._meta.get_field(name) for name in columns}
        parsed = {name: fields[name].to_python(value) for name, value in zip(columns, values, strict=True)}
        strange = any(_is_strange(value, fields[name]) for name, value in parsed.items())
    except (ValueError, TypeError, ArithmeticError, RecursionError, binascii.Error, ValidationError):
        return None
    return None if strange else parsed


def _is_strange(value, field):
    """Whether a database would choke on what somebody wrote into a cursor."""
    if isinstance(value, str):
        return "\0" in value.encode().decode()  # half a surrogate pair raises ValueError
    if isinstance(value, datetime):  # one that is not in any year once it is in UTC raises OverflowError
        return value.tzinfo is None or not value.astimezone(UTC)
    return abs(value) >= 2**63 if isinstance(value, int) else value is None and not field.null
