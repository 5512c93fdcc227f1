"""SQLite: its online backup, which copies a consistent state while others read and write."""

import sqlite3
from contextlib import closing

from django.db import connection

from crm.exceptions import DomainError

MAGIC = b"SQLite format 3\0"


def backup(path):
    """Copy the live database to `path` as one plain file without a write-ahead log."""
    with closing(sqlite3.connect(_live())) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def inspect(path):
    """Raises DomainError when the file is damaged or is not Handoff's."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as source:
            sound = source.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            source.execute("SELECT 1 FROM django_migrations LIMIT 1").fetchone()
    except sqlite3.Error as error:
        raise DomainError(f"{path} cannot be read: {error}.") from error
    if not sound:
        raise DomainError(f"{path} is damaged. Take another backup.")


def restore(path):
    """Copy `path` over the live database in one transaction; whoever reads meanwhile sees the one or the other."""
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(_live(), timeout=30)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=WAL")


def _live():
    return str(connection.settings_dict["NAME"])
