"""Inviting by e-mail, and what the link does for whom."""

import logging

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, Membership, Role, User
from accounts.services import accept_invitation, invite, resend, withdraw
from crm.exceptions import DomainError, NotAllowed
from tests.accounts.conftest import PASSWORD, link_in, verify
from tests.factories import UserFactory

RUTH = "ruth@larkfield.example"


def follow(client, invitation):
    return client.get(reverse("open_invitation", args=[invitation.token]), follow=True)


def test_an_invitation_is_a_letter_with_a_link(invited, mara):
    invitation = invited(RUTH)

    letter = mail.outbox[0]
    assert letter.to == [RUTH]
    assert letter.subject == "Mara Lindqvist invites you to Fernhill on Handoff"
    assert link_in(letter) == reverse("open_invitation", args=[invitation.token])
    assert invitation.token in letter.alternatives[0].content


def test_only_a_hash_of_the_token_is_kept(invited):
    invitation = invited()

    kept = [str(value) for value in Invitation.objects.filter(pk=invitation.pk).values_list()[0]]
    assert not any(invitation.token in value for value in kept)


def test_the_token_leaves_the_address_at_once(client, invited, caplog):
    caplog.set_level(logging.DEBUG)
    invitation = invited()

    first = client.get(reverse("open_invitation", args=[invitation.token]))
    page = client.get(first["Location"])

    assert first["Location"] == reverse("invitation")
    assert invitation.token not in page.content.decode()
    assert invitation.token not in client.session.values()
    assert invitation.token not in caplog.text


def test_who_is_signed_in_with_that_address_joins(browse, invited, workspace):
    ruth = verify(UserFactory(email=RUTH))
    client = browse(ruth)
    invitation = invited(RUTH, Role.ADMIN)

    page = follow(client, invitation)
    before = Membership.objects.filter(user=ruth).exists()
    answer = client.post(reverse("invitation"))

    assert b"Join Fernhill" in page.content
    assert not before
    assert answer["Location"] == workspace.get_absolute_url()
    assert Membership.objects.get(user=ruth).role == Role.ADMIN


def test_who_is_signed_in_as_somebody_else_is_told_and_may_switch(browse, invited, outsider):
    verify(outsider)
    ruth = verify(UserFactory(email=RUTH))
    client = browse(outsider)
    page = follow(client, invited(RUTH))

    refused = client.post(reverse("invitation"))
    switched = client.post(reverse("switch_account"), follow=True)
    client.post(reverse("account_login"), {"login": RUTH, "password": PASSWORD, "next": reverse("invitation")})
    joined = client.post(reverse("invitation"))

    assert b"You are signed in as otto@elsewhere.example" in page.content
    assert refused.status_code == 403
    assert b"Sign in to join" in switched.content
    assert joined.status_code == 302
    assert list(ruth.workspaces.values_list("slug", flat=True)) == ["fernhill"]
    assert not Membership.objects.filter(user=outsider, workspace__slug="fernhill").exists()


def test_an_unverified_address_of_the_same_name_does_not_join(invited):
    ruth = UserFactory(email=RUTH)
    EmailAddress.objects.create(user=ruth, email=RUTH, verified=False, primary=True)
    invitation = invited(RUTH)

    with pytest.raises(NotAllowed):
        accept_invitation(invitation, by=ruth)


def test_who_has_no_account_makes_one_and_is_in_at_once(client, invited):
    page = follow(client, invited(RUTH, Role.VIEWER))
    form = client.get(reverse("account_signup"))

    answer = client.post(
        reverse("account_signup"),
        {"name": "Ruth Penhale", "email": "mallory@evil.example", "password1": "a-quiet-dairy", "workspace": "Mine"},
    )

    ruth = User.objects.get(email=RUTH)
    membership = ruth.memberships.get()
    assert b"Make an account to join" in page.content
    assert b"disabled" in form.content
    assert b"phone_region" not in form.content
    assert b'name="workspace"' not in form.content
    assert answer["Location"] == reverse("start")
    assert (membership.workspace.slug, membership.role) == ("fernhill", Role.VIEWER)
    assert EmailAddress.objects.get(user=ruth).verified
    assert client.get(reverse("account")).status_code == 200


def test_the_invited_may_sign_up_where_signing_up_is_closed(client, invited, settings):
    settings.SIGNUP_OPEN = False
    follow(client, invited(RUTH))

    client.post(reverse("account_signup"), {"name": "Ruth", "password1": "a-quiet-dairy"})

    assert User.objects.filter(email=RUTH).exists()


def test_who_has_an_account_signs_in_then_joins(client, invited):
    ruth = verify(UserFactory(email=RUTH))
    page = follow(client, invited(RUTH))

    signed_in = client.post(
        reverse("account_login"), {"login": RUTH, "password": PASSWORD, "next": reverse("invitation")}
    )
    client.post(signed_in["Location"])

    assert f"{reverse('account_login')}?next={reverse('invitation')}" in page.content.decode()
    assert ruth.memberships.get().workspace.slug == "fernhill"


def test_a_link_works_once(client, browse, invited):
    invitation = invited(RUTH)
    browse(verify(UserFactory(email=RUTH))).get(reverse("start"))
    accept_invitation(invitation, by=User.objects.get(email=RUTH))

    page = follow(client, invitation)

    assert page.status_code == 410
    assert b"This invitation was used" in page.content


def test_a_withdrawn_link_says_so(client, invited, mara):
    invitation = invited(RUTH)
    withdraw(invitation, by=mara)

    page = follow(client, invitation)

    assert page.status_code == 410
    assert b"This invitation was withdrawn" in page.content


def test_an_expired_link_says_so_and_lets_nobody_in(client, invited):
    invitation = invited(RUTH)
    ruth = verify(UserFactory(email=RUTH))

    with time_machine.travel(timezone.now() + Invitation.LASTS, tick=False):
        page = follow(client, invitation)
        with pytest.raises(DomainError, match="expired"):
            accept_invitation(invitation, by=ruth)

    assert page.status_code == 410
    assert b"This invitation has expired" in page.content


def test_an_unknown_link_says_so(client, db):
    page = client.get(reverse("open_invitation", args=["nonsense"]), follow=True)

    assert page.status_code == 404
    assert b"No invitation here" in page.content


def test_sending_again_makes_a_new_link_and_kills_the_old_one(client, invited, mara):
    old = invited(RUTH)
    tokens = []

    resend(old, by=mara, link=lambda token: tokens.append(token) or token)
    page = client.get(reverse("open_invitation", args=tokens), follow=True)

    assert follow(client, old).status_code == 404
    assert page.status_code == 200
    assert len(mail.outbox) == 2


def test_who_sends_it_again_answers_for_it(client, invited, workspace, tom):
    old = invited(RUTH)
    Membership.objects.filter(workspace=workspace, user=old.invited_by).update(role=Role.MEMBER)
    tokens = []

    resend(old, by=tom, link=lambda token: tokens.append(token) or token)
    page = client.get(reverse("open_invitation", args=tokens), follow=True)

    assert page.status_code == 200
    assert mail.outbox[-1].subject == f"{tom} invites you to Fernhill on Handoff"


def test_inviting_twice_keeps_one_invitation_with_the_new_role(invited):
    invited(RUTH, Role.MEMBER)
    invited(RUTH, Role.ADMIN)

    assert Invitation.objects.get().role == Role.ADMIN


def test_who_works_here_already_cannot_be_invited(invited, ines):
    with pytest.raises(DomainError, match="works here already"):
        invited(ines.email)


def test_accepting_never_lowers_a_role(invited, mara):
    invitation = invited("second@fernhill.example", Role.VIEWER)
    EmailAddress.objects.create(user=mara, email="second@fernhill.example", verified=True)

    accept_invitation(invitation, by=mara)

    assert Membership.objects.get(user=mara).role == Role.OWNER


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
def test_members_and_viewers_invite_nobody(workspace, ines, vera, role):
    for person in (ines, vera):
        with pytest.raises(NotAllowed):
            invite(workspace, RUTH, role, by=person, link=str)


def test_an_admin_cannot_invite_an_owner(workspace, tom):
    with pytest.raises(NotAllowed, match="Only an owner"):
        invite(workspace, RUTH, Role.OWNER, by=tom, link=str)


def test_nobody_invites_into_a_workspace_they_do_not_belong_to(workspace, outsider):
    with pytest.raises(NotAllowed):
        invite(workspace, RUTH, Role.MEMBER, by=outsider, link=str)


ENDS = {
    "removed": lambda sender: sender.delete(),
    "demoted": lambda sender: Membership.objects.filter(pk=sender.pk).update(role=Role.MEMBER),
    "deactivated": lambda sender: User.objects.filter(pk=sender.user_id).update(is_active=False),
}


@pytest.mark.parametrize("end", ENDS)
def test_an_invitation_ends_with_the_rights_of_who_sent_it(browse, invited, workspace, end):
    ruth = verify(UserFactory(email=RUTH))
    client = browse(ruth)
    invitation = invited(RUTH, Role.ADMIN)
    ENDS[end](Membership.objects.get(workspace=workspace, user=invitation.invited_by))

    page = follow(client, invitation)
    client.post(reverse("invitation"))

    assert page.status_code == 410
    assert b"no longer stands" in page.content
    assert not Membership.objects.filter(user=ruth).exists()
    with pytest.raises(DomainError, match="may no longer do so"):
        accept_invitation(invitation, by=ruth)
