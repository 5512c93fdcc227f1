"""A real installation beside the test's own database: a copy of it, with real processes on it."""

import secrets

import pytest
from django.db import connection

from crm.backups import sqlite
from tests.ops.installation import Installation, server


@pytest.fixture
def installation(transactional_db, tmp_path):
    """Call it when the test's rows are written: it copies them."""
    made = []

    def install():
        url = _copy_sqlite(tmp_path) if connection.vendor == "sqlite" else _copy_postgresql()
        made.append(Installation(url, tmp_path))
        return made[-1]

    yield install
    for one in made:
        for process in one.processes:
            process.end()
        if connection.vendor == "postgresql":
            with server() as admin:
                admin.execute(f'DROP DATABASE "{one.name}" WITH (FORCE)')


def _copy_sqlite(folder):
    (folder / "data").mkdir()
    sqlite.backup(folder / "data" / "handoff.sqlite3")
    return f"sqlite:///{folder / 'data' / 'handoff.sqlite3'}"


def _copy_postgresql():
    ours, copy = connection.settings_dict, f"handoff_ops_{secrets.token_hex(4)}"
    connection.close()
    with server() as admin:
        admin.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{ours["NAME"]}"')
    person = ":".join(filter(None, [ours["USER"], ours["PASSWORD"]]))
    place = ":".join(str(part) for part in (ours["HOST"], ours["PORT"]) if part)
    return f"postgres://{person}{'@' if person else ''}{place}/{copy}"
