"""Writing many rows at once, by the quickest way each engine has."""

from contextlib import contextmanager

from django.db import connection

KNOWN = 10_000  # rows from which the statistics of a table change little with a thousand more


def copy(model, columns, rows):
    """Insert tuples into the table of `model`, in the order of `columns` (names of database columns).

    Values are as the database keeps them: JSON as text. Nothing is derived, no index beside the table is filled.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as out:
                for row in rows:
                    out.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)


def update(model, columns, rows):
    """Set `columns` of rows of `model`; each tuple has their values in that order, then the id."""
    sets = ", ".join(f'"{column}" = %s' for column in columns)
    with connection.cursor() as cursor:
        cursor.executemany(f'UPDATE "{model._meta.db_table}" SET {sets} WHERE id = %s', list(rows))


def stored(field, record):
    """The value of `field` of a record as `update` wants it: as the database keeps it."""
    return field.get_db_prep_save(getattr(record, field.attname), connection)


def new_id(model, nth):
    """An SQL expression that gives each row of a statement an id of `model` that no other row gets.

    `nth` is SQL for a positive number that differs from row to row, as SQLite counts on from the last id. There the caller
    must hold the write lock until the rows are inserted.
    """
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        return f"nextval(pg_get_serial_sequence('{table}', 'id'))"
    return f"coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0) + {nth}"


def analyze(model):
    """Tell the planner of PostgreSQL what has just been written; on SQLite a scheduled job does."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f'ANALYZE "{model._meta.db_table}"')


def introduce(model):
    """`analyze` a table that the planner takes for (nearly) empty; of a big one it knows enough, and a look takes seconds."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [model._meta.db_table])
            (known,) = cursor.fetchone()
        if known < KNOWN:
            analyze(model)


@contextmanager
def indexes_only(cursor):
    """Within a transaction: statements inside look rows up by indexes, whatever PostgreSQL's statistics make it think.

    Where a column is mostly empty it expects a scan to meet a fitting row soon, and scans the whole table for each that it
    does not. Compiling such a statement would take longer than running it.
    """
    if connection.vendor != "postgresql":
        yield
        return
    cursor.execute("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")
    yield
    cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")
