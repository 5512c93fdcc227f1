"""Whether a lead that somebody types in is there already."""

from crm.sameness import same_as
from leads.models import Status
from leads.reasons import disqualified_reasons

MOST = 5


def likely_leads(workspace, **keys):
    """Up to five leads of `workspace`, whatever became of them, with one of the `keys` (see `same_as`).

    Disqualified ones know why, as `why_not`.
    """
    same = same_as(**keys)
    if same is None:
        return []
    # In no order: for five by id PostgreSQL would go through a million.
    leads = list(workspace.leads.filter(same).select_related("owner").order_by()[:MOST])
    reasons = disqualified_reasons([lead.pk for lead in leads if lead.status == Status.DISQUALIFIED])
    for lead in leads:
        lead.why_not = reasons.get(lead.pk, "")
    return sorted(leads, key=lambda lead: lead.pk)
