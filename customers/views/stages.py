"""Moving a deal from stage to stage."""

from urllib.parse import urlencode

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from crm.exceptions import DomainError
from customers.forms import StageForm
from customers.models import Stage
from customers.services import move
from customers.views.deal import find_deal
from customers.views.page import ask, changed

WORDS = {
    Stage.Kind.OPEN: _("%(name)s is in %(stage)s now."),
    Stage.Kind.WON: _("%(name)s is won."),
    Stage.Kind.LOST: _("%(name)s is lost. The reason is kept."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_stage(request, pk):
    """Put a deal into another stage. A lost one needs its reason, which is asked for in a dialog."""
    deal = find_deal(request, pk)
    stages = request.workspace.stages.offered_to(deal)
    given = {**request.GET.dict(), **request.POST.dict()}
    if request.method == "POST":
        form = StageForm(given, stages=stages)
        if form.is_valid() and (moved := _move(request, deal, form)):
            return changed(request, deal.customer, moved=moved)
    else:
        form = StageForm(stages=stages, initial={"stage": given.get("stage", deal.stage_id)})
    heading = _("Move %(name)s") % {"name": deal.name}
    return ask(request, form, focus="reason", heading=heading, submit=_("Move"), back=deal.get_absolute_url())


def _move(request, deal, form):
    """The moved deal, or None when the rules forbid it; the form says why, next to the reason."""
    old = deal.stage
    try:
        moved = move(deal, form.cleaned_data["stage"], by=request.user, reason=form.cleaned_data["reason"])
    except DomainError as error:
        form.add_error("reason", error.message)
        return None
    names = {"name": moved.name, "stage": moved.stage.name}
    messages.success(request, WORDS[moved.stage.kind] % names, extra_tags=_undo(request, deal, old, moved))
    return moved


def _undo(request, deal, old, moved):
    """The address that moves it back, unless it has not moved or was lost, which takes a reason."""
    if old.pk == moved.stage_id or old.kind == old.Kind.LOST:
        return ""
    return f"{reverse('opportunities:stage', args=[request.workspace.slug, deal.pk])}?{urlencode({'stage': old.pk})}"
