"""People at customers: all of them, and one of them with their story."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from crm.custom.sorting import page_of
from crm.facts import all_facts
from crm.listing import Sort
from crm.mentions import names_called
from crm.storied import StoriedPage, story_region
from crm.tags.reading import with_tags
from customers.contact_filters import narrowed
from customers.elsewhere import deals_about, moved_here, with_elsewhere
from customers.forms import CustomerLogForm
from customers.views.lists import views as customer_views
from customers.views.page import deals_of

FACTS = ("first_name", "last_name", "title", "buying_role", "email", "phone", "notes")
SHOWN = ("workspace", "first_name", "last_name", "title", "email", "phone", "buying_role", "is_primary", "left_at", "custom",
         "customer__name", "customer__owner__name", "customer__owner__email")  # fmt: skip
SORTED = ("created_at", "name_folded")  # a page's cursors are made of these
SORTS = (Sort("created", ("created_at",)), Sort("name", ("name_folded",), descending=False))


def find_contact(request, pk):
    """The contact `pk` of this workspace, or 404."""
    contacts = request.workspace.contacts.select_related("customer__owner", "moved_to__customer")
    return get_object_or_404(with_tags(with_elsewhere(contacts), request.workspace), pk=pk)


@require_safe
def contact_list(request):
    """The people who are at active customers now, the newest first."""
    filters = narrowed(request.workspace, request.GET)
    rows = with_tags(filters.qs.only(*SHOWN, *SORTED), request.workspace)
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
        **story_region(request, contact, contact.activities.all()),
        "contact": contact,
        "mentioned": names_called(contact.customer),
        "log": log_form(request, contact),
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


PAGE = StoriedPage("contacts/detail.html", story_context, page_context)


@require_safe
def contact_detail(request, pk):
    return PAGE.show(request, find_contact(request, pk))


@require_POST
def contact_log(request, pk):
    """Log a note, call, meeting or e-mail with this person in one line; the customer's story has it too."""
    contact = find_contact(request, pk)
    form = log_form(request, contact, request.POST)
    return PAGE.tell(request, contact, form, about=contact.customer, contact=contact)
