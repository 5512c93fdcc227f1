"""What customers are sorted by, put right for those that were there before it was in euros."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps

from customers.models import Customer
from tests.factories import CustomerFactory, OpportunityFactory

pytestmark = pytest.mark.django_db
make_euros = import_module("customers.migrations.0028_open_value_in_euros").make_euros


def test_a_migration_makes_euros_of_what_open_deals_are_worth(workspace):
    abroad, home = (CustomerFactory(workspace=workspace, open_value=1_500) for _ in range(2))
    for amount, currency in ((1_000, "GBP"), (500, "EUR")):
        OpportunityFactory(customer=abroad, amount=amount, currency=currency)
    OpportunityFactory(customer=abroad, amount=9_000, currency="GBP", closed_at=abroad.created_at)
    OpportunityFactory(customer=home, amount=1_500)

    make_euros(apps, None)

    assert dict(Customer.objects.values_list("pk", "open_value")) == {
        abroad.pk: Decimal(1_640),
        home.pk: Decimal(1_500),
    }
