"""The worker process: threads that run jobs, and a main thread that says it is alive and looks after the others."""

import logging
import os
import signal
import threading

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from crm.jobs import schedule, workers
from crm.jobs.runner import run_one

logger = logging.getLogger("crm.jobs")
POLL = 0.5  # seconds an idle thread waits before it looks again
BEATS = 6  # how often a worker says that it is alive while its lease lasts: some may be lost


class WorkerProcess:
    """Runs jobs until it is told to stop, or, with `until_empty`, until none is due."""

    def __init__(self, *, threads=2, until_empty=False):
        self.id = workers.new_id()
        self.until_empty = until_empty
        self.stopping = threading.Event()
        self.broken = False
        self.threads = [threading.Thread(target=self._work, name=f"job-{n}", daemon=True) for n in range(threads)]

    def run(self):
        """Work. Returns False when it had to end in the middle of something, which the reaper then gives to another."""
        self._take_signals()
        logger.info("worker=%s outcome=started threads=%s", self.id, len(self.threads))
        workers.beat(self.id)
        schedule.sync()
        self._look_after()
        for thread in self.threads:
            thread.start()
        while any(thread.is_alive() for thread in self.threads):
            self._wait_a_beat()
            self._look_after()
        if not self.broken:
            workers.leave(self.id)
        logger.info("worker=%s outcome=ended", self.id)
        return not self.broken

    def stop(self, number=None, frame=None):
        """Finish what is running and end. When asked a second time, end at once: what was running is run again."""
        if self.stopping.is_set():
            os._exit(128 + (number or 0))
        self.stopping.set()
        logger.info("worker=%s outcome=stopping", self.id)

    def _take_signals(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def _wait_a_beat(self):
        for thread in self.threads:
            thread.join(settings.JOB_LEASE_SECONDS / BEATS / len(self.threads))

    def _look_after(self):
        close_old_connections()
        try:
            workers.beat(self.id)
            workers.reap()
            schedule.start_due()
        except (DatabaseError, InterfaceError) as error:
            self._note(error)

    def _work(self):
        try:
            while not self.stopping.is_set():
                if not self._run_one():
                    if self.until_empty:
                        return
                    self.stopping.wait(POLL)
        except BaseException:
            logger.exception("worker=%s outcome=broken", self.id)
            self.broken = True
            self.stopping.set()
        finally:
            connection.close()

    def _run_one(self):
        close_old_connections()
        try:
            return run_one(self.id)
        except (DatabaseError, InterfaceError) as error:  # nothing was taken: look again soon
            self._note(error)
            self.stopping.wait(POLL)
            return False

    def _note(self, error):
        logger.warning("worker=%s outcome=database-away error=%s", self.id, error)
        connection.close()
