"""Signing in by e-mail, and reading who is there with one query a request."""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import Membership


class Backend(AuthenticationBackend):
    """allauth's backend; the person of a session comes together with what they are in each workspace."""

    def get_user(self, user_id):
        """The active user with this id, their `places` read already; None when there is none."""
        places = list(Membership.objects.filter(user=user_id).as_places().select_related("user", "workspace"))
        if not places:
            return super().get_user(user_id)
        user = places[0].user
        for place in places:
            place.user = user
        user.places = places
        return user if self.user_can_authenticate(user) else None
