"""The undo of an import removes the tags that it made, unless somebody puts one of them on something at that moment."""

import pytest
from django.db import transaction

from crm.importing.models import Import
from crm.importing.writing import tagging
from crm.models import Tag, Tagging
from crm.tags.services import name_tags, tag
from customers.models import Customer
from tests.factories import CustomerFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 20


def test_a_tag_that_is_put_on_something_meanwhile_stays_there(workspace, mara):
    customer = CustomerFactory(workspace=workspace)

    def once(time):
        made = name_tags(workspace, [f"Fair {time}"])
        paste = Import(workspace=workspace, kind="customers", tags_made=[made[0].pk])

        def act(number):
            if number:
                return tag(Customer, [customer.pk], made, by=mara)
            with transaction.atomic():
                return tagging.take_back(paste)

        return at_once(2, act)

    outcomes = [outcome for time in range(TIMES) for outcome in once(time)]

    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert Tag.objects.count() == Tagging.objects.count()
