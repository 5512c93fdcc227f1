"""One lead: its page, adding one, changing it."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from crm.agenda import next_tasks
from crm.editing import edit
from crm.facts import all_facts
from crm.forms import LogForm
from crm.mentions import names_called
from crm.storied import StoriedPage, story_region
from crm.tags.reading import with_tags
from customers.duplicates import KEYS, keys_of, likely_duplicates, unseen
from leads.duplicates import likely_leads
from leads.forms import LeadForm
from leads.services import create_lead, update_lead
from leads.stepper import USUAL_REASONS, steps

FACTS = ("contact_name", "email", "phone", "website", "industry", "source", "owner", "notes")


def find(request, pk):
    """The lead `pk` of this workspace, or 404."""
    return get_object_or_404(with_tags(request.workspace.leads.select_related("owner"), request.workspace), pk=pk)


def story_context(request, lead):
    """What the story region of a lead's page needs."""
    return {
        **story_region(request, lead, lead.activities),
        "lead": lead,
        "mentioned": names_called(lead),
        "log": LogForm(),
        "frozen": lead.is_promoted,
    }


def lead_context(request, lead):
    """What the whole page of a lead needs."""
    return story_context(request, lead) | {
        "facts": all_facts(lead, FACTS, lead.update_url),
        "steps": steps(lead),
        "usual_reasons": USUAL_REASONS,
        "promotion": lead.promotions.standing().select_related("customer").first() if lead.is_promoted else None,
        "tasks": next_tasks(lead),
        "room": "leads",
    }


PAGE = StoriedPage("leads/detail.html", story_context, lead_context)


@require_safe
def lead_detail(request, pk):
    return PAGE.show(request, find(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def lead_create(request):
    """Add a lead by hand. One that is a customer or a lead already, or was, is asked about first; a second press creates it."""
    form = LeadForm(request.POST or None, workspace=request.workspace, initial={"owner": request.user})
    context = {"form": form, "room": "leads"}
    if request.method == "POST" and form.is_valid():
        customers, seen = unseen(request, form)
        leads, seen_leads = unseen(request, form, look=likely_leads, name="seen_leads")
        if customers or leads:
            context |= {"duplicates": customers, "alike": leads, "seen": seen, "seen_leads": seen_leads}
            return render(request, "leads/create.html", context, status=409)
        link = request.build_absolute_uri
        lead = create_lead(request.workspace, by=request.user, link=link, **form.cleaned_data)
        messages.success(request, _("%(name)s is in.") % {"name": lead.name})
        return redirect(lead)
    status = 422 if form.is_bound else 200
    return render(request, "leads/create.html", context, status=status)


@require_safe
def lead_matches(request):
    """The customers and leads that what is being typed (`?name=`, `website`, `email`, `phone`) may be already: a part of a form."""
    form = LeadForm(request.GET, workspace=request.workspace, only=KEYS)
    form.is_valid()
    keys = keys_of(form)
    found = {
        "duplicates": likely_duplicates(request.workspace, **keys),
        "alike": likely_leads(request.workspace, **keys),
    }
    return render(request, "leads/_matches.html", found)


@require_http_methods(["GET", "HEAD", "POST"])
def lead_update(request, pk):
    """Change one field in place (`?field=phone`) or all of them on a page of their own."""
    lead = find(request, pk)
    context = {"room": "leads", "mentioned": names_called(lead)}
    save = partial(update_lead, link=request.build_absolute_uri)
    return edit(request, lead, LeadForm, save=save, template="leads/update.html", context=context)
