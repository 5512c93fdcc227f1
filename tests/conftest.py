"""Fixtures that every room of the tests shares."""

import hypothesis
import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from accounts.models import Role
from tests.factories import LeadFactory, MembershipFactory, WorkspaceFactory

# How long one example takes says more of the machine than of the code: nothing here is a timed test.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def no_time_zone_left_behind():
    """A request leaves its workspace's time zone to whatever its thread does next, which shall not be the next test."""
    yield
    timezone.deactivate()


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What a process knows of the database of one test is not so in the next one."""
    yield
    caches["process"].clear()


@pytest.fixture
def workspace(db):
    return WorkspaceFactory(name="Fernhill", slug="fernhill")


@pytest.fixture
def mara(workspace):
    """The owner of the workspace."""
    return MembershipFactory(
        workspace=workspace, user__name="Mara Lindqvist", user__email="mara@fernhill.example", role=Role.OWNER
    ).user


@pytest.fixture
def ines(workspace):
    """A member of the workspace."""
    return MembershipFactory(workspace=workspace, user__name="Ines Baptiste", user__email="ines@fernhill.example").user


@pytest.fixture
def vera(workspace):
    """A viewer of the workspace."""
    return MembershipFactory(
        workspace=workspace, user__name="Vera Holm", user__email="vera@fernhill.example", role=Role.VIEWER
    ).user


@pytest.fixture
def outsider(db):
    """Somebody with a workspace of their own."""
    return MembershipFactory(workspace__name="Elsewhere", user__email="otto@elsewhere.example", role=Role.OWNER).user


@pytest.fixture
def browse():
    """`browse(user)` is a client that is signed in as `user`."""

    def as_user(user):
        client = Client()
        client.force_login(user, backend="accounts.backends.Backend")
        return client

    return as_user


@pytest.fixture
def lead(workspace, mara):
    return LeadFactory(workspace=workspace, owner=mara)
