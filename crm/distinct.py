"""The different values of a column, found as quickly in a million rows as in a hundred."""

from django.db import connection


def distinct_values(model, columns, workspace_id, *, most=200):
    """The different values of indexed text columns in one workspace, as {column: [value]} in byte order.

    A recursive query hops from each value to the next greater one (a loose index scan), so a million leads in twenty
    industries cost twenty look-ups; one query serves all columns. Empty values are left out.
    """
    sql = " UNION ALL ".join(
        f"SELECT * FROM ({_hops(model, at, column, most)}) AS c{at}" for at, column in enumerate(columns)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [workspace_id, workspace_id] * len(columns))
        found = cursor.fetchall()
    return {column: [value for place, value in found if place == at] for at, column in enumerate(columns)}


def _hops(model, at, column, most):
    """SQL that gives (at, value) for each value of one column."""
    table, name = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(column)
    nearest = f"SELECT {name} FROM {table} WHERE workspace_id = %s AND {name} > {{}} ORDER BY {name} LIMIT 1"
    return f"""WITH RECURSIVE hop(value) AS (
        SELECT * FROM ({nearest.format("''")}) AS first
        UNION ALL SELECT ({nearest.format("hop.value")}) FROM hop WHERE hop.value IS NOT NULL
    ) SELECT {int(at)}, value FROM hop WHERE value IS NOT NULL LIMIT {int(most)}"""
