"""Saving the whole database to one file, and putting it back, in each engine's own way."""

import os
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from crm.backups import postgresql, sqlite
from crm.exceptions import DomainError

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def backup(path):
    """Write a consistent copy of the database to `path`, which must not exist, while people go on working.

    Only its owner may read the file. A backup that fails leaves nothing behind. Raises DomainError.
    """
    path = Path(path)
    if path.exists():
        raise DomainError(f"{path} exists already. Choose another name, or move it away.")
    if not path.parent.is_dir():
        raise DomainError(f"The folder {path.parent} does not exist. Make it first.")
    with _whole_or_nothing(path) as unfinished:
        ENGINES[connection.vendor].backup(unfinished)
    return path


def restore(path):
    """Replace everything in the database by what `path` holds, all or nothing.

    What was there before is saved first; its path is returned. Raises DomainError when the file is no whole
    backup of this engine.
    """
    path = Path(path)
    engine = ENGINES[connection.vendor]
    _require_backup_of(engine, path)
    engine.inspect(path)
    folder = Path(settings.BASE_DIR, "var")
    folder.mkdir(exist_ok=True)
    before = backup(folder / f"before-restore-{timezone.now():%Y%m%d-%H%M%S-%f}.backup")
    connection.close()
    engine.restore(path)
    return before


def _require_backup_of(engine, path):
    if not path.is_file():
        raise DomainError(f"{path} is not there.")
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(engine.MAGIC):
        return
    other = next((name for name, other in ENGINES.items() if head.startswith(other.MAGIC)), None)
    if other:
        raise DomainError(f"{path} is a backup of {other}, but DATABASE_URL names a database of {connection.vendor}.")
    raise DomainError(f"{path} is no backup that `manage.py backup` wrote.")


@contextmanager
def _whole_or_nothing(path):
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield unfinished
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
