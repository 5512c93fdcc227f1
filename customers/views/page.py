"""The page of a customer: what its regions need, and how an act on it is answered."""

from django.db.models import F, OuterRef, Subquery
from django.shortcuts import get_object_or_404, render
from django_htmx.http import HttpResponseClientRefresh

from crm.agenda import next_tasks
from crm.facts import all_facts, facts
from crm.http import back, is_on
from crm.mentions import names_called
from crm.models import Activity
from crm.moments import utc_today
from crm.storied import StoriedPage, story_region
from crm.tags.reading import with_tags
from customers.dossier import origins_of
from customers.doubles import doubles_of, with_doubles
from customers.elsewhere import with_elsewhere
from customers.forms import CustomerLogForm
from customers.radar.words import give_last_words
from customers.summaries import sums_of

FACTS = ("website", "email", "phone", "industry", "owner")


def find(request, pk):
    """The customer `pk` of this workspace, or 404; with the ids of its likeliest pair and its last merge, if any."""
    customers = _with_silence(request).select_related("owner", "archived_by")
    return get_object_or_404(with_tags(with_doubles(customers), request.workspace), pk=pk)


def _with_silence(request):
    """The customers with the day from which each is quiet, so that only pages of quiet ones ask further."""
    quiet_on = request.workspace.rhythms.filter(pk=OuterRef("pk")).values("quiet_on")
    return request.workspace.customers.annotate(quiet_on=Subquery(quiet_on))


def people_of(request, customer):
    """The contacts of a customer, the primary one first, those who left last."""
    contacts = request.workspace.contacts.filter(customer=customer).select_related("moved_to__customer")
    return with_elsewhere(contacts).order_by(F("left_at").desc(nulls_first=True), "-is_primary", "id")


def deals_of(request, customer):
    """The deals with a customer: the open ones by their expected close, then the closed ones, the newest first."""
    deals = request.workspace.opportunities.filter(customer=customer).select_related("stage", "owner")
    return deals.order_by(F("closed_at").desc(nulls_first=True), F("expected_close").asc(nulls_last=True), "-id")


def log_form(request, customer, data=None):
    """The one-line log, which knows who is there and what the deals are."""
    there = people_of(request, customer).filter(left_at=None)
    return CustomerLogForm(data, customer=customer, contacts=there, deals=deals_of(request, customer))


def story_context(request, customer):
    """What the story region needs: its own lines and those of the leads that were promoted into it."""
    origins = origins_of(customer)
    lead_ids = [origin.lead_id for origin in origins]
    return {
        **story_region(request, customer, customer.story(lead_ids)),
        "customer": customer,
        "origins": origins,
        "mentioned": names_called(customer, lead_ids),
        "log": log_form(request, customer),
    }


def cards_context(request, customer):
    """What the cards that change with people and deals need."""
    deals = list(deals_of(request, customer))
    return {
        "customer": customer,
        "people": list(people_of(request, customer)),
        "deals": deals,
        "sums": sums_of(deals),
        "stages": list(request.workspace.stages.offered()),
        "frozen": customer.is_archived,
    }


def regions_context(request, customer):
    """What story and cards need together; the people are read once for both."""
    context = story_context(request, customer) | cards_context(request, customer)
    context["log"].offer(context["people"], context["deals"])
    return context


def page_context(request, customer):
    """What the whole page needs."""
    archived = customer.activities.filter(kind=Activity.Kind.ARCHIVED).first() if customer.is_archived else None
    return (
        regions_context(request, customer)
        | {
            "facts": all_facts(customer, FACTS, customer.update_url),
            "documents": facts(customer, customer.DOCUMENTS, customer.update_url),
            "archived_line": archived,
            "tasks": next_tasks(customer),
            "rhythm": rhythm_of_page(request, customer),
            "room": "customers",
        }
        | doubles_of(customer)
    )


PAGE = StoriedPage("customers/detail.html", story_context, page_context)


def rhythm_of_page(request, customer):
    """The rhythm of an active customer that is quiet, with the last words; else None."""
    if customer.is_archived or customer.quiet_on is None or customer.quiet_on > utc_today():
        return None
    rhythm = request.workspace.rhythms.select_related("snoozed_by").get(pk=customer.pk)
    give_last_words([rhythm])
    return rhythm


def changed(request, customer, **context):
    """Answer an act on a customer's people or deals: its own page changes in place, any other is shown anew."""
    if not request.htmx:
        return back(request, otherwise=customer)
    if not is_on(request, customer.get_absolute_url()):
        return HttpResponseClientRefresh()
    return render(request, "customers/_changed.html", regions_context(request, customer) | context)


def ask(request, form, *, focus=None, **words):
    """Show a form in a dialog over the page it was asked from, or on a page of its own; 422 when what was sent was not done.

    `focus` names the field to begin at, by default the first; `words` are `heading`, `submit` and `back` (an address).
    """
    template = "components/form_dialog.html" if request.htmx.target == "dialogs" else "customers/form.html"
    if not form.errors:
        form.fields[focus or next(iter(form.fields))].widget.attrs["autofocus"] = True
    context = {"form": form, "action": request.get_full_path(), "room": "customers", **words}
    return render(request, template, context, status=422 if request.method == "POST" else 200)
