"""Who comes to which pages, beside the tenancy middleware."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def for_viewers_too(view):
    """Let viewers post to a view, which the tenancy middleware refuses otherwise: it writes nothing but their own notices."""
    view.is_for_viewers_too = True
    return view


def for_admins(view):
    """403 for all but admins and owners."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.membership.can_manage:
            raise PermissionDenied(_("Only admins and owners change this. Ask one of them."))
        return view(request, *args, **kwargs)

    return guarded
