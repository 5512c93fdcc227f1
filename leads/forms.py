"""Forms about leads."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import EmailField, LineField, NotesField, PhoneField, WebsiteField
from crm.forms import HandoffForm, WorkspaceForm
from leads.models import Lead, Status


class LeadForm(WorkspaceForm):
    """All that a person may type about a lead; `only` narrows it to some fields, for editing in place."""

    name = LineField(label=_("Name"), max_length=200)
    contact_name = LineField(label=_("Contact"), max_length=200, required=False)
    email = EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = PhoneField(label=_("Phone"), max_length=40, required=False)
    website = WebsiteField(label=_("Website"), max_length=300, required=False)
    industry = LineField(label=_("Industry"), max_length=100, required=False)
    source = LineField(label=_("Source"), max_length=100, required=False)
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Lead
        fields = ("name", "contact_name", "email", "phone", "website", "industry", "source", "owner", "notes")


class StatusForm(HandoffForm, forms.Form):
    """A step and the reason for it."""

    status = forms.ChoiceField(choices=Status.choices)
    reason = LineField(label=_("Reason"), max_length=500, required=False)


class DisqualifyForm(HandoffForm, forms.Form):
    """Why the leads are put away; it stays in the history of each."""

    reason = LineField(label=_("Why?"), max_length=500, help_text=_("It stays in the history."))

    def __init__(self, data, *, workspace, records):
        super().__init__(data)
        self.fields["reason"].is_wide = True
