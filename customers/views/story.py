"""Telling the story of a customer."""

from django.views.decorators.http import require_POST

from customers.views.page import PAGE, find, log_form


@require_POST
def customer_log(request, pk):
    """Log a note, call, meeting or e-mail in one line, with one of the people there or nobody in particular."""
    customer = find(request, pk)
    return PAGE.tell(request, customer, log_form(request, customer, request.POST))
