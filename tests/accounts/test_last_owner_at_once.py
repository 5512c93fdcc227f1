"""However many owners go at the same moment, one stays. Real connections, on both engines."""

import pytest

from accounts.models import Membership, Role
from accounts.services import change_role, leave, remove_member
from crm.exceptions import NotAllowed
from tests.factories import MembershipFactory, WorkspaceFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
OWNERS = 8


@pytest.fixture
def owners():
    workspace = WorkspaceFactory()
    return MembershipFactory.create_batch(OWNERS, workspace=workspace, role=Role.OWNER)


def left(owners):
    return Membership.objects.filter(workspace=owners[0].workspace, role=Role.OWNER)


def test_one_owner_stays_when_all_leave_at_once(owners):
    outcomes = at_once(OWNERS, lambda number: leave(owners[number]))

    assert [type(outcome) for outcome in outcomes].count(NotAllowed) == 1
    assert left(owners).count() == 1


def test_one_owner_stays_when_all_demote_themselves_at_once(owners):
    outcomes = at_once(OWNERS, lambda number: change_role(owners[number], Role.MEMBER, by=owners[number].user))

    assert [type(outcome) for outcome in outcomes].count(NotAllowed) == 1
    assert left(owners).count() == 1


def test_one_owner_stays_when_all_remove_the_next_at_once(owners):
    outcomes = at_once(OWNERS, lambda number: remove_member(owners[(number + 1) % OWNERS], by=owners[number].user))

    assert NotAllowed in [type(outcome) for outcome in outcomes]
    assert left(owners).count() >= 1
    assert {type(outcome) for outcome in outcomes} <= {NotAllowed, Membership}
