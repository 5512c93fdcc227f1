"""Telling the story of a customer."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from crm.exceptions import DomainError
from crm.history import log
from customers.views.page import find, log_form, page_context, story_context


def logged(form, customer, request, **also):
    """Write what a valid log form holds about `customer`; False when it is no longer there, which the form then says."""
    line = form.cleaned_data
    try:
        also = form.links | also | {"link": request.build_absolute_uri}
        return log(customer, line["kind"], by=request.user, text=line["text"], **also)
    except DomainError as error:
        form.add_error("text", error.message)
        return False


@require_POST
def customer_log(request, pk):
    """Log a note, call, meeting or e-mail in one line, with one of the people there or nobody in particular."""
    customer = find(request, pk)
    form = log_form(request, customer, request.POST)
    if form.is_valid() and logged(form, customer, request):
        if not request.htmx:
            return redirect(customer)
        context = story_context(request, customer)
        return render(request, "customers/detail.html#story", context | {"log": context["log"].focused()})
    if request.htmx:
        context = story_context(request, customer) | {"log": form}
        return render(request, "customers/detail.html#story", context, status=422)
    return render(request, "customers/detail.html", page_context(request, customer) | {"log": form}, status=422)
