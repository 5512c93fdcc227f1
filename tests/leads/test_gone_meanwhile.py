"""A lead that the undo of its import has just taken away: whoever works on it in that moment is told so in words."""

import pytest

from crm.exceptions import DomainError
from leads.models import Lead, Status
from leads.services import change_status, promote_lead, update_lead
from tests.factories import LeadFactory


@pytest.mark.parametrize(
    "act",
    [
        lambda lead, by: update_lead(lead, {"industry": "Cheese"}, by=by),
        lambda lead, by: change_status(lead, Status.CONTACTED, by=by),
        lambda lead, by: promote_lead(lead, by=by),
    ],
)
def test_who_works_on_a_lead_that_is_gone_is_told(act, mara):
    lead = LeadFactory(status=Status.QUALIFIED)
    Lead.objects.filter(pk=lead.pk).delete()

    with pytest.raises(DomainError, match="is no longer there"):
        act(lead, mara)
