"""`manage.py restore FILE`: put a backup back."""

from django.core.management.base import BaseCommand, CommandError

from crm.backups import restore
from crm.exceptions import DomainError


class Command(BaseCommand):
    help = "Replace everything in the database by a backup. What is there now is saved to var/ first."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="what `manage.py backup` wrote")
        parser.add_argument("--yes", action="store_true", help="really do it")

    def handle(self, *, file, yes, **options):
        if not yes:
            raise CommandError(
                f"This replaces everything in the database by what {file} holds. Stop the web server and the worker, "
                "then run it again with --yes."
            )
        try:
            before = restore(file)
        except DomainError as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(
            f"Restored {file}. What was there before is in {before}.\n"
            "Run `manage.py migrate` now, in case the backup is from an older version."
        )
