"""Take an import back, as the button on its receipt does."""

from django.core.management.base import BaseCommand, CommandError

from crm.exceptions import DomainError
from crm.importing.models import Import
from crm.importing.undoing.forecast import forecast
from crm.importing.undoing.undo import undo
from crm.phases import finish


class Command(BaseCommand):
    help = "Undo an import: remove what it made, put back what it changed, keep what was worked on since."

    def add_arguments(self, parser):
        parser.add_argument("id", type=int, help="the number of the import: import_id in what import_csv --json prints")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")

    def handle(self, *args, **options):
        paste = Import.objects.select_related("workspace", "by").filter(pk=options["id"]).first()
        if paste is None:
            raise CommandError(f"There is no import {options['id']}.")
        if options["dry_run"]:
            self._foretell(forecast(paste))
            return
        try:
            # One that somebody began to undo, in a process that died since, is undone to its end.
            finish(paste if paste.status == Import.Status.UNDOING else undo(paste))
        except DomainError as error:
            raise CommandError(error.message) from error
        counts = paste.undone_counts
        self.stdout.write(", ".join(f"{counts.get(word, 0)} {word}" for word in ("removed", "restored", "kept")))

    def _foretell(self, undone):
        self.stdout.write(f"{undone.removed} to remove, {undone.restored} to restore, {undone.kept} to keep")
        for row, why in undone.staying:
            self.stdout.write(f"row {row.number}: {why}")
