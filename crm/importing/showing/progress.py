"""How far a phase of an import is."""

from django.utils.translation import gettext as _

from crm.importing.models import Import
from crm.phases.progress import progress as of_work

Status = Import.Status
TITLES = {
    Status.READING: lambda: _("Reading"),
    Status.JUDGING: lambda: _("Checking every row again"),
    Status.RUNNING: lambda: _("Writing"),
    Status.UNDOING: lambda: _("Undoing"),
    Status.REDOING: lambda: _("Writing again"),
}


def progress(paste):
    """The Progress of the phase that the import is in."""
    return of_work(paste, TITLES[paste.status](), 0 if paste.status == Status.READING else paste.rows_read)
