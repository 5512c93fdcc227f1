"""`manage.py seed_demo`: a workspace that reads like a real team's year."""

from django.core.management.base import BaseCommand

from leads.demo import SIGN_IN
from leads.demo.seed import CUSTOMERS, LEADS, seed


class Command(BaseCommand):
    help = "Fill the demo workspace, Fernhill. Run again, it keeps what is there and doubles nothing."

    def add_arguments(self, parser):
        parser.add_argument("--leads", type=int, metavar="N", help=f"how many leads there should be ({LEADS})")
        parser.add_argument("--customers", type=int, metavar="N", help=f"how many customers ({CUSTOMERS})")

    def handle(self, *, leads, customers, **options):
        workspace = seed(leads=leads, customers=customers)
        self.stdout.write(
            f"The workspace {workspace} has {workspace.leads.count()} leads and {workspace.customers.count()} customers.\n"
            f"Sign in with {SIGN_IN['email']} and the password {SIGN_IN['password']}"
        )
