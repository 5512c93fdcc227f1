"""Reading on from a cursor: the rows that come after a given one in an order."""

from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import BooleanField, Expression, F, Q, Value


def beyond(queryset, cursor, *, down):
    """The rows of `queryset` after `cursor` ({column: value}, in the order of comparison), falling if `down`.

    Row values, `(a, b, id) < (x, y, z)`, let both engines start reading the index exactly there, however many rows
    share the first values. NULL cannot be compared so; columns that may hold it are spelt out step by step.
    """
    fields = [queryset.model._meta.get_field(name) for name in cursor]
    if any(field.null for field in fields):
        return queryset.filter(_step_by_step(fields, cursor, down))
    return queryset.filter(RowCompared(fields, cursor.values(), "<" if down else ">"))


class RowCompared(Expression):
    """`(a, b) < (x, y)` as a condition; Django spells it out with OR on SQLite, where an index then serves badly."""

    conditional = True
    output_field = BooleanField()

    def __init__(self, fields, values, operator):
        super().__init__()
        self.operator = operator
        self.left = [F(field.attname) for field in fields]
        self.right = [Value(value, output_field=field) for field, value in zip(fields, values, strict=True)]

    def get_source_expressions(self):
        return [*self.left, *self.right]

    def set_source_expressions(self, expressions):
        self.left, self.right = expressions[: len(self.left)], expressions[len(self.left) :]

    def as_sql(self, compiler, connection):
        """Both rows in one comparison."""
        parts = [compiler.compile(expression) for expression in self.get_source_expressions()]
        half = len(self.left)
        rows = (", ".join(sql for sql, _params in side) for side in (parts[:half], parts[half:]))
        return f" {self.operator} ".join(f"({row})" for row in rows), [p for _sql, params in parts for p in params]


def _step_by_step(fields, cursor, down):
    """(a, b) < (x, y) as a < x, or a = x and b < y; NULL is where the engine's own order puts it."""
    steps = []
    for at, field in enumerate(fields):
        same = {f"{f.name}__isnull": True for f in fields[:at] if cursor[f.name] is None}
        same |= {f.name: cursor[f.name] for f in fields[:at] if cursor[f.name] is not None}
        further = _further(field, cursor[field.name], down)
        if further is not None:
            steps.append(Q(**same) & further)
    return reduce(or_, steps)


def _further(field, value, down):
    """What comes after `value` in one column, or None when nothing can."""
    nulls_last = (
        connection.vendor == "postgresql"
    ) != down  # PostgreSQL sorts NULL as the greatest, SQLite as the least
    if value is None:
        return None if nulls_last else Q(**{f"{field.name}__isnull": False})
    after = Q(**{f"{field.name}__{'lt' if down else 'gt'}": value})
    return after | Q(**{f"{field.name}__isnull": True}) if field.null and nulls_last else after
