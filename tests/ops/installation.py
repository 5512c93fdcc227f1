"""A real installation beside the test's own database: a copy of it, with real processes on it."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

PATIENCE = 150  # seconds; a busy machine is slow, not broken


def wait_until(happens, what):
    """Wait for `happens()` to be true, and return it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if result := happens():
            return result
        time.sleep(0.05)
    raise AssertionError(f"Not within {PATIENCE} seconds: {what}")


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Process:
    """One `manage.py` command running on an installation, in a process group of its own as in a terminal."""

    def __init__(self, environment, *command):
        self.log = Path(environment["LOG"])
        with self.log.open("w") as log:
            self.popen = subprocess.Popen(
                [sys.executable, "manage.py", *command],
                cwd=settings.BASE_DIR,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    @property
    def said(self):
        return self.log.read_text()

    def wait_for(self, words):
        return wait_until(lambda: words in self.said or self.popen.poll() is not None, words) and self.said

    def children(self):
        """The processes that are its children or theirs: {pid: command line}."""
        found, parents = {}, [self.popen.pid]
        while parents:
            parent = parents.pop()
            with suppress(OSError):
                for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
                    found[int(pid)] = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
                    parents.append(int(pid))
        return found

    def interrupt(self):
        """Ctrl-C: the whole process group of the terminal gets it. Returns the exit code."""
        os.killpg(self.popen.pid, signal.SIGINT)
        return self.popen.wait(PATIENCE)

    def end(self):
        if self.popen.poll() is None:
            self.popen.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.popen.wait(25)
        for pid in self.children():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self.popen.poll() is None:
            self.popen.kill()
            self.popen.wait()


class Installation:
    """A database of its own, and the processes that a test starts on it."""

    def __init__(self, url, folder):
        self.url, self.folder, self.processes = url, folder, []

    def environment(self, **also):
        given = {"DATABASE_URL": self.url, "SECRET_KEY": settings.SECRET_KEY, "DEBUG": "false", "CONN_MAX_AGE": "0"}
        given |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "LOG": str(self.folder / f"log-{len(self.processes)}")}
        return {**os.environ, **given, **also}

    def start(self, *command, **also):
        self.processes.append(Process(self.environment(**also), *command))
        return self.processes[-1]

    def serve(self, *options):
        """Start the web server alone and return its address once it answers."""
        port = free_port()
        process = self.start("serve", "--no-worker", "--workers", "1", "--port", str(port), *options)
        assert "running at" in process.wait_for("running at")
        return f"http://127.0.0.1:{port}"

    @property
    def name(self):
        """What the server calls its database, on PostgreSQL."""
        return self.url.rpartition("/")[2]

    def ask(self, sql):
        """The first value of the first row, straight from the database."""
        if self.url.startswith("postgres"):
            with psycopg.connect(self.url) as own:
                return own.execute(sql).fetchone()[0]
        with closing(sqlite3.connect(self.file)) as own, own:
            return own.execute(sql).fetchone()[0]

    @property
    def file(self):
        """The database's file, on SQLite."""
        return self.folder / "data" / "handoff.sqlite3"

    def run(self, *command, **also):
        """Run a command to its end. Returns (exit code, what it said)."""
        process = self.start(*command, **also)
        return process.popen.wait(PATIENCE), process.said


def server():
    """A connection to the PostgreSQL server that is not to the test's database."""
    parameters = connection.get_connection_params()
    given = {name: parameters[name] for name in ("host", "port", "user", "password") if parameters.get(name)}
    return psycopg.connect(**given, dbname="postgres", autocommit=True)


def fetch(url, *, data=None, headers=None):
    """(status, body) of an answer, whatever it is."""
    request = urllib.request.Request(url, data=data, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
