"""One customer: its page, adding one, changing it."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from crm.editing import edit
from crm.mentions import names_called
from customers.duplicates import KEYS, keys_of, likely_duplicates, unseen
from customers.forms import CustomerForm
from customers.services import create_customer, update_customer
from customers.views.merging import kept_instead
from customers.views.page import PAGE, find


@require_safe
def customer_detail(request, pk):
    """The page of a customer; of one that was merged into another, that one's."""
    try:
        customer = find(request, pk)
    except Http404:
        if kept := kept_instead(request, pk):
            return redirect(kept)
        raise
    return PAGE.show(request, customer)


@require_http_methods(["GET", "HEAD", "POST"])
def customer_create(request):
    """Add a customer by hand. One that may be there already is asked about first; a second press creates it."""
    form = CustomerForm(request.POST or None, workspace=request.workspace, initial={"owner": request.user})
    context = {"form": form, "room": "customers"}
    if request.method != "POST" or not form.is_valid():
        return render(request, "customers/create.html", context, status=422 if form.is_bound else 200)
    found, seen = unseen(request, form)
    if found:
        context |= {"duplicates": found, "seen": seen}
        return render(request, "customers/create.html", context, status=409)
    link = request.build_absolute_uri
    customer = create_customer(request.workspace, by=request.user, link=link, **form.cleaned_data)
    messages.success(request, _("%(name)s is in.") % {"name": customer.name})
    return redirect(customer)


@require_safe
def customer_matches(request):
    """The customers that what is being typed (`?name=`, `website`, `email`, `phone`) may be already: a part of a form."""
    form = CustomerForm(request.GET, workspace=request.workspace, only=KEYS)
    form.is_valid()
    found = likely_duplicates(request.workspace, **keys_of(form))
    return render(request, "customers/_matches.html", {"duplicates": found})


@require_http_methods(["GET", "HEAD", "POST"])
def customer_update(request, pk):
    """Change one field in place (`?field=phone`) or all of them on a page of their own."""
    customer = find(request, pk)
    context = {"room": "customers", "mentioned": names_called(customer)}
    save = partial(update_customer, link=request.build_absolute_uri)
    return edit(request, customer, CustomerForm, save=save, template="customers/update.html", context=context)
