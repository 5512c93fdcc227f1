"""Errors whose message may be shown to the user."""


class DomainError(Exception):
    """Something the rules of the domain forbid. `str(error)` is written for the person who asked.

    `field` names the field of a form that it is about, if it is about one.
    """

    field: str | None = None

    @property
    def message(self):
        return str(self)


class NotAllowed(DomainError):
    """The rules say no: the wrong status, the wrong role, the wrong workspace."""
