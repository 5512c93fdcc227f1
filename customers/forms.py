"""Forms about customers, the people there and the deals with them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import EmailField, LineField, NotesField, PhoneField
from crm.forms import WorkspaceForm
from customers.models import Contact, Opportunity, Stage


class ContactForm(WorkspaceForm):
    """A person at a customer."""

    first_name = LineField(label=_("First name"), max_length=100, required=False)
    last_name = LineField(label=_("Last name"), max_length=100, required=False)
    email = EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = PhoneField(label=_("Phone"), max_length=40, required=False)
    title = LineField(label=_("Title"), max_length=150, required=False)
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Contact
        fields = Contact.FIELDS


class OpportunityForm(WorkspaceForm):
    """A deal with a customer."""

    name = LineField(label=_("Name"), max_length=200)
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Opportunity
        fields = Opportunity.FIELDS
        widgets = {"expected_close": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, workspace=workspace, **kwargs)
        if "stage" in self.fields:
            self.fields["stage"].queryset = workspace.stages.filter(kind=Stage.Kind.OPEN)
