"""The letters about people. Delivery is the mail backend's business."""

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def send_invitation(invitation, url):
    """Send `url`, the link with the secret in it, to the invited address."""
    context = {
        "invitation": invitation,
        "workspace": invitation.workspace,
        "role": invitation.get_role_display(),
        "url": url,
    }
    names = {"who": invitation.invited_by, "workspace": invitation.workspace}
    letter = EmailMultiAlternatives(
        " ".join((_("%(who)s invites you to %(workspace)s on Handoff") % names).split()),
        render_to_string("accounts/mail/invitation.txt", context),
        to=[invitation.email],
    )
    letter.attach_alternative(render_to_string("accounts/mail/invitation.html", context), "text/html")
    letter.send()
