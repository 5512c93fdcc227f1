"""Lists that stay quick at a million rows: keyset paging, counts capped at 10,000, sorts only by indexed columns.

A page deep in the list costs what the first one costs, since the database starts reading at the cursor instead of
counting rows up to it ("OFFSET 700,000 is 43-290 ms, keyset 0.3-5 ms", design section 7).
"""

import base64
import binascii
import json
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q

PAGE_SIZE = 50
COUNTED_UP_TO = 10_000


@dataclass(frozen=True)
class Sort:
    """One way to order a list: `columns` are compared from left to right, then the id, all in one direction."""

    key: str
    columns: tuple[str, ...]
    descending: bool = True


@dataclass(frozen=True)
class Count:
    """How many rows a list has, counted only as far as people read: `10,000+`."""

    value: int

    @property
    def is_capped(self):
        return self.value > COUNTED_UP_TO

    @property
    def shown(self):
        return min(self.value, COUNTED_UP_TO)


@dataclass(frozen=True)
class Page:
    """One screen of a list. `next` and `previous` are cursors for the URL, or empty."""

    rows: list
    count: Count
    sort: Sort
    descending: bool
    next: str = ""
    previous: str = ""

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return len(self.rows)

    @property
    def is_first(self):
        return not self.previous


def keyset_page(queryset, params, *, sorts, size=PAGE_SIZE):
    """The page of `queryset` that the URL parameters `sort` (`-created`) and `after`/`before` (cursors) ask for.

    `sorts` lists the ways to order, the default first. Unknown sorts and broken cursors give the first page.
    """
    sort, descending = _sort(params.get("sort", ""), sorts)
    columns = (*sort.columns, "id")
    backwards = not params.get("after") and bool(params.get("before"))
    cursor = _decode(params.get("before" if backwards else "after"), queryset.model, columns)
    down = descending != backwards
    rows = queryset.order_by(*(f"-{name}" if down else name for name in columns))
    if cursor:
        rows = rows.filter(_beyond(columns, cursor, down))
    rows = list(rows[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    has_next = (backwards and cursor is not None) or (not backwards and more)
    has_previous = (not backwards and cursor is not None) or (backwards and more)
    return Page(
        rows=rows,
        count=capped_count(queryset),
        sort=sort,
        descending=descending,
        next=_encode(rows[-1], columns) if rows and has_next else "",
        previous=_encode(rows[0], columns) if rows and has_previous else "",
    )


def capped_count(queryset):
    """How many rows there are, looking no further than 10,001 of them."""
    return Count(queryset.order_by()[: COUNTED_UP_TO + 1].values("pk").count())


def distinct_values(model, column, workspace_id, *, most=200):
    """The different values of an indexed text column of one workspace, in byte order, without reading the whole index.

    A recursive query hops from each value to the next greater one (a loose index scan), so a million leads in twenty
    industries cost twenty look-ups. Empty values are left out.
    """
    table, name = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(column)
    nearest = f"SELECT {name} FROM {table} WHERE workspace_id = %s AND {name} > {{}} ORDER BY {name} LIMIT 1"
    sql = f"""WITH RECURSIVE hop(value) AS (
        SELECT * FROM ({nearest.format("''")}) AS first
        UNION ALL SELECT ({nearest.format("hop.value")}) FROM hop WHERE hop.value IS NOT NULL
    ) SELECT value FROM hop WHERE value IS NOT NULL LIMIT {int(most)}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [workspace_id, workspace_id])
        return [value for (value,) in cursor.fetchall()]


def _sort(asked, sorts):
    key = asked.removeprefix("-")
    for sort in sorts:
        if sort.key == key:
            return sort, asked.startswith("-")
    return sorts[0], sorts[0].descending


def _beyond(columns, cursor, down):
    """Rows after the cursor: (a, b, id) < (x, y, z), spelt so that both engines use the index on a."""
    op = "lt" if down else "gt"
    steps = []
    for at, name in enumerate(columns):
        same = {column: cursor[column] for column in columns[:at]}
        steps.append(Q(**same, **{f"{name}__{op}": cursor[name]}))
    return Q(**{f"{columns[0]}__{op}e": cursor[columns[0]]}) & reduce(or_, steps)


def _encode(row, columns):
    values = [getattr(row, name) for name in columns]
    text = json.dumps(
        [v if isinstance(v, (int, str)) else v.isoformat() if hasattr(v, "isoformat") else str(v) for v in values]
    )
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(cursor, model, columns):
    """The values a cursor stands for, or None when it is missing or not one of ours."""
    if not cursor:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        parsed = {n: model._meta.get_field(n).to_python(v) for n, v in zip(columns, values, strict=True)}
    except (ValueError, TypeError, binascii.Error, ValidationError):
        return None
    return None if None in parsed.values() or "\0" in str(parsed.values()) else parsed
