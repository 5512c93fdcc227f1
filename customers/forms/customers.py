"""Forms about a customer itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import EmailField, LineField, NotesField, PhoneField, WebsiteField
from crm.forms import HandoffForm, LogForm, WorkspaceForm
from crm.models import Activity
from customers.models import Customer


class CustomerForm(WorkspaceForm):
    """All that a person may type about a customer; `only` narrows it to some fields, for editing in place."""

    name = LineField(label=_("Name"), max_length=200)
    website = WebsiteField(label=_("Website"), max_length=300, required=False)
    email = EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = PhoneField(label=_("Phone"), max_length=40, required=False)
    industry = LineField(label=_("Industry"), max_length=100, required=False)
    beginning = NotesField(label=_("How did we start working together?"), required=False)
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Customer
        fields = ("name", "website", "email", "phone", "industry", "owner", "beginning", "notes")


class ArchiveForm(HandoffForm, forms.Form):
    """Why a customer is put away, if anybody wants to say."""

    reason = LineField(
        label=_("Why?"), max_length=500, required=False, help_text=_("It stays in the story and on the page.")
    )


class CustomerLogForm(LogForm):
    """One line for a customer's story, about one of the people there or nobody in particular.

    While the customer is archived only notes are taken.
    """

    contact = forms.ModelChoiceField(
        queryset=None,
        required=False,
        widget=forms.Select(attrs={"aria-label": _("With whom"), "class": "input select log__with"}),
    )

    def __init__(self, *args, customer, contacts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = contacts
        self.fields["contact"].empty_label = _("With…")
        if customer.is_archived:
            self.fields["kind"].choices = [(Activity.Kind.NOTE, Activity.Kind.NOTE.label)]

    def offer(self, people):
        """Show those of `people` who are still there, without reading them again."""
        there = [(person.pk, str(person)) for person in people if not person.has_left]
        self.fields["contact"].widget.choices = [("", self.fields["contact"].empty_label), *there]
