"""Forms about people and workspaces."""

from allauth.account.forms import SignupForm as AllauthSignupForm


class SignupForm(AllauthSignupForm):
    """Signing up opens a workspace."""
