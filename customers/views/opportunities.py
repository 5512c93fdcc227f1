"""Deals: all of them, adding one, changing one."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from crm.custom.sorting import page_of
from crm.editing import edit
from crm.exceptions import DomainError
from crm.listing import Sort
from crm.mentions import names_called
from crm.tags.reading import with_tags
from customers.deals import as_rows, listed, sorted_by
from customers.forms import NewOpportunityForm, OpportunityForm
from customers.services import add_opportunity, update_opportunity
from customers.summaries import give_next_steps
from customers.views.deal import find_deal
from customers.views.page import ask, changed, find

SORTS = (
    Sort("created", ("created_at",)),
    Sort("close", ("expected_close",), descending=False),
    Sort("since", ("stage_since",), descending=False),
    Sort("amount", ("worth",)),
)


@require_safe
def opportunity_list(request):
    """Open deals, the newest first."""
    filters = listed(request.workspace, request.GET)
    rows = with_tags(as_rows(filters.qs), request.workspace)
    page = page_of(rows, request.GET, filters=filters, sorts=SORTS)
    give_next_steps(page.rows)
    region = "#results" if request.htmx.target == "opportunity-results" else ""
    context = {"page": page, "filters": filters, "sorted_by": sorted_by(request.GET), "room": "opportunities"}
    return render(request, f"opportunities/list.html{region}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_create(request, customer_pk):
    customer = find(request, customer_pk)
    form = NewOpportunityForm(request.POST or None, workspace=request.workspace, initial={"owner": request.user})
    if form.is_valid():
        try:
            deal = add_opportunity(customer, by=request.user, link=request.build_absolute_uri, **form.cleaned_data)
            messages.success(request, _("%(name)s is in.") % {"name": deal.name})
            return changed(request, customer) if request.htmx else redirect(deal)
        except DomainError as error:
            form.add_error(error.field, error.message)
    heading = _("New opportunity with %(name)s") % {"name": customer.name}
    return ask(request, form, heading=heading, submit=_("Add opportunity"), back=customer.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_update(request, pk):
    """Change one field in place (`?field=amount`) or all of them on a page of their own."""
    deal = find_deal(request, pk)
    context = {"room": "opportunities", "mentioned": names_called(deal.customer)}
    save, template = partial(update_opportunity, link=request.build_absolute_uri), "opportunities/update.html"
    return edit(request, deal, OpportunityForm, save=save, template=template, context=context)
