"""Signing up: opens a workspace, or joins the one an invitation names."""

from allauth.account import forms as allauth
from allauth.core import context
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.forms.country import CountryField
from accounts.forms.gate import PASSWORD_HINT, GateForm
from accounts.forms.zone import GuessedZoneField
from accounts.invited import waiting_invitation
from accounts.services import accept_invitation, open_workspace
from crm.fields import LineField


class SignupForm(GateForm, allauth.SignupForm):
    """Who comes with an invitation is not asked for a workspace, and cannot change the address: the link proves it."""

    name = LineField(
        label=_("Your name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True})
    )
    workspace = LineField(
        label=_("Workspace"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    phone_region = CountryField()
    time_zone = GuessedZoneField()
    field_order = ["name", "email", "password1", "workspace", "phone_region"]

    LABELS = {"email": _("E-mail"), "password1": _("Password")}
    HINTS = {
        "password1": PASSWORD_HINT,
        "workspace": _("The name of your company or team. You can invite the others later."),
        "phone_region": CountryField.HINT,
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = waiting_invitation(context.request)
        if self.invitation:
            del self.fields["workspace"], self.fields["phone_region"], self.fields["time_zone"]
            self.fields["email"].disabled = True
            self.initial["email"] = self.invitation.email
        else:
            self.fields["phone_region"].guess(self, context.request.headers.get("accept-language", ""))

    @transaction.atomic
    def save(self, request):
        """The account, and the workspace it belongs to: all or nothing."""
        user = super().save(request)
        if self.invitation:
            accept_invitation(self.invitation, by=user)
        else:
            where = {name: self.cleaned_data[name] for name in ("phone_region", "time_zone")}
            open_workspace(self.cleaned_data["workspace"], by=user, **where)
        return user

    def signup(self, request, user):
        """allauth's hook between saving the user and the address."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
