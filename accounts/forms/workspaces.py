"""Naming, opening and deleting workspaces."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import currencies
from accounts.forms.country import CountryField
from accounts.forms.zone import GuessedZoneField
from accounts.models import Workspace
from accounts.zones import choices
from crm.countries import regions
from crm.fields import LineField
from crm.forms import HandoffForm, WorkspaceForm


class SettingsForm(WorkspaceForm):
    """What admins set for everybody."""

    name = LineField(label=_("Name"), max_length=100)
    currency = forms.ChoiceField(
        label=_("Currency"),
        choices=currencies,
        help_text=_("New opportunities start with it; what is there keeps its own."),
    )
    phone_region = forms.ChoiceField(
        label=_("Country"),
        choices=regions,
        help_text=_("Phone numbers typed without a country code are read as numbers of this country."),
    )

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_(
            "Where the days of everybody here begin and end: what is due today, overdue, closed in this quarter."
        ),
    )

    class Meta:
        model = Workspace
        fields = ["name", "currency", "phone_region", "time_zone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = choices()  # the empty one says what it means, as no dash would


class OpenWorkspaceForm(HandoffForm, forms.Form):
    """A further workspace, or a first one for who has none."""

    name = LineField(
        label=_("Name"),
        max_length=100,
        help_text=_("Your company or team. Everything in a workspace is seen by its members only."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=currencies, initial="EUR")
    phone_region = CountryField()
    time_zone = GuessedZoneField()

    def __init__(self, *args, languages="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone_region"].guess(self, languages)


class CloseWorkspaceForm(HandoffForm, forms.Form):
    """The one act with no way back: its name must be typed."""

    name = LineField(label=_("Name of the workspace"), max_length=100)

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, **kwargs)
        self.workspace = workspace

    def clean_name(self):
        name = self.cleaned_data["name"]
        if name != self.workspace.name:
            raise forms.ValidationError(_("Type “%(name)s” exactly.") % {"name": self.workspace.name})
        return name
