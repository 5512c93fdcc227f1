"""Customers that have gone quiet, and archived ones that are worth another try."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm.exceptions import DomainError
from crm.http import back, go
from crm.listing import Sort, keyset_page
from customers.forms import SnoozeForm
from customers.radar.bought import give_bought
from customers.radar.words import give_last_words
from customers.services import snooze, wake
from customers.views.lists import views
from customers.views.page import ask, find

COUNTED_UP_TO = 99
OVERDUE = (Sort("overdue", ("weight", "overdue"), unique="customer_id"),)
BOUGHT = (Sort("bought", ("value", "count"), unique="customer_id"),)


@require_safe
def quiet_list(request):
    """The quiet ones, the most overdue for their open value first; `?show=snoozed` those that somebody finds fine."""
    is_snoozed = request.GET.get("show") == "snoozed"
    quiet = request.workspace.rhythms.quiet()
    quiet = (quiet.snoozed() if is_snoozed else quiet.awake()).select_related("customer__owner", "snoozed_by")
    page = keyset_page(quiet.defer("customer__notes", "customer__search"), request.GET, sorts=OVERDUE)
    give_last_words(page.rows)
    return _list(request, "quiet", page, is_snoozed=is_snoozed, quiet_tab=True)


@require_safe
def quiet_count(request):
    """The badge of the tab, fetched once the page stands: how many there are, counted as far as it shows."""
    if not request.htmx:
        return redirect("customers:quiet", request.workspace.slug)
    quiet = request.workspace.rhythms.quiet().awake().order_by("-weight", "-overdue", "-customer_id")
    count = len(quiet.values_list("pk")[: COUNTED_UP_TO + 1])
    return render(request, "customers/_quiet_count.html", {"count": count, "most": COUNTED_UP_TO})


@require_safe
def another_try(request):
    """Archived customers that once bought, the best ones first."""
    bought = request.workspace.purchases.filter(customer__archived_at__isnull=False, customer__merged_into=None)
    bought = bought.select_related("customer__owner").defer("customer__notes", "customer__search")
    page = keyset_page(bought, request.GET, sorts=BOUGHT)
    give_bought(page.rows, request.workspace)
    return _list(request, "another_try", page, another_tab=True)


def _list(request, name, page, **context):
    context |= {"page": page, "views": views(request, elsewhere=True), "room": "customers"}
    region = "#results" if request.htmx.target == f"{name.replace('_', '-')}-results" else ""
    return render(request, f"customers/{name}.html{region}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def customer_snooze(request, pk):
    """Ask why the silence is fine and until when, then keep it off the Quiet list."""
    customer = find(request, pk)
    form = SnoozeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            snooze(customer, by=request.user, **form.cleaned_data)
            undo = reverse("customers:wake", args=[request.workspace.slug, pk])
            messages.success(request, _("%(name)s is off the Quiet list.") % {"name": customer.name}, extra_tags=undo)
            return back(request, otherwise=customer)
        except DomainError as error:
            form.add_error(None, error.message)
    heading = _("Silence of %(name)s") % {"name": customer.name}
    return ask(request, form, heading=heading, submit=_("That is fine"), back=customer.get_absolute_url())


@require_POST
def customer_wake(request, pk):
    """Let the silence count again."""
    customer = find(request, pk)
    try:
        if wake(customer, by=request.user):
            messages.success(request, _("The silence of %(name)s counts again.") % {"name": customer.name})
    except DomainError as error:
        messages.error(request, error.message)
        return go(request, customer)
    return back(request, otherwise=customer)
