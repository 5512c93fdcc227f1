"""Settings → Stages: what they are called, in which order they stand, which are no longer used."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import role_required
from accounts.models import Role
from crm.editing import edit
from crm.exceptions import DomainError
from customers.forms.stages import NewStageForm, RetireForm, StageSettingsForm
from customers.jobs import retire_stage
from customers.models import Stage
from customers.services import add_stage, order_stages, reinstate, shift_stage, update_stage

PAGE = {"room": "settings", "tab": "stages"}
admins_only = role_required(Role.ADMIN)


def _listed(request, **context):
    """The page, or for htmx its lists alone."""
    stages = list(request.workspace.stages.select_related("retired_into"))
    _count_deals(request.workspace, stages)
    offered = {kind: [one for one in stages if one.kind == kind and not one.is_retired] for kind in Stage.Kind}
    retired = [stage for stage in stages if stage.is_retired]
    context |= {"offered": offered, "retired": retired, **PAGE}
    context["is_moving"] = any(stage.deals + stage.resting and stage.retired_into for stage in retired)
    region = "#lists" if request.htmx.target == "stages" else ""
    return render(request, f"stages/list.html{region}", context)


def _count_deals(workspace, stages):
    """Give each of `stages` its `deals`, as many as the list of deals shows, and those that are `resting` with archived customers."""
    deals = workspace.opportunities.annotate(is_listed=Q(customer__archived_at=None)).order_by()
    counts = deals.values_list("stage", "is_listed").annotate(Count("pk"))
    counts = {(stage, bool(is_listed)): count for stage, is_listed, count in counts}
    for stage in stages:
        stage.deals, stage.resting = counts.get((stage.pk, True), 0), counts.get((stage.pk, False), 0)


def _find(request, pk):
    return get_object_or_404(request.workspace.stages, pk=pk)


@admins_only
@require_safe
def stage_list(request):
    return _listed(request)


@admins_only
@require_http_methods(["GET", "HEAD", "POST"])
def stage_create(request):
    form = NewStageForm(request.POST or None, workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        try:
            stage = add_stage(request.workspace, **form.cleaned_data)
        except DomainError as error:
            form.add_error("name", error.message)
        else:
            messages.success(request, _("The stage %(stage)s is in.") % {"stage": stage})
            return redirect(stage)
    return render(request, "stages/create.html", {"form": form, **PAGE}, status=422 if form.errors else 200)


@admins_only
@require_http_methods(["GET", "HEAD", "POST"])
def stage_update(request, pk):
    stage = _find(request, pk)
    return edit(request, stage, StageSettingsForm, save=update_stage, template="stages/update.html", context=PAGE)


@admins_only
@require_POST
def stage_shift(request, pk):
    """One place up or down."""
    stage, step = _find(request, pk), -1 if request.POST.get("step") == "-1" else 1
    try:
        shift_stage(stage, step)
    except DomainError as error:
        messages.error(request, error.message)
    return _listed(request, moved=(stage.pk, step)) if request.htmx else redirect(stage)


@admins_only
@require_POST
def stage_order(request):
    """All stages of one kind in a new order, as they were dragged."""
    asked = [pk for pk in request.POST.getlist("stage") if pk.isdecimal() and len(pk) < 19]
    try:
        order_stages(request.workspace, [int(pk) for pk in asked])
    except DomainError as error:
        messages.error(request, error.message)
    moved = request.POST.get("moved", "")
    if not request.htmx:
        return redirect("stages:list", request.workspace.slug)
    return _listed(request, moved=(int(moved) if moved.isdecimal() else 0, 0))


@admins_only
@require_http_methods(["GET", "HEAD", "POST"])
def stage_retire(request, pk):
    """Ask where its deals go, saying how many there are; then offer it no more."""
    stage = _find(request, pk)
    form = RetireForm(request.POST or None, stage=stage, stages=request.workspace.stages)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        try:
            moved = retire_stage(stage, into=into, by=request.user)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _retired(stage, into, moved))
            return redirect(stage)
    if stage.is_retired and request.method != "POST":
        return redirect(stage)
    context = {"form": form, "stage": stage, "deals": stage.opportunities.count(), **PAGE}
    return render(request, "stages/retire.html", context, status=422 if form.errors else 200)


def _retired(stage, into, moved):
    if not moved:
        return _("%(stage)s is retired.") % {"stage": stage}
    words = ngettext(
        "%(stage)s is retired. Its deal is in %(into)s now.",
        "%(stage)s is retired. Its %(n)d deals are in %(into)s now.",
        moved,
    )
    return words % {"stage": stage, "into": into, "n": moved}


@admins_only
@require_POST
def stage_reinstate(request, pk):
    """Offer a retired stage again."""
    stage = _find(request, pk)
    try:
        reinstate(stage)
        messages.success(request, _("%(stage)s is offered again.") % {"stage": stage})
    except DomainError as error:
        messages.info(request, error.message)
    return redirect(stage)
