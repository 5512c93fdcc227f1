"""What a row meets is looked up by indexes, also where a column is empty in nearly every record."""

import pytest
from django.db import connection

from customers.models import Contact, Customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def plans():
    """The plans of the look-ups that run from here on, a line each."""
    lines = []

    def explain(execute, sql, params, many, context):
        if sql.startswith("WITH met"):
            how = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
            execute(f"{how} {sql}", params, many, context)
            lines.extend(str(row[-1]) for row in context["cursor"].fetchall())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(explain):
        yield lines


def test_contacts_without_phones_are_not_scanned_for_each_row(workspace, stage_leads, plans):
    customer = Customer.objects.create(workspace=workspace, name="Tideway")
    Contact.objects.bulk_create(
        Contact(workspace=workspace, customer=customer, first_name=f"P{n}", email=f"p{n}@tideway.example")
        for n in range(2_000)
    )
    with connection.cursor() as cursor:
        cursor.execute('ANALYZE "customers_contact"')
    stage_leads("Company,Phone\n" + "\n".join(f"Larkfield {n},+44 20 7000 {n:04d}" for n in range(50)))
    assert any("contact_phone" in line for line in plans)
    assert not [line for line in plans if "SCAN p" in line or "Seq Scan on customers_contact" in line]
