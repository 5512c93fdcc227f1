"""What is done with people at customers: adding, changing, asking for one first, who has left."""

from functools import partial

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.editing import edit
from crm.exceptions import DomainError
from crm.mentions import names_called
from customers.forms import ContactForm
from customers.services import add_contact, make_primary, mark_left, mark_returned, update_contact
from customers.views.contacts import find_contact
from customers.views.page import ask, changed, find


@require_http_methods(["GET", "HEAD", "POST"])
def contact_create(request, customer_pk):
    customer = find(request, customer_pk)
    form = ContactForm(request.POST or None, workspace=request.workspace)
    if form.is_valid():
        try:
            contact = add_contact(customer, by=request.user, link=request.build_absolute_uri, **form.cleaned_data)
            messages.success(request, _("%(name)s is in.") % {"name": contact})
            return changed(request, customer)
        except DomainError as error:
            form.add_error(None, error.message)
    heading = _("New contact at %(name)s") % {"name": customer.name}
    return ask(request, form, heading=heading, submit=_("Add contact"), back=customer.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def contact_update(request, pk):
    """Change one field in place (`?field=phone`) or all of them on a page of their own."""
    contact = find_contact(request, pk)
    context = {"room": "customers", "mentioned": names_called(contact.customer)}
    save = partial(update_contact, link=request.build_absolute_uri)
    return edit(request, contact, ContactForm, save=save, template="contacts/update.html", context=context)


@require_POST
def contact_primary(request, pk):
    """Ask for this person first from now on; the toast gives it back to whom it was."""
    contact = find_contact(request, pk)
    try:
        before = make_primary(contact, by=request.user)
        undo = reverse("contacts:primary", args=[request.workspace.slug, before.pk]) if before else ""
        messages.success(request, _("%(name)s is the primary contact now.") % {"name": contact}, extra_tags=undo)
    except DomainError as error:
        messages.info(request, error.message)
    return changed(request, contact.customer, marked=contact)


@require_POST
def contact_left(request, pk):
    """Mark that somebody has left; the toast takes it back."""
    contact = find_contact(request, pk)
    try:
        heir = mark_left(contact, by=request.user)
        words = _("%(name)s is marked as left.") % {"name": contact}
        if heir:
            words += " " + _("%(name)s is the primary contact now.") % {"name": heir}
        undo = reverse("contacts:returned", args=[request.workspace.slug, pk], query={"undo": 1})
        messages.success(request, words, extra_tags=undo)
    except DomainError as error:
        messages.info(request, error.message)
    return changed(request, contact.customer, marked=contact)


@require_POST
def contact_returned(request, pk):
    """Take back that somebody has left; as an undo (`?undo=1`) they are the primary contact again if they were."""
    contact = find_contact(request, pk)
    try:
        mark_returned(contact, by=request.user, undo="undo" in request.GET)
        messages.success(request, _("%(name)s is back.") % {"name": contact})
    except DomainError as error:
        messages.info(request, error.message)
    return changed(request, contact.customer, marked=contact)
