"""What a row meets is looked up by indexes, also where a column is empty in nearly every record."""

import pytest

from customers.models import Contact, Customer
from tests.plans import analyse, plans

pytestmark = pytest.mark.django_db


def test_contacts_without_phones_are_not_scanned_for_each_row(workspace, stage_leads):
    customer = Customer.objects.create(workspace=workspace, name="Tideway")
    Contact.objects.bulk_create(
        Contact(workspace=workspace, customer=customer, first_name=f"P{n}", email=f"p{n}@tideway.example")
        for n in range(2_000)
    )
    analyse(Contact)

    with plans("WITH met") as found:
        stage_leads("Company,Phone\n" + "\n".join(f"Larkfield {n},+44 20 7000 {n:04d}" for n in range(50)))

    steps = "\n".join(found)
    assert "contact_phone" in steps
    assert "SCAN p" not in steps
    assert "Seq Scan on customers_contact" not in steps
