"""Pages that only admins and owners come to."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def for_admins(view):
    """403 for all but admins and owners."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.membership.can_manage:
            raise PermissionDenied(_("Only admins and owners change this. Ask one of them."))
        return view(request, *args, **kwargs)

    return guarded
