"""Whether a lead that somebody types in is there already."""

from crm.sameness import alike
from leads.models import Status
from leads.reasons import disqualified_reasons


def likely_leads(workspace, **keys):
    """The leads of `workspace`, whatever became of them, that are `alike` by the `keys`. Disqualified ones know `why_not`."""
    leads = alike(workspace.leads, **keys)
    reasons = disqualified_reasons([lead.pk for lead in leads if lead.status == Status.DISQUALIFIED])
    for lead in leads:
        lead.why_not = reasons.get(lead.pk, "")
    return leads
