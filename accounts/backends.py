"""Signing in by e-mail, and reading who is there with one query a request."""

from functools import cache

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import Membership


class Backend(AuthenticationBackend):
    """allauth's backend; the person of a session comes together with what they are in each workspace."""

    def get_user(self, user_id):
        """The active user with this id, their `places` read already; None when there is none."""
        places = list(_places().filter(user=user_id))
        if not places:
            return super().get_user(user_id)
        user = places[0].user
        for place in places:
            place.user = user
        user.places = places
        return user if self.user_can_authenticate(user) else None


@cache
def _places():
    """The query that every request asks, but for whom: to put it together anew each time took longer than to ask it."""
    return Membership.objects.as_places().select_related("user", "workspace")
