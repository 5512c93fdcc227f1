"""More rows than a team could tell stories about, written in bulk."""

from datetime import timedelta
from itertools import islice

from django.utils import timezone

from crm import search
from customers.models import Customer
from leads.demo import words
from leads.demo.companies import companies
from leads.models import Lead, Status

AT_ONCE = 1000


def top_up(workspace, *, leads, customers):
    """Add plain rows, without stories, until there are `leads` leads and `customers` customers."""
    _fill(workspace, Lead, leads - workspace.leads.count())
    _fill(workspace, Customer, customers - workspace.customers.count())


def _fill(workspace, model, missing):
    if missing <= 0:
        return
    taken = {
        domain for rows in (workspace.leads, workspace.customers) for domain in rows.values_list("domain", flat=True)
    }
    fresh = (company for company in companies() if company.domain not in taken)
    newest = timezone.now() - timedelta(days=370)
    for start in range(0, missing, AT_ONCE):
        some = [
            _row(workspace, model, company, start + n, newest)
            for n, company in enumerate(islice(fresh, min(AT_ONCE, missing - start)))
        ]
        search.index(model, [row.pk for row in model.objects.bulk_create(some)])


def _row(workspace, model, company, number, newest):
    """A row older than the year that is told about, one minute older than the one before."""
    at = newest - timedelta(minutes=number)
    row = model(
        workspace=workspace,
        name=company.name,
        website=company.website,
        email=company.email,
        phone=company.phone,
        industry=company.trade.industry,
        created_at=at,
        touched_at=at,
    )
    if isinstance(row, Lead):
        row.contact_name, row.source = company.person, list(words.SOURCES)[number % len(words.SOURCES)]
        row.status, row.status_at = Status.INFORMATION_FILLED, at
    row.derive()
    row.search = search.search_column(workspace.pk, row.search_text())
    return row
