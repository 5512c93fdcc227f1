"""`manage.py seed_demo`: a workspace that reads like a real team's year."""

from django.core.management.base import BaseCommand

from leads.demo import SIGN_IN


class Command(BaseCommand):
    help = "Fill the demo workspace (Fernhill). Run it again and nothing is doubled."

    def add_arguments(self, parser):
        parser.add_argument("--leads", type=int, default=200, help="how many leads there should be")
        parser.add_argument("--customers", type=int, default=60, help="how many customers there should be")

    def handle(self, *, leads, customers, **options):
        from leads.demo.seed import seed

        workspace = seed(leads=leads, customers=customers)
        self.stdout.write(
            f"{workspace}: {workspace.leads.count()} leads, {workspace.customers.count()} customers. "
            f"Sign in with {SIGN_IN['email']} and {SIGN_IN['password']}"
        )
