"""Archiving a customer and taking it out again."""

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.http import go
from customers.forms import ArchiveForm
from customers.services import AlreadyArchived, NotArchived, archive, restore
from customers.views.page import ask, find


@require_http_methods(["GET", "HEAD", "POST"])
def customer_archive(request, pk):
    """Ask why, then archive; pressed twice it is archived once."""
    customer = find(request, pk)
    form = ArchiveForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        heading = _("Archive %(name)s") % {"name": customer.name}
        return ask(request, form, heading=heading, submit=_("Archive"), back=customer.get_absolute_url())
    try:
        archive(customer, by=request.user, reason=form.cleaned_data["reason"])
        undo = reverse("customers:restore", args=[request.workspace.slug, pk])
        messages.success(request, _("%(name)s is archived.") % {"name": customer.name}, extra_tags=undo)
    except AlreadyArchived as error:
        messages.info(request, error.message)
    return go(request, customer)


@require_POST
def customer_restore(request, pk):
    customer = find(request, pk)
    try:
        restore(customer, by=request.user)
        messages.success(request, _("%(name)s is active again.") % {"name": customer.name})
    except NotArchived as error:
        messages.info(request, error.message)
    return go(request, customer)
