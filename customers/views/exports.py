"""The lists of customers, contacts and deals as they are searched, filtered and sorted, whole, as CSV or XLSX files."""

from django.views.decorators.http import require_safe

from crm.exporting import export
from crm.listing import in_order
from customers.resources import ContactResource, CustomerResource, OpportunityResource
from customers.views import contacts, lists, opportunities


@require_safe
def customer_export(request):
    rows = in_order(lists.narrowed(request).qs, request.GET, sorts=lists.SORTS)
    return export(request, rows, CustomerResource.for_people(), request.GET.get("format"), "customers")


@require_safe
def contact_export(request):
    rows = in_order(contacts.narrowed(request).qs, request.GET, sorts=contacts.SORTS)
    return export(request, rows, ContactResource.for_people(), request.GET.get("format"), "contacts")


@require_safe
def opportunity_export(request):
    rows = in_order(
        opportunities.narrowed(request).qs.select_related("customer", "stage", "owner"),
        request.GET,
        sorts=opportunities.SORTS,
    )
    return export(request, rows, OpportunityResource.for_people(), request.GET.get("format"), "opportunities")
