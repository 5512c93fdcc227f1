"""Fixtures about people."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from accounts.models import Invitation, Role
from accounts.services import invite
from tests.factories import MembershipFactory

PASSWORD = "correct-horse"


def verify(user):
    """The address of `user` is verified, so they may sign in."""
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(client, user, password=PASSWORD, **more):
    """Sign in through the page."""
    return client.post(reverse("account_login"), {"login": user.email, "password": password, **more})


def show_it_is_me(client, password=PASSWORD):
    """What must be done before changing how one signs in."""
    return client.post(reverse("account_reauthenticate"), {"password": password})


def link_in(letter):
    """The path of the link in a letter."""
    return re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]


@pytest.fixture
def tom(workspace):
    """An admin of the workspace."""
    return MembershipFactory(
        workspace=workspace, user__name="Tomasz Wilk", user__email="tom@fernhill.example", role=Role.ADMIN
    ).user


@pytest.fixture
def invited(workspace, mara):
    """`invited(email, role)` is a waiting invitation, with its secret as `token`."""

    def invite_one(email="ruth@larkfield.example", role=Role.MEMBER):
        tokens = []

        def link(token):
            tokens.append(token)
            return f"http://testserver{reverse('open_invitation', args=[token])}"

        invitation = invite(workspace, email, role, by=mara, link=link)
        invitation = Invitation.objects.get(pk=invitation.pk)
        invitation.token = tokens[-1]
        return invitation

    return invite_one
