"""The database: whether it answers, fits and is whole."""

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from crm.doctor.findings import fail, ok, warn

OLDEST_POSTGRESQL = 140000


def answers():
    """Whether there is a database at DATABASE_URL."""
    name = connection.settings_dict["NAME"]
    try:
        connection.ensure_connection()
    except (DatabaseError, ValueError) as error:
        return fail(f"The database does not answer: {error}", "Start it, or mend DATABASE_URL.")
    return ok(f"{connection.display_name} answers ({name})")


def findings():
    """What can be said about a database that answers."""
    yield _migrations()
    yield from (_sqlite() if connection.vendor == "sqlite" else _postgresql())
    yield _cache()


def _migrations():
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        names = ", ".join(str(migration) for migration, _backwards in waiting[:3])
        return fail(f"{len(waiting)} migrations are not applied ({names} …).", "Run `manage.py migrate`.")
    return ok("Every migration is applied")


def _sqlite():
    mode = _value("PRAGMA journal_mode")
    if mode != "wal":
        yield fail(
            f"The journal mode is {mode}: readers and writers stop each other.",
            "Put the file on a local disk; network disks cannot do WAL.",
        )
    else:
        yield ok("The write-ahead log is on")
    if not _value("PRAGMA foreign_keys"):
        yield fail("Foreign keys are not checked.", "Use a SQLite that was built with them.")
    damage = _value("PRAGMA quick_check(1)")
    if damage != "ok":
        yield fail(f"The file is damaged: {damage}", "Restore the last backup.")
    else:
        yield ok("The file is sound")


def _postgresql():
    version = connection.pg_version
    if version < OLDEST_POSTGRESQL:
        yield fail("This PostgreSQL is too old.", "Handoff needs 14 or newer.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        missing = {"pg_trgm", "btree_gin"} - {name for (name,) in cursor.fetchall()}
    if missing:
        advice = "; ".join(f"CREATE EXTENSION {name}" for name in sorted(missing))
        yield fail("Search cannot use its index.", f"As a superuser, in this database: {advice}")
    else:
        yield ok("Search has its extensions")
    if _value("SHOW server_encoding") != "UTF8":
        yield fail(
            "The database's encoding is not UTF-8.", "Make a new one: createdb --encoding=UTF8 --template=template0"
        )


def _cache():
    try:
        cache.set("doctor", "well", 60)
        kept = cache.get("doctor") == "well"
    except Exception as error:  # whatever a cache of whatever kind may raise
        return fail(f"The cache fails: {error}", "Mend CACHE_URL, or run `manage.py createcachetable`.")
    return (
        ok("The cache keeps things") if kept else warn("The cache forgets.", "Sign-in limits need one: see CACHE_URL.")
    )


def _value(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
