"""Second factors and passkeys: allauth's forms in the house's look and words."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from accounts.forms.gate import GateForm


class CodeForm(GateForm):
    """Six digits from an app, or a recovery code."""

    LABELS = {"code": _("Code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autofocus": True, "maxlength": 20}


class AuthenticateForm(CodeForm, base.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateForm(CodeForm, base.ReauthenticateForm):
    """Before something dangerous."""


class ActivateTOTPForm(CodeForm, totp.ActivateTOTPForm):
    LABELS = {"code": _("The six digits it shows now")}


class AddPasskeyForm(GateForm, webauthn.AddWebAuthnForm):
    LABELS = {"name": _("Name"), "passwordless": _("Sign in with it alone, without a password")}
    HINTS = {
        "name": _("What you call the device or key, so that you can tell it from others."),
        "passwordless": _("It then asks for your fingerprint, face or PIN. Without this it is a second step."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False
        self.fields["name"].widget.attrs["maxlength"] = 100
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(GateForm, webauthn.EditWebAuthnForm):
    LABELS = {"name": _("Name")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 100
        self.fields["name"].widget.attrs["maxlength"] = 100
