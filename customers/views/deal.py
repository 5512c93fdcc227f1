"""The page of one deal, and telling its story, which is told on the customer's page too."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from crm.agenda import next_tasks
from crm.facts import all_facts
from crm.mentions import names_called
from crm.tags.reading import with_tags
from crm.timeline import story, story_filters
from customers.forms import CustomerLogForm
from customers.stage_steps import stage_steps
from customers.views.page import people_of
from customers.views.story import logged

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
        "deal": deal,
        "mentioned": names_called(deal.customer),
        "page": story(deal.activities.all(), request.GET),
        **story_filters(request),
        "log": deal_log_form(request, deal),
        "story_url": deal.get_absolute_url(),
        "log_url": deal.log_url,
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


@require_safe
def opportunity_detail(request, pk):
    deal = find_deal(request, pk)
    if request.htmx.target == "story":
        return render(request, "opportunities/detail.html#story", story_context(request, deal))
    return render(request, "opportunities/detail.html", deal_context(request, deal))


@require_POST
def opportunity_log(request, pk):
    """Log a note, call, meeting or e-mail about a deal in one line, with one of the customer's people or nobody in particular."""
    deal = find_deal(request, pk)
    form = deal_log_form(request, deal, request.POST)
    if form.is_valid() and logged(form, deal.customer, request, opportunity=deal):
        if not request.htmx:
            return redirect(deal)
        context = story_context(request, deal)
        return render(request, "opportunities/detail.html#story", context | {"log": context["log"].focused()})
    context = story_context(request, deal) if request.htmx else deal_context(request, deal)
    template = "opportunities/detail.html#story" if request.htmx else "opportunities/detail.html"
    return render(request, template, context | {"log": form}, status=422)
