"""A workspace that is deleted while people and imports still write into it goes whole, on either engine."""

import pytest
from django.db import IntegrityError, connection

from accounts.models import Workspace
from accounts.services import close_workspace
from leads.models import Lead
from leads.services import create_lead
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 4


def test_it_goes_while_others_add_to_it(workspace, mara):
    def act(number):
        if number:
            return [create_lead(workspace, by=mara, name="Larkfield") for _n in range(40)]
        return close_workspace(Workspace.objects.get(), by=mara)

    outcomes = at_once(WRITERS + 1, act)

    assert outcomes[0] is None
    assert not Workspace.objects.filter(pk=workspace.pk).exists()
    assert not Lead.objects.exists()
    assert {type(one) for one in outcomes[1:]} <= {list, IntegrityError}
    connection.check_constraints()
