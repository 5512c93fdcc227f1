"""Moving a deal from stage to stage, and taking that back."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import reswap

from crm.exceptions import DomainError
from crm.history import Overtaken
from crm.models import Activity
from customers.forms import StageForm
from customers.models import Stage
from customers.services import move, undo_move
from customers.views.board import moved_answer
from customers.views.deal import find_deal
from customers.views.page import ask

WORDS = {
    Stage.Kind.OPEN: gettext_lazy("%(name)s is in %(stage)s now."),
    Stage.Kind.WON: gettext_lazy("%(name)s is won."),
    Stage.Kind.LOST: gettext_lazy("%(name)s is lost. The reason is kept."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_stage(request, pk):
    """Put a deal into another stage. What it has to say first, such as why it is lost, is asked for in a dialog."""
    deal = find_deal(request, pk)
    given = {"deal": deal, "stages": request.workspace.stages.offered_to(deal)}
    seen = {"stage": request.GET.get("stage", ""), "was": deal.stage_id}
    form = StageForm(request.POST or None, initial=seen, **given)
    if form.is_valid():
        try:
            return _moved(request, deal, form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
    if form.is_first_asked:
        form = StageForm(initial=request.POST.dict(), **given)
    return _ask(request, deal, form)


def _moved(request, deal, said):
    reason, close = said.get("reason", ""), said.get("expected_close")
    try:
        moved = move(deal, said["stage"], by=request.user, reason=reason, expected_close=close, seen=said.get("was"))
    except Overtaken as error:
        messages.error(request, error.message)
        return moved_answer(request, find_deal(request, deal.pk), status=409)
    words = {"name": moved.name, "stage": moved.stage.name}
    undo = moved.line and reverse("opportunities:move_undo", args=[request.workspace.slug, deal.pk, moved.line.pk])
    messages.success(request, WORDS[moved.stage.kind] % words, extra_tags=undo or "")
    return moved_answer(request, moved)


def _ask(request, deal, form):
    words = {"name": deal.name, "stage": form.target}
    heading = _("Move %(name)s to %(stage)s") % words if form.target else _("Move %(name)s") % words
    answer = ask(request, form, focus=form.asks, heading=heading, submit=_("Move"), back=deal.get_absolute_url())
    return reswap(answer, "innerHTML") if request.htmx.target == "dialogs" else answer


@require_POST
def move_undo(request, pk, line):
    """Take a move back; the deal stands as if it had stayed."""
    deal = find_deal(request, pk)
    told = deal.activities.filter(pk=line, kind=Activity.Kind.STAGE, data__has_key="was").first()
    if told is None:
        raise Http404
    try:
        moved = undo_move(told, by=request.user)
    except DomainError as error:
        messages.error(request, error.message)
        return moved_answer(request, find_deal(request, pk), status=409)
    messages.success(request, _("%(name)s is back in %(stage)s.") % {"name": moved.name, "stage": moved.stage.name})
    return moved_answer(request, moved)
