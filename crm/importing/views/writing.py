"""Confirming, and stopping what is being written."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from crm.exceptions import DomainError
from crm.http import go
from crm.importing.views.finding import find, work_on
from crm.importing.writing.confirming import confirm, stop


@require_POST
def import_writing(request, pk):
    """Write a checked import, once; asked a second time it shows the receipt."""
    paste = find(request, pk)
    try:
        confirm(paste, by=request.user)
    except DomainError as error:
        messages.info(request, error.message)
    else:
        work_on(paste)
    return go(request, paste)


@require_POST
def import_stop(request, pk):
    """Write no further rows; those that are written stay."""
    paste = find(request, pk)
    try:
        stop(paste)
        messages.info(request, _("Stopped. What is written stays, and can be undone."))
    except DomainError as error:
        messages.info(request, error.message)
    return go(request, paste)
