"""How a customer began: the dossiers of the leads promoted into it, ready to show.

Leads are the room above; what is needed of them comes through the reverse relation and the dossier's plain JSON.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from crm.markdown import quoted


@dataclass(frozen=True)
class Moment:
    """One status the lead reached: `status` as stored, when, who (a name, or ""), and the reason given."""

    status: str
    at: datetime
    by: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Origin:
    """One lead that became, or joined, this customer."""

    lead_id: int
    lead_name: str
    source: str
    contact_name: str
    created_at: datetime
    promoted_at: datetime
    promoted_by: str
    promise: str
    moments: list[Moment] = field(default_factory=list)

    @property
    def quoted_promise(self):
        """The promise as the handoff writes it into the customer's first text."""
        return quoted(self.promise)

    @property
    def qualified(self):
        """The moment it was qualified for good, or None (a lead that came in qualified)."""
        return next((m for m in reversed(self.moments) if m.status == "qualified"), None)

    @property
    def days_to_qualify(self):
        """Whole days from the lead's first day to the day it was qualified for good."""
        return (self.qualified.at - self.created_at).days if self.qualified else 0


def origins_of(customer):
    """The origins of `customer`, the first promotion first; empty for one made by hand or imported."""
    promotions = customer.promotions.standing().select_related("by").order_by("created_at", "id")
    return [_origin(promotion) for promotion in promotions]


def _origin(promotion):
    lead = promotion.dossier["lead"]
    return Origin(
        lead_id=promotion.lead_id,
        lead_name=lead["name"],
        source=lead["source"],
        contact_name=lead["contact_name"],
        created_at=_moment_in_time(lead["created_at"]),
        promoted_at=promotion.created_at,
        promoted_by=str(promotion.by) if promotion.by else "",
        promise=promotion.promise,
        moments=[
            Moment(line["data"]["to"], _moment_in_time(line["at"]), line["by"][1] if line["by"] else "", line["text"])
            for line in promotion.dossier["statuses"]
        ],
    )


def _moment_in_time(text):
    return timezone.localtime(datetime.fromisoformat(text))
