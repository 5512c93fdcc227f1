"""How allauth signs people up and in here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Addresses are kept in lower case, so that one person has one account."""

    def clean_email(self, email):
        return super().clean_email(email).lower()
