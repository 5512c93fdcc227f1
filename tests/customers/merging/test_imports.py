"""Imports leave merged customers alone: they neither meet nor remove them."""

from crm import phases
from crm.importing.planning.staging import stage
from crm.importing.undoing.undo import undo
from crm.importing.writing.confirming import confirm
from customers.models import Customer
from customers.services import merge
from tests.factories import CustomerFactory

TABLE = "Name\tE-mail\nLarkfield Dairy\toffice@larkfield.example\n"


def brought_in(workspace, by):
    return phases.run(confirm(stage(workspace, "customers", TABLE, by=by), by=by))


def test_an_import_that_is_undone_removes_no_customer_that_was_merged(workspace, mara):
    paste = brought_in(workspace, mara)
    imported = Customer.objects.get()
    kept = CustomerFactory(workspace=workspace)
    merge(kept, imported, by=mara)
    phases.run(undo(paste, by=mara))
    assert Customer.every.get(pk=imported.pk).merged_into == kept
    assert kept.activities.filter(kind="created").exists()


def test_an_import_meets_no_customer_that_was_merged(workspace, mara):
    brought_in(workspace, mara)
    absorbed = Customer.objects.get()
    merge(CustomerFactory(workspace=workspace), absorbed, by=mara)
    paste = brought_in(workspace, mara)
    assert (
        paste.totals["created"],
        Customer.objects.filter(name="Larkfield Dairy").exclude(pk=absorbed.pk).count(),
    ) == (1, 1)
