"""Who may, and which import is meant."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from crm.importing import jobs
from crm.phases import queueing

AT_ONCE = 2_000  # rows that are written, judged again or undone within a request


def find(request, pk):
    """The import `pk` of this workspace, or 404."""
    paste = get_object_or_404(request.workspace.imports.select_related("by", "undone_by"), pk=pk)
    paste.workspace = request.workspace
    return paste


def find_row(paste, number):
    """The row with that number, or 404."""
    return get_object_or_404(paste.rows, number=number)


def must_write(request):
    """403 for viewers, on pages that only make sense to who may write."""
    if not request.membership.can_write:
        raise PermissionDenied(
            _("You may look at this workspace, not change it. Ask an admin for the role of a member.")
        )


def must_manage(request):
    """403 for all but admins and owners."""
    if not request.membership.can_manage:
        raise PermissionDenied(_("Only admins and owners undo imports. Ask one of them."))


def work_on(paste):
    """Do the phase that was begun: a small import now, with a net if this process dies, a big one in the background."""
    queueing.work_on(paste, paste.rows_read, jobs.go_on, at_once=AT_ONCE)
