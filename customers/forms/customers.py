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
    """Why customers are put away, if anybody wants to say; with open deals (`sums`), whether those are lost, and why."""

    reason = LineField(
        label=_("Why?"), max_length=500, required=False, help_text=_("It stays in the story and on the page.")
    )
    lose = forms.BooleanField(label=_("Close these deals as lost"), required=False)
    lost_reason = LineField(
        label=_("Why are they lost?"),
        max_length=500,
        error_messages={"required": _("Say in a few words why they are lost. It stays in the history.")},
    )

    def __init__(self, *args, sums, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].is_wide = self.fields["lost_reason"].is_wide = True
        self.fields["lost_reason"].required = not self.is_bound or bool(self.data.get("lose"))
        if not sums.count:
            del self.fields["lose"], self.fields["lost_reason"]

    @property
    def lost(self):
        """Why the open deals are lost, "" when they stay as they are."""
        return self.cleaned_data["lost_reason"] if self.cleaned_data.get("lose") else ""


class CustomerLogForm(LogForm):
    """One line for a customer's story, about one of the people there or one of the deals, or nothing in particular.

    Without `contacts` or `deals` to choose from, the page says whom or what it is about. While the customer is
    archived only notes are taken.
    """

    contact = forms.ModelChoiceField(
        queryset=None,
        required=False,
        widget=forms.Select(attrs={"aria-label": _("With whom"), "class": "input select log__with"}),
    )

    opportunity = forms.ModelChoiceField(
        queryset=None,
        required=False,
        widget=forms.Select(attrs={"aria-label": _("About which opportunity"), "class": "input select log__with"}),
    )

    def __init__(self, *args, customer, contacts=None, deals=None, **kwargs):
        super().__init__(*args, **kwargs)
        self._choose("contact", contacts, _("With…"))
        self._choose("opportunity", deals, _("About…"))
        if customer.is_archived:
            self.fields["kind"].choices = [(Activity.Kind.NOTE, Activity.Kind.NOTE.label)]

    def _choose(self, name, rows, nothing):
        if rows is None:
            del self.fields[name]
        else:
            self.fields[name].queryset, self.fields[name].empty_label = rows, nothing

    def offer(self, people, deals=()):
        """Show `deals`, and those of `people` who are still there, without reading them again."""
        there = [person for person in people if not person.has_left]
        for name, rows in (("contact", there), ("opportunity", deals)):
            if name in self.fields:
                choices = [(row.pk, str(row)) for row in rows]
                self.fields[name].widget.choices = [("", self.fields[name].empty_label), *choices]
