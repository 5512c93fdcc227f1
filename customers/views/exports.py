"""The lists of customers, contacts and deals as they are searched, filtered and sorted, whole, as CSV or XLSX files."""

from django.views.decorators.http import require_safe

from crm.custom.sorting import all_in_order
from crm.exporting import export
from customers.contact_filters import narrowed
from customers.deals import listed
from customers.resources import ContactResource, CustomerResource, OpportunityResource
from customers.views import contacts, lists, opportunities


@require_safe
def customer_export(request):
    rows = all_in_order(lists.narrowed(request).qs, request.GET, workspace=request.workspace, sorts=lists.SORTS)
    return export(request, rows, CustomerResource.for_people(request.workspace), request.GET.get("format"), "customers")


@require_safe
def contact_export(request):
    # The list goes without the notes, which would be asked for one contact at a time here.
    rows = (
        narrowed(request.workspace, request.GET).qs.defer(None).defer("search", "customer__notes", "customer__search")
    )
    rows = all_in_order(rows, request.GET, workspace=request.workspace, sorts=contacts.SORTS)
    return export(request, rows, ContactResource.for_people(request.workspace), request.GET.get("format"), "contacts")


@require_safe
def opportunity_export(request):
    rows = all_in_order(
        listed(request.workspace, request.GET).qs.select_related("customer", "stage", "owner"),
        request.GET,
        workspace=request.workspace,
        sorts=opportunities.SORTS,
    )
    return export(
        request, rows, OpportunityResource.for_people(request.workspace), request.GET.get("format"), "opportunities"
    )
