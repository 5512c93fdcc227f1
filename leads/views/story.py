"""Moving a lead along and telling its story."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from crm.exceptions import DomainError
from crm.forms import LogForm
from crm.http import go
from leads.forms import StatusForm
from leads.services import change_status
from leads.stepper import USUAL_REASONS, steps
from leads.views.records import PAGE, find


@require_POST
def lead_status(request, pk):
    """Choose a status, with its reason; a refusal is shown in the stepper where it was chosen."""
    lead = find(request, pk)
    form = StatusForm(request.POST)
    if form.is_valid():
        try:
            change_status(lead, form.cleaned_data["status"], by=request.user, reason=form.cleaned_data["reason"])
            return go(request, lead)
        except DomainError as error:
            form.add_error("reason", error.message)
    context = {"lead": lead, "steps": steps(lead), "usual_reasons": USUAL_REASONS, "form": form}
    context["asked"] = request.POST.get("status", "")
    if request.htmx:
        return render(request, "leads/_stepper.html", context, status=422)
    messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return redirect(lead)


@require_POST
def lead_log(request, pk):
    """Log a note, call, meeting or e-mail in one line."""
    return PAGE.tell(request, find(request, pk), LogForm(request.POST))
