"""How somebody is shown without a picture: round initials in a colour."""

from crm.text import initials


class Faced:
    """A user or contact, who is written as a name, or as an e-mail address while there is none."""

    @property
    def initials(self):
        return initials(str(self).partition("@")[0])

    @property
    def hue(self):
        """Which of the five avatar colours is theirs."""
        return (self.pk or 0) % 5 + 1
