"""What a deal must say before it may be where it is. Whoever moves or writes one asks here: pages, admin and import."""

from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from customers.models import Stage


class Incomplete(DomainError):
    """Something has to be said first; `field` names what: *expected_close* or *reason*."""

    def __init__(self, message, field):
        super().__init__(message)
        self.field = field


def require_close(stage, expected_close):
    """Raise Incomplete when an open deal would stand beyond the first stage without an expected close.

    A closed one needs none: the day it was closed is known.
    """
    if expected_close is None and stage.is_open and not is_first(stage):
        raise Incomplete(_("Say when it is expected to close. Only the first stage goes without."), "expected_close")


def require_reason(stage, reason):
    """Raise Incomplete when a deal would be lost without a word why."""
    if stage.kind == Stage.Kind.LOST and not reason.strip():
        raise Incomplete(_("Say in a few words why it was lost. It stays in the history."), "reason")


def lacks(deal, stage):
    """What `deal` has to say before it may be moved into `stage`, as an Incomplete, or None."""
    try:
        require_reason(stage, "")
        require_close(stage, deal.expected_close)
    except Incomplete as error:
        return error
    return None


def is_first(stage):
    """Whether deals begin at `stage`: the first open one that is offered."""
    begins = Stage.objects.offered().filter(workspace=stage.workspace_id, kind=Stage.Kind.OPEN).first()
    return begins is not None and begins.pk == stage.pk
