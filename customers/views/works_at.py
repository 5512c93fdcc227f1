"""*Now works at …*: first where, then as what; and taking it back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.exceptions import DomainError
from customers.job_dialog import JobDialog
from customers.services import WorksElsewhere, now_works_at, undo_now_works_at
from customers.views.contacts import find_contact
from customers.views.merging import number

MOST = 8


@require_http_methods(["GET", "HEAD", "POST"])
def contact_works_at(request, pk):
    """Choose the customer, or name a new one (`?to=` and `?new=`), then say as what, then note it."""
    contact = find_contact(request, pk)
    to, name = request.GET.get("to", ""), request.GET.get("new", "").strip()[:200]
    if not to and not name:
        return _choose(request, contact)
    customer = get_object_or_404(request.workspace.customers.active(), pk=number(to)) if to else None
    data = request.POST if request.method == "POST" else None
    dialog = JobDialog(contact, by=request.user, customer=customer, name=name, data=data)
    if data is None or not dialog.is_valid():
        return _ask(request, dialog, status=422 if data is not None else 200)
    if found := dialog.duplicates(data.get("seen", "")):
        seen = " ".join(str(customer.pk) for customer in found)
        return _ask(request, dialog, status=409, duplicates=found, seen=seen)
    return _note(request, dialog)


def _note(request, dialog):
    contact = dialog.contact
    try:
        new = now_works_at(contact, by=request.user, **dialog.asked())
    except WorksElsewhere as error:
        messages.info(request, error.message)
        return redirect(error.contact)
    except DomainError as error:
        dialog.person.add_error(None, error.message)
        return _ask(request, dialog, status=422)
    undo = reverse("contacts:works_at_undo", args=[request.workspace.slug, contact.pk])
    words = {"name": contact, "customer": new.customer.name}
    messages.success(request, _("%(name)s works at %(customer)s now.") % words, extra_tags=undo)
    return redirect(new)


def _choose(request, contact):
    query = request.GET.get("q", "")
    others = request.workspace.customers.active().matching(query).exclude(pk=contact.customer_id)
    found = list(others.select_related("owner").defer("search", "notes").order_by("-touched_at", "-id")[: MOST + 1])
    context = {"contact": contact, "customers": found[:MOST], "has_more": len(found) > MOST, "query": query}
    region = "#choices" if request.htmx.target == "customer-choices" else ""
    return render(request, f"contacts/works_at_choose.html{region}", context | {"room": "customers"})


def _ask(request, dialog, *, status, **context):
    context |= {"dialog": dialog, "contact": dialog.contact, "room": "customers"}
    return render(request, "contacts/works_at.html", context, status=status)


@require_POST
def contact_works_at_undo(request, pk):
    """Take back that somebody works elsewhere, and say when the contact there stays."""
    contact = find_contact(request, pk)
    try:
        stays = undo_now_works_at(contact, by=request.user)
        messages.success(request, _("%(name)s is where they were.") % {"name": contact})
        if stays:
            words = {"name": stays, "customer": stays.customer.name}
            messages.info(request, _("%(name)s stays a contact at %(customer)s too.") % words)
    except DomainError as error:
        messages.info(request, error.message)
    return redirect(contact)
