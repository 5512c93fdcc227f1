"""`manage.py backup FILE`: the whole database in one file."""

from django.core.management.base import BaseCommand, CommandError

from crm.backups import backup
from crm.exceptions import DomainError


class Command(BaseCommand):
    help = "Save the whole database to FILE while people go on working. `restore FILE` puts it back."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="a new file, for instance handoff-$(date +%%F).backup")

    def handle(self, *, file, **options):
        try:
            path = backup(file)
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Saved {path.stat().st_size / 1_000_000:.1f} MB to {path}.")
