"""Telling the story of a customer."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from crm.history import log
from customers.views.page import find, log_form, page_context, story_context


@require_POST
def customer_log(request, pk):
    """Log a note, call, meeting or e-mail in one line, with one of the people there or nobody in particular."""
    customer = find(request, pk)
    form = log_form(request, customer, request.POST)
    if form.is_valid():
        line = form.cleaned_data
        log(customer, line["kind"], by=request.user, text=line["text"], contact=line["contact"])
        if not request.htmx:
            return redirect(customer)
        return render(request, "customers/detail.html#story", story_context(request, customer))
    if request.htmx:
        context = story_context(request, customer) | {"log": form}
        return render(request, "customers/detail.html#story", context, status=422)
    return render(request, "customers/detail.html", page_context(request, customer) | {"log": form}, status=422)
