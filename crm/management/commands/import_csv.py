"""Import a table of leads or customers from a file, as the import page does."""

import json
import sys
from pathlib import Path

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from crm.exceptions import DomainError
from crm.importing import kinds
from crm.importing.models import Import, ImportRow
from crm.importing.models.source import PIECE
from crm.importing.planning.staging import discard, stage
from crm.importing.writing.confirming import confirm
from crm.phases import finish


class Command(BaseCommand):
    help = "Import a CSV of leads or customers into a workspace; - reads standard input."

    def add_arguments(self, parser):
        parser.add_argument("file", help="a CSV, TSV or text file, or - for standard input")
        parser.add_argument("--workspace", required=True, metavar="SLUG")
        parser.add_argument("--kind", required=True, choices=sorted(kinds.every()))
        parser.add_argument(
            "--duplicates",
            default="skip",
            choices=Import.Duplicates.values,
            help="what happens to rows that are here already (default: skip); update fills empty fields only, "
            "overwrite changes all that differs",
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar='"Header=field"',
            help="what a column is, instead of the guess; nothing after = leaves it out; may be repeated",
        )
        parser.add_argument(
            "--name-from-email",
            action="store_true",
            help="name rows without a name after their website or e-mail: kestrel-logistics.com is Kestrel Logistics, "
            "and an address of a mail provider is the name itself",
        )
        parser.add_argument("--by", metavar="EMAIL", help="the member who imports and will own new records")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args, **options):
        workspace = self._workspace(options["workspace"])
        by = self._member(workspace, options["by"])
        try:
            result = self._import(workspace, by, options)
        except DomainError as error:
            raise CommandError(error.message) from error
        self._print(result, options)

    def _import(self, workspace, by, options):
        """The result as the JSON has it; of a dry run nothing stays."""
        paste = stage(
            workspace,
            options["kind"],
            self._read(options["file"]),
            by=by,
            filename="" if options["file"] == "-" else Path(options["file"]).name,
            duplicates=options["duplicates"],
            makes_names=options["name_from_email"],
            named=dict(_pair(given) for given in options["map"]),
        )
        if not options["dry_run"]:
            finish(confirm(finish(paste), by=by))
            return _result(paste, written=True)
        result = _result(paste, written=False)
        discard(paste)
        return result

    def _read(self, name):
        """The bytes of the file, a piece at a time."""
        try:
            with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
        except OSError as error:
            raise CommandError(f"{name} cannot be read: {error.strerror}.") from error

    def _workspace(self, slug):
        found = apps.get_model("accounts", "Workspace").objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"There is no workspace “{slug}”.")
        return found

    def _member(self, workspace, email):
        if not email:
            return None
        member = get_user_model().objects.filter(memberships__workspace=workspace, email__iexact=email).first()
        if member is None:
            raise CommandError(f"{email} is no member of {workspace}.")
        return member

    def _print(self, result, options):
        if options["json"]:
            self.stdout.write(json.dumps(result, ensure_ascii=False, indent=2))
            return
        for heading, field in result["mapping"].items():
            self.stdout.write(f"{heading} -> {field or '(left out)'}")
        words = ("created", "updated", "unchanged", "skipped", "failed")
        self.stdout.write(f"{result['rows']} rows: " + ", ".join(f"{result[word]} {word}" for word in words))
        for error in result["errors"]:
            self.stdout.write(f"row {error['row']}: {error['message']}")


def _pair(given):
    heading, sign, field = given.rpartition("=")
    if not sign or not heading:
        raise CommandError(f"--map takes Header=field, not “{given}”.")
    return heading, field.strip()


def _result(paste, *, written):
    failed = paste.rows.filter(outcome=ImportRow.Outcome.FAILED).order_by("number")
    return {
        "mapping": {name: field or None for name, field in zip(paste.columns, paste.mapping, strict=True)},
        **paste.totals,
        "errors": [
            {"row": row.number, "field": field or None, "message": message}
            for row in failed.iterator(chunk_size=1_000)
            for field, message in row.errors.items()
        ],
        "import_id": paste.pk if written else None,
    }
