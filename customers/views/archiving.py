"""Archiving a customer and taking it out again."""

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.exceptions import DomainError
from crm.http import go
from customers.forms import ArchiveForm
from customers.open_deals import open_deals
from customers.services import archive, restore
from customers.views.page import ask, find


@require_http_methods(["GET", "HEAD", "POST"])
def customer_archive(request, pk):
    """Ask why, then archive; pressed twice it is archived once."""
    customer = find(request, pk)
    deals = open_deals(request.workspace.customers.filter(pk=pk))
    form = ArchiveForm(request.POST if request.method == "POST" else None, sums=deals.sums)
    if not form.is_valid():
        words = {"heading": _("Archive %(name)s") % {"name": customer.name}, "submit": _("Archive")}
        first = {"before": "customers/_open_deals.html", "open_deals": deals}
        return ask(request, form, back=customer.get_absolute_url(), **words, **first)
    try:
        archive(customer, by=request.user, reason=form.cleaned_data["reason"], lost=form.lost)
        undo = f"{reverse('customers:restore', args=[request.workspace.slug, pk])}?undo=1"
        messages.success(request, _("%(name)s is archived.") % {"name": customer.name}, extra_tags=undo)
    except DomainError as error:
        messages.info(request, error.message)
    return go(request, customer)


@require_POST
def customer_restore(request, pk):
    """Take it out again; as the undo of archiving (`?undo=1`) the deals that this closed are open again, too."""
    customer = find(request, pk)
    try:
        restore(customer, by=request.user, undo="undo" in request.GET)
        messages.success(request, _("%(name)s is active again.") % {"name": customer.name})
    except DomainError as error:
        messages.info(request, error.message)
    return go(request, customer)
