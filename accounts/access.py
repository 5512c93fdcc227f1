"""Roles at the door of a view."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import Role


def role_required(role):
    """Only members with at least `role` get in; others get 403. The tenancy middleware has run before."""

    def guard(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.membership.may(role):
                raise PermissionDenied(
                    _("Only the role “%(role)s” may do this. Ask an admin of your workspace.")
                    % {"role": Role(role).label}
                )
            return view(request, *args, **kwargs)

        return guarded

    return guard
