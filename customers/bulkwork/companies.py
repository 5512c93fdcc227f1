"""What can be done with many customers at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.bulkwork.kinds import Kind, Verb
from crm.bulkwork.tagging import tagging
from crm.bulkwork.verbs import industry, owner
from crm.exporting import export
from customers.filters import narrowed
from customers.forms import ArchiveForm
from customers.models import Customer
from customers.open_deals import open_deals
from customers.resources import CustomerResource
from customers.services import together


def _archiving():
    return Verb(
        key="archive",
        label=gettext_lazy("Archive"),
        icon="archive",
        heading=gettext_lazy("Archive %(what)s"),
        submit=gettext_lazy("Archive"),
        title=lambda given: _("Archived: %(why)s") % {"why": given["reason"]} if given["reason"] else _("Archived"),
        form=lambda data, *, workspace, records: ArchiveForm(data, sums=open_deals(records).sums),
        given=lambda form: {"reason": form.cleaned_data["reason"], "lost": form.lost},
        apply=together.archive_rows,
        take_back=together.unarchive_rows,
        shows="customers/_open_deals.html",
        preview=lambda records: {"open_deals": open_deals(records)},
    )


def _restoring():
    return Verb(
        key="restore",
        label=gettext_lazy("Restore"),
        icon="undo",
        heading=gettext_lazy("Restore %(what)s"),
        submit=gettext_lazy("Restore"),
        title=lambda given: _("Restored"),
        apply=together.restore_rows,
        take_back=together.rearchive_rows,
    )


def _lock(ids):
    customers = Customer.every.select_for_update().defer("notes", "search")
    return customers.order_by("pk").in_bulk(ids)


def _rests(customer):
    if customer.is_merged:
        return _("merged into another customer")
    return _("archived: restore it first") if customer.is_archived else ""


def _export(request, customers, fmt):
    return export(
        request, customers.select_related("owner"), CustomerResource.for_people(request.workspace), fmt, "customers"
    )


KIND = Kind(
    key="customers",
    model=Customer,
    one=gettext_lazy("customer"),
    many=gettext_lazy("customers"),
    listed=lambda workspace, params: narrowed(workspace, params).named,
    lock=_lock,
    rests=_rests,
    export=_export,
    verbs=(owner(), industry(), tagging(), _archiving(), _restoring()),
)
