"""The invitation that a browser has come with: its link was opened here, and its hash waits in the session.

The secret itself stands in one address only, which redirects at once; after that no address, log or referrer holds it.
"""

from accounts.models import Invitation, hash_token

KEY = "invitation"


def remember_invitation(request, token):
    """Keep the hash of the secret in the link that was opened."""
    request.session[KEY] = hash_token(token)


def forget_invitation(request):
    """It was used, or given up."""
    request.session.pop(KEY, None)


def invitation_of(request):
    """The invitation whose link was opened in this browser, dead or alive; None when there is none."""
    token_hash = request.session.get(KEY)
    return token_hash and Invitation.objects.with_hash(token_hash)


def waiting_invitation(request):
    """As `invitation_of`, but only one that can be used now."""
    invitation = invitation_of(request)
    return invitation if invitation and invitation.is_open else None
