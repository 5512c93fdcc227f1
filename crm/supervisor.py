"""Keeping a few processes running together, and ending them together."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager, suppress

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE = 20  # seconds a process gets to finish what it is doing
LONGEST_PAUSE = 30  # seconds before a process that keeps dying is started again
STEADY = 60  # seconds after which an earlier death is forgotten


class Child:
    """One process that should be running. It has a session of its own: a Ctrl-C in the terminal reaches it through us."""

    def __init__(self, name, command, *, cwd):
        self.name, self.command, self.cwd = name, command, cwd
        self.process = None
        self.deaths = 0
        self.start_at = self.started_at = 0.0

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def start(self):
        self.process = subprocess.Popen(self.command, cwd=self.cwd, start_new_session=True, stdin=subprocess.DEVNULL)  # noqa: S603
        self.started_at = time.monotonic()

    def mourn(self):
        """Take note that the process has ended, and set the time of its next start. Returns the pause in seconds."""
        if time.monotonic() - self.started_at > STEADY:
            self.deaths = 0
        self.deaths += 1
        pause = min(2 ** (self.deaths - 1), LONGEST_PAUSE)
        self.process, self.start_at = None, time.monotonic() + pause
        return pause

    def signal(self, number):
        """Send a signal to the process and to whatever it started."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """Starts children, restarts those that die with growing pauses, and stops all when it is asked to stop.

    `say` takes a line for the person who watches. The first stop signal asks the children to finish; a second one,
    or `GRACE` seconds, ends them.
    """

    def __init__(self, children, *, say):
        self.children, self.say = children, say
        self.stops = 0

    def run(self, *, when_started=None):
        """Run until a stop signal comes, and leave no process behind. `when_started` is called until it is true."""
        with self._signals():
            try:
                while not self.stops:
                    self._tend()
                    if when_started and when_started():
                        when_started = None
                    time.sleep(0.1)
            finally:
                self._end()

    def _tend(self):
        for child in self.children:
            if child.process is None and time.monotonic() >= child.start_at:
                child.start()
            elif child.process is not None and not child.is_running:
                code = child.process.returncode
                child.signal(signal.SIGKILL)
                pause = child.mourn()
                self.say(f"The {child.name} process ended ({code}); starting it again in {pause} s.")

    def _end(self):
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while any(child.is_running for child in self.children) and time.monotonic() < deadline and self.stops < 2:
            time.sleep(0.05)
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()

    @contextmanager
    def _signals(self):
        before = {number: signal.signal(number, self._stop) for number in STOP_SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, number, frame):
        self.stops += 1
