"""The page of one deal, and telling its story, which is told on the customer's page too."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from crm.agenda import next_tasks
from crm.facts import all_facts
from crm.mentions import names_called
from crm.storied import StoriedPage, story_region
from crm.tags.reading import with_tags
from customers.forms import CustomerLogForm
from customers.stage_steps import stage_steps
from customers.views.page import people_of

FACTS = ("amount", "currency", "billing", "expected_close", "owner", "notes")


def find_deal(request, pk):
    """The deal `pk` of this workspace, or 404."""
    deals = request.workspace.opportunities.select_related("customer", "stage", "owner")
    return get_object_or_404(with_tags(deals, request.workspace), pk=pk)


def deal_log_form(request, deal, data=None):
    """The one-line log of the customer, which is about this deal."""
    there = people_of(request, deal.customer).filter(left_at=None)
    return CustomerLogForm(data, customer=deal.customer, contacts=there)


def story_context(request, deal):
    """What the story region of a deal's page needs."""
    return {
        **story_region(request, deal, deal.activities.all()),
        "deal": deal,
        "mentioned": names_called(deal.customer),
        "log": deal_log_form(request, deal),
        "frozen": deal.customer.is_archived,
    }


def deal_context(request, deal):
    """What the whole page of a deal needs; the people are read once for card and log."""
    people = list(people_of(request, deal.customer))
    context = story_context(request, deal) | {
        "customer": deal.customer,
        "people": people,
        "tasks": next_tasks(deal),
        "facts": all_facts(deal, FACTS, deal.update_url),
        "steps": stage_steps(deal, request.workspace.stages.offered_to(deal)),
        "room": "opportunities",
    }
    context["log"].offer(people)
    return context


PAGE = StoriedPage("opportunities/detail.html", story_context, deal_context)


@require_safe
def opportunity_detail(request, pk):
    return PAGE.show(request, find_deal(request, pk))


@require_POST
def opportunity_log(request, pk):
    """Log a note, call, meeting or e-mail about a deal in one line, with one of the customer's people or nobody in particular."""
    deal = find_deal(request, pk)
    return PAGE.tell(request, deal, deal_log_form(request, deal, request.POST), about=deal.customer, opportunity=deal)
