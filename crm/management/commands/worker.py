"""`manage.py worker`: run background jobs."""

import sys

from django.core.management.base import BaseCommand

from crm.jobs.process import WorkerProcess


class Command(BaseCommand):
    help = "Run background jobs and start the scheduled ones, until stopped. Run as many workers as you like."

    def add_arguments(self, parser):
        parser.add_argument("--threads", type=int, default=2, help="How many jobs run side by side (default: 2).")
        parser.add_argument("--until-empty", action="store_true", help="End when no job is due.")

    def handle(self, *, threads, until_empty, **options):
        if not WorkerProcess(threads=max(threads, 1), until_empty=until_empty).run():
            sys.exit(1)
