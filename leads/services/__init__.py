"""What can be done with leads."""

from leads.services.promotion import AlreadyPromoted, NotQualified, promote_lead
from leads.services.status import change_status
from leads.services.undo import PromotionInUse, undo_promotion
from leads.services.writing import create_lead, update_lead

__all__ = [
    "AlreadyPromoted",
    "NotQualified",
    "PromotionInUse",
    "change_status",
    "create_lead",
    "promote_lead",
    "undo_promotion",
    "update_lead",
]
