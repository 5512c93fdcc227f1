"""Acts that write, each time on another record: promotion, status change, archive."""

from django.db import transaction

from benchmarks.measure import captured, figures
from customers.services import archive, restore
from leads.models import Lead, Status
from leads.services import change_status, promote_lead


def acts(workspace, times):
    """(room, name, job) for each act; a job gives what `measure.measured` gives."""
    by = workspace.people()[0]
    qualified, fresh = _some(workspace, Status.QUALIFIED, times), _some(workspace, Status.NEW, times)
    customers = list(workspace.customers.active().order_by("id")[: times + 2])
    deal = {"name": "First order", "amount": 12_000}

    def promote(lead):
        promote_lead(lead, by=by, opportunity=deal, promise="Delivery before Easter")

    def put_away(customer):
        archive(customer, by=by, reason="Dormant")
        restore(customer, by=by)

    yield "act", "promotion with contact and deal", lambda: _each(promote, qualified)
    yield "act", "status change", lambda: _each(lambda lead: change_status(lead, Status.CONTACTED, by=by), fresh)
    yield "act", "archive and restore", lambda: _each(put_away, customers)


def _some(workspace, status, times):
    ids = workspace.leads.filter(status=status).order_by("created_at", "id").values_list("id", flat=True)
    return list(Lead.objects.filter(pk__in=list(ids[: times + 2])))


def _each(act, records):
    act(records[1])
    with transaction.atomic(), captured() as statements:
        act(records[0])
        transaction.set_rollback(True)
    return figures([lambda record=record: act(record) for record in records[2:]], statements, replays=5)
