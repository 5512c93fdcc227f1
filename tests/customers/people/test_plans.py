"""A contact's page reads its own lines, though most lines of a workspace are about nobody in particular."""

import pytest

from crm.models import Activity
from tests.factories import ActivityFactory, ContactFactory
from tests.plans import analyse, plans

pytestmark = pytest.mark.django_db


def test_the_lines_about_a_person_are_found_by_their_index(customer, mara, browse):
    ruth = ContactFactory(customer=customer)
    ActivityFactory(workspace=customer.workspace, customer=customer, contact=ruth, text="Renewal in May.")
    Activity.objects.bulk_create(
        Activity(workspace=customer.workspace, customer=customer, kind="note", by=mara, text="To all.")
        for _n in range(3_000)
    )
    analyse(Activity)

    with plans("crm_activity") as found:
        page = browse(mara).get(ruth.get_absolute_url()).context["page"]

    assert [line.text for line in page] == ["Renewal in May."]
    assert any("activity_contact" in plan for plan in found)
    assert all("activity_contact" in plan or "activity_opportunity" in plan for plan in found)
