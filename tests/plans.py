"""How the database goes about what it is asked."""

from contextlib import contextmanager

from django.db import connection

EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}


@contextmanager
def plans(about=""):
    """The plans of the statements that run inside and hold `about`: a list of texts, a line for each step.

    PostgreSQL reads a table as small as a test's from end to end, so until the test ends it is told not to where an index serves.
    """
    found = []
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET LOCAL enable_seqscan = off")

    def explain(execute, sql, params, many, context):
        if about in sql and sql.lstrip(" (").startswith(("SELECT", "WITH")):
            execute(f"{EXPLAIN[connection.vendor]} {sql}", params, many, context)
            found.append("\n".join(str(row[-1]) for row in context["cursor"].fetchall()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield found


def analyse(model):
    """Tell the planner what is in the table of a model."""
    with connection.cursor() as cursor:
        cursor.execute(f'ANALYZE "{model._meta.db_table}"')
