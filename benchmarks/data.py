"""The benchmark database: one workspace of so many leads, a tenth as many customers with their people and deals, as many lines, and a neighbour of 50,000."""

import itertools
import time

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from accounts.models import Membership, Role, User, Workspace
from benchmarks import engines
from benchmarks.rows import CUSTOMER, LEAD, Maker
from benchmarks.stories import ACTIVITY, CONTACT, DEAL, TASK, activities, contacts, deals, tasks
from crm import bulk
from crm.models import Activity, Task
from crm.search import index_table
from customers.models import Contact, Customer, Opportunity
from customers.radar.refreshing import refresh_workspace
from customers.services import start_workspace
from leads.models import Lead

NEIGHBOUR = 50_000
SEARCHED = (Lead, Customer, Contact, Opportunity)


def prepare(rows, *, fresh=False):
    """The workspace with `rows` leads, made anew unless a whole one is there."""
    if fresh:
        engines.drop(connection)
    engines.create(connection)
    call_command("migrate", verbosity=0)
    ready = Workspace.objects.filter(slug="bench-ready").first()
    if ready is None:
        Workspace.objects.all().delete()
        _fill(rows)
        Workspace.objects.create(name="Ready", slug="bench-ready")
    return Workspace.objects.get(slug="bench")


def _fill(rows):
    began = time.perf_counter()
    workspace, people = workspace_of("bench", 12)
    neighbour, others = workspace_of("neighbour", 3)
    own, far = Maker(workspace.pk, people, total=rows), Maker(neighbour.pk, others, total=NEIGHBOUR, seed=8)
    load(Lead, LEAD, itertools.chain(own.leads(1), far.leads(rows + 1)))
    accounts = rows // 10
    own = Maker(workspace.pk, people, total=accounts, seed=9)
    load(Customer, CUSTOMER, own.customers(1))
    stages = list(workspace.stages.values_list("pk", "kind"))
    load(Contact, CONTACT, contacts(workspace.pk, accounts))
    load(Opportunity, DEAL, deals(workspace.pk, accounts, stages))
    load(Activity, ACTIVITY, activities(workspace.pk, people, rows))
    load(Task, TASK, tasks(workspace.pk, people, rows))
    refresh_workspace(workspace)
    engines.settle(connection)
    print(f"# made {rows:,} leads in {time.perf_counter() - began:.0f} s", flush=True)


def workspace_of(slug, people):
    """(a new workspace with the default stages, the ids of so many owners of it)."""
    workspace = Workspace.objects.create(name=slug.title(), slug=slug)
    start_workspace(workspace)
    users = [
        User.objects.create(email=f"{slug}{n}@example.org", name=f"{slug.title()} Person {n}") for n in range(people)
    ]
    Membership.objects.bulk_create(Membership(workspace=workspace, user=user, role=Role.OWNER) for user in users)
    return workspace, [user.pk for user in users]


def load(model, columns, rows):
    """Copy rows with the indexes down, put them up again, fill SQLite's search table set-wise."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        down = engines.indexes(connection, table)
        for name in down:
            cursor.execute(f'DROP INDEX "{name}"')
        bulk.copy(model, columns, rows)
        if connection.vendor == "postgresql":
            cursor.execute("SET maintenance_work_mem = '512MB'")
        for sql in down.values():
            cursor.execute(sql)
        for sql in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(sql)
        if connection.vendor == "sqlite" and model in SEARCHED:
            fts = index_table(model)
            cursor.execute(f'INSERT INTO "{fts}"(rowid, search) SELECT id, search FROM "{table}"')
            cursor.execute(f'INSERT INTO "{fts}"("{fts}") VALUES (\'optimize\')')
