"""How allauth signs people up and in here."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.invited import waiting_invitation


class AccountAdapter(DefaultAccountAdapter):
    """Addresses are kept in lower case, so that one person has one account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _lazy("This e-mail and this password do not belong together. Try again."),
        "too_many_login_attempts": _lazy("Too many tries. Wait five minutes, or choose a new password."),
        "incorrect_password": _lazy("That is not your password."),
        "enter_current_password": _lazy("That is not your password now."),
        "email_taken": _lazy("This address has an account already."),
        "rate_limited": _lazy("Too many tries. Wait a minute, then try again."),
    }

    def clean_email(self, email):
        return super().clean_email(email).lower()

    def get_password_change_redirect_url(self, request):
        return resolve_url("account")

    def is_open_for_signup(self, request):
        """Who is invited may always come; others as long as SIGNUP_OPEN says so."""
        return settings.SIGNUP_OPEN or waiting_invitation(request) is not None

    def is_email_verified(self, request, email):
        """An invitation's link came by e-mail, so it proves the address it was sent to."""
        invitation = waiting_invitation(request)
        return bool(invitation and invitation.email == email.lower()) or super().is_email_verified(request, email)


class MFAAdapter(DefaultMFAAdapter):
    """Names as people say them, and secrets that a copy of the database does not give away."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _lazy("That is not the right code. Type the one shown now."),
    }

    def encrypt(self, text):
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user, type):
        count = user.authenticator_set.filter(type=type).count()
        return _("Passkey") if not count else _("Passkey %(number)s") % {"number": count + 1}

    def get_public_key_credential_rp_entity(self):
        return super().get_public_key_credential_rp_entity() | {"name": "Handoff"}


def _fernet():
    """Keys made from SECRET_KEY; older ones (SECRET_KEY_FALLBACKS) still open what they locked."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"handoff.second-factor:" + str(secret).encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
