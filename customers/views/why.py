"""Why a customer stands where it does in the default order."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from customers.radar.words import give_rhythms
from customers.summaries import summarise


@require_safe
def customer_why(request, pk):
    """The figures behind a customer's place: filled into the list when somebody asks for them, or a page of its own."""
    customer = get_object_or_404(request.workspace.customers.defer("search"), pk=pk)
    summarise([customer], request.workspace)
    give_rhythms([customer])
    region = "#why" if request.htmx.target == f"why-{pk}" else ""
    return render(request, f"customers/why.html{region}", {"customer": customer, "room": "customers"})
