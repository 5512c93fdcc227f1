"""What the two engines do differently: making an empty database, its indexes, statistics."""

import os
from pathlib import Path

VAR = Path(__file__).resolve().parent.parent / "var"
SERVER = os.environ.get("BENCH_POSTGRESQL", "postgres:///")


def url(engine, name):
    """The DATABASE_URL of a benchmark database: of so many leads, or of a room."""
    if engine == "sqlite":
        return f"sqlite:///{VAR / f'bench-{name}.sqlite3'}"
    return (
        f"{SERVER.rstrip('/')}/handoff_bench_{name}"
        if SERVER != "postgres:///"
        else f"postgres:///handoff_bench_{name}"
    )


def create(connection):
    """Make the connected database if it is not there."""
    if connection.vendor == "sqlite":
        VAR.mkdir(exist_ok=True)
        return
    name = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{name}"')


def drop(connection):
    """Throw the connected database away."""
    name = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def indexes(connection, table):
    """The secondary indexes of a table as {name: SQL}, to drop before a bulk copy and make again after it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql <> ''", [table]
            )
        else:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
                " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
                [table],
            )
        return dict(cursor.fetchall())


def settle(connection):
    """Statistics for the planner, and a clean log, as after a night's rest."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("SET maintenance_work_mem = '512MB'")
            cursor.execute("VACUUM ANALYZE")
