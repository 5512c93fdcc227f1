"""What the tables hold, to be compared before and after."""

from django.db import connection

from crm.models import Activity
from crm.search_lookup import index_table
from customers.models import Contact, Customer
from leads.models import Lead

MODELS = (Lead, Customer, Contact)
# When a record was last changed moves on with every change, back ones too.
MOVING = {"updated_at"}


def tables(_after=None):
    """Every row of leads, customers and contacts, the stories' lines but those that say a field or status changed, and the search index."""
    lines = Activity.objects.exclude(kind__in=[Activity.Kind.FIELDS, Activity.Kind.STATUS, Activity.Kind.CONTACT])
    return {
        **{model.__name__: [_still(row) for row in model.objects.order_by("pk").values()] for model in MODELS},
        "lines": sorted((line.lead_id or 0, line.customer_id or 0, line.kind, str(line.data)) for line in lines),
        "index": _indexed(),
    }


def _still(row):
    return {name: value for name, value in row.items() if name not in MOVING}


def _indexed():
    """The search index of SQLite; PostgreSQL's is the table itself."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        return [
            cursor.execute(f'SELECT rowid, search FROM "{index_table(model)}" ORDER BY rowid').fetchall()
            for model in MODELS
        ]
