"""How long the parts of a run take, on the wall and on processors, and how much memory the process grows by."""

import threading
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


class Laps:
    """Seconds by part: `wall` as a person waits, `cpu` of this process and of PostgreSQL's behind its connection."""

    def __init__(self):
        self.wall, self.cpu = Counter(), Counter()

    @contextmanager
    def lap(self, name):
        """Count what runs inside for the part `name`."""
        wall, cpu = time.perf_counter(), worked()
        yield
        self.wall[name] += time.perf_counter() - wall
        self.cpu[name] += worked() - cpu

    def counted(self, name, function):
        """`function`, counted for the part `name` whenever it is called."""

        def count(*args, **kwargs):
            with self.lap(name):
                return function(*args, **kwargs)

        return count


def worked():
    """Processor seconds of this process and of its own PostgreSQL backend, when that is on this machine."""
    seconds = time.process_time()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        seconds += int(told.read_text().split()[0]) / 1e9 if told.exists() else 0
    return seconds


class Peak:
    """The most memory that this process had of its own while the block ran, in MB above what it had before.

    Mapped files are not counted: SQLite maps the database, and the system takes those pages back when it likes.
    """

    def __enter__(self):
        self.before = self.most = _own()
        self.over = threading.Event()
        self.watcher = threading.Thread(target=self._watch, daemon=True)
        self.watcher.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        self.watcher.join()

    def _watch(self):
        while not self.over.wait(0.02):
            self.most = max(self.most, _own())

    @property
    def grown(self):
        return self.most - self.before


def _own():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon"))
