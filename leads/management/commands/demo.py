"""`manage.py demo`: everything that `make demo` does once the packages are there."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from accounts.models import Workspace
from leads.demo import SIGN_IN, SLUG
from leads.demo.seed import seed

WELCOME = """
  Handoff is running at  {{address}}

  Sign in with  {email}
  Password      {password}

  Mail it sends (to verify an address, to reset a password) is printed here. Ctrl-C stops everything.
"""


class Command(BaseCommand):
    help = "Set up the demo's database, fill it the first time, and serve it with its worker."

    def handle(self, **options):
        Path(settings.BASE_DIR, "var").mkdir(exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        if not Workspace.objects.filter(slug=SLUG).exists():
            self.stdout.write("Filling the demo workspace with a year of work …")
            seed()
        call_command("collectstatic", verbosity=0, interactive=False)
        port = int(os.environ.get("PORT", "8000"))
        call_command("serve", port=port, next_free_port=True, quiet=True, welcome=WELCOME.format(**SIGN_IN))
