"""People are locked after their customers by whoever tags them too: nobody who changes them meanwhile is turned away."""

import pytest

from crm.tags.services import name_tags, tag, untag
from customers.models import Contact
from customers.services import update_contact
from tests.factories import ContactFactory
from tests.parallel import at_once

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 40


def test_tagging_somebody_and_changing_them_at_once(workspace, mara):
    contact = ContactFactory(customer__workspace=workspace)
    fair = name_tags(workspace, ["Fair"])

    def act(number):
        for time in range(TIMES):
            if number:
                update_contact(contact, {"title": f"Buyer {number} {time}"}, by=mara)
                continue
            tag(Contact, [contact.pk], fair, by=mara)
            untag(Contact, [contact.pk], fair, by=mara)

    assert at_once(3, act) == [None] * 3
