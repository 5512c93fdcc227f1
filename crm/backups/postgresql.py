"""PostgreSQL: pg_dump's custom format, put back by pg_restore and psql in one transaction."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from django.db import connection

from crm.exceptions import DomainError

MAGIC = b"PGDMP"
EXTENSIONS = ("pg_trgm", "btree_gin")
VARIABLES = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}


def backup(path):
    """Dump the database, as of one moment, to `path`."""
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")


def inspect(path):
    """Raises DomainError when the file is damaged or is not Handoff's."""
    if " TABLE DATA public django_migrations " not in _run("pg_restore", "--list", str(path)):
        raise DomainError(f"{path} holds another program's data.")


def restore(path):
    """Drop all tables and make those of `path`, in one transaction: when anything fails, nothing has changed.

    Extensions stay as they are, since they often belong to somebody else; what is missing is installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        contents, script = Path(folder, "contents"), Path(folder, "script.sql")
        lines = _run("pg_restore", "--list", str(path)).splitlines()
        contents.write_text("\n".join(line for line in lines if " EXTENSION " not in line and " SCHEMA " not in line))
        script.write_text(_drop_everything())
        script.chmod(0o600)
        data = Path(folder, "data.sql")
        _run("pg_restore", "--no-owner", "--no-privileges", f"--use-list={contents}", f"--file={data}", str(path))
        options = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null")
        _run("psql", *options, f"--file={script}", f"--file={data}")


def _drop_everything():
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    connection.close()
    names = ", ".join(connection.ops.quote_name(table) for table in tables)
    return (
        "SET lock_timeout = '60s';\n"
        + (f"DROP TABLE {names} CASCADE;\n" if names else "")
        + "".join(f"CREATE EXTENSION IF NOT EXISTS {extension};\n" for extension in EXTENSIONS)
    )


def _run(tool, *arguments):
    """Call one of PostgreSQL's own tools on our database; returns what it says. Raises DomainError when it fails."""
    program = shutil.which(tool)
    if program is None:
        raise DomainError(f"{tool} is not installed. On Debian: apt-get install postgresql-client")
    parameters = connection.get_connection_params()
    given = {VARIABLES[name]: str(parameters[name]) for name in VARIABLES if parameters.get(name)}
    done = subprocess.run([program, *arguments], env=os.environ | given, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise DomainError(f"{tool} failed: {done.stderr.strip()}")
    return done.stdout
