"""Forms about customers, the people there and the deals with them."""

from customers.forms.contacts import ContactForm
from customers.forms.customers import ArchiveForm, CustomerForm, CustomerLogForm
from customers.forms.opportunities import MoveForm, NewOpportunityForm, OpportunityForm, StageForm
from customers.forms.snoozing import SnoozeForm

__all__ = [
    "ArchiveForm",
    "ContactForm",
    "CustomerForm",
    "CustomerLogForm",
    "MoveForm",
    "NewOpportunityForm",
    "OpportunityForm",
    "SnoozeForm",
    "StageForm",
]
