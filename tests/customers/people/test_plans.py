"""Pages about people are read from indexes, however many people there are and whatever most lines of a workspace are about."""

import pytest
from django.db import connection
from django.urls import reverse

from crm.models import Activity
from customers.models import Contact
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


def test_people_without_an_e_mail_are_read_by_an_index_of_their_own(customer, mara, browse):
    """PostgreSQL counts by another one as long as it has not vacuumed."""
    Contact.objects.bulk_create(
        Contact(workspace=customer.workspace, customer=customer, first_name=f"Ruth {n}", email=(n % 5 and f"r{n}@a.example") or "")
        for n in range(3_000)
    )  # fmt: skip
    analyse(Contact)

    with plans("('')") as found:
        page = browse(mara).get(reverse("contacts:list", args=["fernhill"]), {"email": "no"}).context["page"]
        count = page.count.value

    assert (len(page), count) == (50, 600)
    read, counted = found
    assert "contact_without_email" in read
    assert "contact_without_email" in counted or connection.vendor == "postgresql"
