"""Deals: all of them, adding one, changing one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from crm.custom.sorting import page_of
from crm.editing import edit
from crm.exceptions import DomainError
from crm.listing import Sort
from crm.tags.reading import with_tags
from customers.deals import as_rows, narrow
from customers.forms import NewOpportunityForm, OpportunityForm
from customers.services import add_opportunity, update_opportunity
from customers.summaries import give_next_steps
from customers.views.deal import find_deal
from customers.views.page import ask, changed, find

SORTS = (
    Sort("created", ("created_at",)),
    Sort("close", ("expected_close",), descending=False),
    Sort("since", ("stage_since",), descending=False),
    Sort("amount", ("amount",)),
)
MISSING = {"close": "expected_close", "amount": "amount"}  # what a deal must have to stand in this order


def narrowed(request):
    """The filters of the list, and through `.qs` the deals that fit them and the search.

    Closed ones come only under their own filter; in an order by something that a deal may lack, those without it are out.
    """
    filters = narrow(request.workspace, request.GET)
    if not any(request.GET.getlist(name) for name in ("kind", "stage", "closed")):
        filters.queryset = filters.queryset.filter(closed_at=None)
    if missing := MISSING.get(_sorted_by(request)):
        filters.queryset = filters.queryset.exclude(**{missing: None})
    return filters


def _sorted_by(request):
    return request.GET.get("sort", "").removeprefix("-")


@require_safe
def opportunity_list(request):
    """Open deals, the newest first."""
    filters = narrowed(request)
    rows = with_tags(as_rows(filters.qs), request.workspace)
    page = page_of(rows, request.GET, filters=filters, sorts=SORTS)
    give_next_steps(page.rows)
    region = "#results" if request.htmx.target == "opportunity-results" else ""
    context = {"page": page, "filters": filters, "sorted_by": _sorted_by(request), "room": "opportunities"}
    return render(request, f"opportunities/list.html{region}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_create(request, customer_pk):
    customer = find(request, customer_pk)
    form = NewOpportunityForm(request.POST or None, workspace=request.workspace, initial={"owner": request.user})
    if form.is_valid():
        try:
            deal = add_opportunity(customer, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(name)s is in.") % {"name": deal.name})
            return changed(request, customer) if request.htmx else redirect(deal)
        except DomainError as error:
            form.add_error(error.field, error.message)
    heading = _("New opportunity with %(name)s") % {"name": customer.name}
    return ask(request, form, heading=heading, submit=_("Add opportunity"), back=customer.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_update(request, pk):
    """Change one field in place (`?field=amount`) or all of them on a page of their own."""
    deal, context = find_deal(request, pk), {"room": "opportunities"}
    template = "opportunities/update.html"
    return edit(request, deal, OpportunityForm, save=update_opportunity, template=template, context=context)
