"""The handoff and its undo."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm.exceptions import DomainError
from crm.http import go
from leads.dossier import facts_of, story_of
from leads.promotion_dialog import PromotionDialog
from leads.services import AlreadyPromoted, PromotionInUse, promote_lead, undo_promotion
from leads.views.records import find


@require_http_methods(["GET", "HEAD", "POST"])
def promotion(request, pk):
    """Ask what a promotion needs to know (GET), and do it (POST)."""
    lead = find(request, pk)
    if lead.is_promoted:
        return go(request, lead.promotions.standing().get().customer)
    if request.method == "GET":
        return _show(request, PromotionDialog(lead, into=_asked_for(request), data=None))
    dialog = PromotionDialog(lead, data=request.POST)
    if not dialog.is_valid():
        return _show(request, dialog, status=422)
    try:
        customer = promote_lead(lead, by=request.user, **dialog.asked())
    except AlreadyPromoted as error:
        messages.info(request, error.message)
        return go(request, error.customer)
    except DomainError as error:
        dialog.form.add_error(None, error.message)
        return _show(request, dialog, status=422)
    undo = reverse("leads:promotion_undo", args=[request.workspace.slug, lead.pk])
    messages.success(request, _("%(name)s is a customer now.") % {"name": customer.name}, extra_tags=undo)
    return go(request, customer)


def _asked_for(request):
    """The customer that `?into=` names, out of this workspace."""
    asked = request.GET.get("into", "")
    is_id = asked.isdecimal() and len(asked) < 19
    return get_object_or_404(request.workspace.customers, pk=asked) if is_id else None


def _show(request, dialog, status=200):
    if request.htmx.target == "promotion-join":
        dialog.into = _asked_for(request)
        return render(request, "leads/_promotion_join.html", {"dialog": dialog, "lead": dialog.lead})
    template = "leads/_promotion.html" if request.htmx else "leads/promotion.html"
    return render(request, template, {"dialog": dialog, "lead": dialog.lead, "room": "leads"}, status=status)


@require_POST
def promotion_undo(request, pk):
    """Take the promotion back; where later work would be lost, say which."""
    lead = find(request, pk)
    standing = lead.promotions.standing().select_related("customer").first()
    if standing is None:
        return go(request, lead)
    try:
        undo_promotion(standing, by=request.user)
    except PromotionInUse as error:
        context = {"lead": lead, "promotion": standing, "losses": error.losses, "room": "leads"}
        return render(request, "leads/undo_refused.html", context, status=409)
    except DomainError as error:  # somebody was quicker
        messages.info(request, error.message)
        return go(request, lead)
    messages.success(request, _("%(name)s is a qualified lead again.") % {"name": lead.name})
    return redirect(lead)


@require_safe
def dossier(request, pk):
    """The whole dossier: the lead as it was on the day, each status with its reason, its timeline."""
    lead = find(request, pk)
    latest = lead.promotions.select_related("customer", "by").first()
    if latest is None:
        raise Http404
    context = {"lead": lead, "promotion": latest, "facts": facts_of(latest.dossier), "lines": story_of(latest.dossier)}
    return render(request, "leads/dossier.html", context | {"room": "customers"})
