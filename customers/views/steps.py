"""The next step of a deal: its next open task, added in place."""

from datetime import timedelta

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from crm.exceptions import DomainError
from crm.task_forms import TaskForm
from crm.tasks import add_task
from customers.views.board import moved_answer
from customers.views.deal import find_deal
from customers.views.page import ask

ASKED = ("title", "due_on", "owner")


@require_http_methods(["GET", "HEAD", "POST"])
def opportunity_step(request, pk):
    """Say what comes next with a deal, in a dialog over the board or the list, or on a page of its own."""
    deal = find_deal(request, pk)
    usual = {"owner": deal.owner or request.user, "due_on": timezone.localdate() + timedelta(days=1)}
    form = TaskForm(request.POST or None, workspace=request.workspace, only=ASKED, initial=usual)
    if form.is_valid():
        try:
            task = add_task(request.workspace, by=request.user, opportunity=deal, **form.cleaned_data)
            messages.success(request, _("Added: %(title)s") % {"title": task.title})
            return moved_answer(request, deal)
        except DomainError as error:
            form.add_error(None, error.message)
    heading = _("Next step for %(name)s") % {"name": deal.name}
    return ask(request, form, heading=heading, submit=_("Add"), back=deal.get_absolute_url())
