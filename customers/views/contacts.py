"""People at customers: all of them, and one of them with their story."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from crm.custom.sorting import page_of
from crm.facts import all_facts
from crm.listing import Sort
from crm.mentions import names_called
from crm.tags.reading import with_tags
from crm.timeline import story, story_filters
from customers.contact_filters import ContactFilter
from customers.elsewhere import deals_about, moved_here, with_elsewhere
from customers.forms import CustomerLogForm
from customers.views.lists import views as customer_views
from customers.views.page import deals_of
from customers.views.story import logged

FACTS = ("first_name", "last_name", "title", "buying_role", "email", "phone", "notes")
SORTS = (Sort("created", ("created_at",)), Sort("name", ("name_folded",), descending=False))


def find_contact(request, pk):
    """The contact `pk` of this workspace, or 404."""
    contacts = request.workspace.contacts.select_related("customer__owner", "moved_to__customer")
    return get_object_or_404(with_tags(with_elsewhere(contacts), request.workspace), pk=pk)


def narrowed(request):
    """The filters of the list, and through `.qs` the contacts at active customers that fit them and the search.

    Those who have left come only under their own filter.
    """
    contacts = request.workspace.contacts.filter(customer__archived_at=None).matching(request.GET.get("q", ""))
    if not request.GET.getlist("status"):
        contacts = contacts.current()
    heavy = ("search", "notes", "customer__notes", "customer__search")
    contacts = contacts.select_related("customer__owner").defer(*heavy)
    return ContactFilter(request.GET, workspace=request.workspace, queryset=contacts)


@require_safe
def contact_list(request):
    """The people who are at active customers now, the newest first."""
    filters = narrowed(request)
    rows = with_tags(filters.qs, request.workspace)
    page = page_of(rows, request.GET, filters=filters, sorts=SORTS)
    region = "#results" if request.htmx.target == "contact-results" else ""
    context = {"page": page, "filters": filters, "views": customer_views(request, elsewhere=True), "room": "customers"}
    context["only_left"] = request.GET.getlist("status") == ["left"]
    return render(request, f"contacts/list.html{region}", context)


def log_form(request, contact, data=None):
    """The one-line log, which knows whom it is about and what the deals are."""
    return CustomerLogForm(data, customer=contact.customer, deals=deals_of(request, contact.customer))


def story_context(request, contact):
    """What the story region of a contact's page needs."""
    return {
        "contact": contact,
        "mentioned": names_called(contact.customer),
        "page": story(contact.activities.all(), request.GET),
        **story_filters(request),
        "log": log_form(request, contact),
        "story_url": contact.get_absolute_url(),
        "log_url": contact.log_url,
        "frozen": contact.customer.is_archived or contact.has_left,
    }


def page_context(request, contact):
    """What the whole page of a contact needs."""
    return story_context(request, contact) | {
        "customer": contact.customer,
        "facts": all_facts(contact, FACTS, contact.update_url),
        "before": moved_here(contact),
        "deals": list(deals_about(contact)),
        "frozen": contact.customer.is_archived,
        "room": "customers",
    }


@require_safe
def contact_detail(request, pk):
    contact = find_contact(request, pk)
    if request.htmx.target == "story":
        return render(request, "contacts/detail.html#story", story_context(request, contact))
    return render(request, "contacts/detail.html", page_context(request, contact))


@require_POST
def contact_log(request, pk):
    """Log a note, call, meeting or e-mail with this person in one line; the customer's story has it too."""
    contact = find_contact(request, pk)
    form = log_form(request, contact, request.POST)
    if form.is_valid() and logged(form, contact.customer, request, contact=contact):
        if not request.htmx:
            return redirect(contact)
        context = story_context(request, contact)
        return render(request, "contacts/detail.html#story", context | {"log": context["log"].focused()})
    context = story_context(request, contact) if request.htmx else page_context(request, contact)
    template = "contacts/detail.html#story" if request.htmx else "contacts/detail.html"
    return render(request, template, context | {"log": form}, status=422)
