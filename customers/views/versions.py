"""The versions of a customer's notes, and of how it began: looking at them and bringing one back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from crm.exceptions import DomainError
from customers.models import Customer
from customers.services import update_customer
from customers.versions import version, versions_of
from customers.views.page import find


@require_http_methods(["GET", "HEAD", "POST"])
def customer_versions(request, pk):
    """Every saved version of the text that `?of=` names; POST brings the one of a line (or the one before it) back."""
    customer, name = find(request, pk), request.GET.get("of", "notes")
    if name not in Customer.DOCUMENTS:
        raise Http404
    if request.method == "POST":
        return _bring_back(request, customer, name)
    page = versions_of(customer, name, request.GET)
    label = Customer._meta.get_field(name).verbose_name
    context = {"customer": customer, "name": name, "label": label, "page": page, "text": getattr(customer, name)}
    return render(request, "customers/versions.html", context | {"room": "customers"})


def _bring_back(request, customer, name):
    line = request.POST.get("line", "")
    found = version(customer, name, int(line)) if line.isdecimal() and len(line) < 19 else None
    if found is None:
        raise Http404
    text = found.before if "before" in request.POST else found.text
    try:
        update_customer(customer, {name: text}, by=request.user)
        messages.success(request, _("That version is back. The one it replaced is in the list."))
    except DomainError as error:
        messages.error(request, error.message)
    return redirect(customer)
