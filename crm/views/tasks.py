"""What is to be done."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from crm import agenda
from crm.editing import edit
from crm.exceptions import DomainError
from crm.http import back
from crm.task_forms import ABOUT, TaskForm
from crm.tasks import add_task, finish, postpone, reopen, update_task


@require_safe
def task_list(request):
    """My open tasks by when they are due; everyone's, one section or the done ones by the URL."""
    everyone = request.GET.get("whose") == "everyone"
    tasks = request.workspace.tasks.all() if everyone else request.workspace.tasks.filter(owner=request.user)
    when = request.GET.get("when", "")
    context = {"room": "tasks", "everyone": everyone, "tabs": _tabs(when), "when": when}
    if when in agenda.LABELS:
        context["page"] = agenda.section_page(tasks, when, request.GET)
    else:
        context["sections"] = list(agenda.sections(tasks))
    region = "#results" if request.htmx.target == "task-results" else ""
    return render(request, f"crm/tasks.html{region}", context)


@require_http_methods(["GET", "HEAD", "POST"])
def task_create(request):
    """Add a task, about the lead or customer that `?lead=`, `?customer=` or `?opportunity=` names, or about nothing in particular."""
    about = {name: _about(request, name) for name in ABOUT if request.GET.get(name)}
    form = TaskForm(request.POST or None, workspace=request.workspace, initial={"owner": request.user, **about})
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data | ({} if "owner" in request.POST else {"owner": request.user})
        try:
            task = add_task(request.workspace, by=request.user, **fields)
            messages.success(request, _("Added: %(title)s") % {"title": task.title})
            return back(request, otherwise=task)
        except DomainError as error:
            form.add_error(None, error.message)
    context = {"form": form, "room": "tasks", "about": next(iter(about.values()), None)}
    return render(request, "crm/task_create.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def task_update(request, pk):
    task = find(request, pk)
    context = {"room": "tasks", "about": task.lead or task.opportunity or task.customer}
    return edit(request, task, TaskForm, save=update_task, template="crm/task_update.html", context=context)


@require_POST
def task_done(request, pk):
    """Tick a task off; the toast takes it back."""
    task = find(request, pk)
    if finish(task, by=request.user):
        undo = reverse("tasks:reopen", args=[request.workspace.slug, pk])
        messages.success(request, _("Done: %(title)s") % {"title": task.title}, extra_tags=undo)
    return _answer(request, task)


@require_POST
def task_reopen(request, pk):
    task = find(request, pk)
    if reopen(task, by=request.user):
        messages.success(request, _("Open again: %(title)s") % {"title": task.title})
    return _answer(request, task)


@require_POST
def task_postpone(request, pk):
    """Put a task off until tomorrow."""
    task = find(request, pk)
    day = postpone(task, by=request.user)
    said = {"title": task.title, "day": date_format(day, "l")}
    messages.success(request, _("Put off until tomorrow, %(day)s: %(title)s") % said)
    return _answer(request, task)


def find(request, pk):
    """The task `pk` of this workspace, or 404."""
    return get_object_or_404(request.workspace.tasks.select_related("owner", "lead", "customer", "opportunity"), pk=pk)


def _answer(request, task):
    if request.htmx.target == f"task-{task.pk}":
        return render(request, "crm/_task.html", {"task": task})
    return back(request, otherwise=task)


def _about(request, name):
    pk = request.GET[name]
    return get_object_or_404(
        getattr(request.workspace, ABOUT[name]), pk=int(pk) if pk.isdecimal() and len(pk) < 19 else 0
    )


def _tabs(chosen):
    tabs = [("", _("Open")), *agenda.LABELS.items()]
    return [(key, label, key == (chosen if chosen in agenda.LABELS else "")) for key, label in tabs]
