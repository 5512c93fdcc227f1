"""`manage.py doctor`: is this installation well?"""

import sys

from django.core.management.base import BaseCommand

from crm.doctor import look_over
from crm.doctor.findings import Level


class Command(BaseCommand):
    help = "Look the installation over and say what to mend. Ends with 1 when something is broken."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--before-start", action="store_true", help="leave out whether a worker runs")

    def handle(self, *, before_start, **options):
        styles = {Level.OK: self.style.SUCCESS, Level.WARN: self.style.WARNING, Level.FAIL: self.style.ERROR}
        worst = Level.OK
        for finding in look_over(before_start=before_start):
            self.stdout.write(f"{styles[finding.level](f'{finding.level:<4}')}  {finding.text}")
            if finding.advice:
                self.stdout.write(f"      → {finding.advice}")
            worst = max(worst, finding.level, key=list(Level).index)
        if worst == Level.FAIL:
            sys.exit(1)
