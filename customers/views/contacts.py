"""People at customers: all of them, one of them, adding, changing, who has left."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm.editing import edit
from crm.exceptions import DomainError
from crm.facts import facts
from crm.listing import Sort, keyset_page
from crm.search import matching
from crm.timeline import story
from customers.filters import ContactFilter
from customers.forms import ContactForm
from customers.services import add_contact, mark_left, mark_returned, update_contact
from customers.views.lists import views as customer_views
from customers.views.page import ask, changed, find

FACTS = ("first_name", "last_name", "title", "buying_role", "email", "phone", "notes")
SORTS = (Sort("created", ("created_at",)),)


def find_contact(request, pk):
    """The contact `pk` of this workspace, or 404."""
    return get_object_or_404(request.workspace.contacts.select_related("customer"), pk=pk)


def narrowed(request):
    """The filters of the list, and through `.qs` the contacts at active customers that fit them and the search."""
    contacts = matching(request.workspace.contacts.filter(customer__archived_at=None), request.GET.get("q", ""))
    contacts = contacts.select_related("customer").defer("search", "customer__notes", "customer__search")
    return ContactFilter(request.GET, workspace=request.workspace, queryset=contacts)


@require_safe
def contact_list(request):
    """The people at active customers, the newest first."""
    filters = narrowed(request)
    page = keyset_page(filters.qs, request.GET, sorts=SORTS)
    region = "#results" if request.htmx.target == "contact-results" else ""
    context = {"page": page, "filters": filters, "views": customer_views(request, elsewhere=True), "room": "customers"}
    return render(request, f"contacts/list.html{region}", context)


@require_safe
def contact_detail(request, pk):
    contact = find_contact(request, pk)
    context = {
        "contact": contact,
        "customer": contact.customer,
        "facts": facts(contact, FACTS, contact.update_url),
        "page": story(contact.activities.all(), request.GET),
        "story_url": contact.get_absolute_url(),
        "frozen": contact.customer.is_archived,
        "room": "customers",
    }
    return render(request, "contacts/detail.html" + ("#story" if request.htmx.target == "story" else ""), context)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_create(request, customer_pk):
    customer = find(request, customer_pk)
    form = ContactForm(request.POST or None, workspace=request.workspace)
    if form.is_valid():
        try:
            contact = add_contact(customer, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(name)s is in.") % {"name": contact})
            return changed(request, customer)
        except DomainError as error:
            form.add_error(None, error.message)
    heading = _("New contact at %(name)s") % {"name": customer.name}
    return ask(request, form, heading=heading, submit=_("Add contact"), back=customer.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def contact_update(request, pk):
    """Change one field in place (`?field=phone`) or all of them on a page of their own."""
    contact, context = find_contact(request, pk), {"room": "customers"}
    return edit(request, contact, ContactForm, save=update_contact, template="contacts/update.html", context=context)


@require_POST
def contact_left(request, pk):
    """Mark that somebody has left; the toast takes it back."""
    undo = reverse("contacts:returned", args=[request.workspace.slug, pk])
    return _mark(request, pk, mark_left, _("%(name)s is marked as left."), undo)


@require_POST
def contact_returned(request, pk):
    return _mark(request, pk, mark_returned, _("%(name)s is back."), "")


def _mark(request, pk, mark, words, undo):
    contact = find_contact(request, pk)
    try:
        mark(contact, by=request.user)
        messages.success(request, words % {"name": contact}, extra_tags=undo)
    except DomainError as error:
        messages.info(request, error.message)
    return changed(request, contact.customer, marked=contact)
