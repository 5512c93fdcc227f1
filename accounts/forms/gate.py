"""allauth's forms in the house's look and words."""

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _

from crm.forms import HandoffForm

PASSWORD_HINT = _("At least 10 characters, and not one that many people use.")


class GateForm(HandoffForm):
    """A form of allauth's: our labels and hints, no placeholders (they vanish when they are needed)."""

    LABELS: dict = {}
    HINTS: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if self.is_bound:  # the focus belongs to the first error
                field.widget.attrs.pop("autofocus", None)
            field.label = self.LABELS.get(name, field.label)
            field.help_text = self.HINTS.get(name, "")


class LoginForm(GateForm, allauth.LoginForm):
    LABELS = {"login": _("E-mail"), "remember": _("Stay signed in on this computer")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"
        self.fields["remember"].initial = True

    def full_clean(self):
        """Who has mistyped the password types it again: the focus waits there."""
        super().full_clean()
        if self.errors and not {"login", "password"} & set(self.errors):
            self.fields["password"].widget.attrs["autofocus"] = True


class ResetPasswordForm(GateForm, allauth.ResetPasswordForm):
    LABELS = {"email": _("E-mail")}


class NewPasswordForm(GateForm):
    """Typed once: who mistypes it resets it, and password managers fill in one field best."""

    LABELS = {"oldpassword": _("Password now"), "password1": _("New password")}
    HINTS = {"password1": PASSWORD_HINT}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ResetPasswordKeyForm(NewPasswordForm, allauth.ResetPasswordKeyForm):
    """A new password after the link in the e-mail."""


class ChangePasswordForm(NewPasswordForm, allauth.ChangePasswordForm):
    """A new password for somebody who knows the old one."""


class SetPasswordForm(NewPasswordForm, allauth.SetPasswordForm):
    """A first password for somebody who came in without one."""


class AddEmailForm(GateForm, allauth.AddEmailForm):
    LABELS = {"email": _("New e-mail")}


class ReauthenticateForm(GateForm, allauth.ReauthenticateForm):
    LABELS = {"password": _("Password")}
