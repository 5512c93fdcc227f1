"""Customers and when somebody talked with them, at a fixed moment."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from crm.models import Activity
from customers.radar.refreshing import refresh_workspace
from customers.services import refresh_open
from tests.factories import ActivityFactory, CustomerFactory, OpportunityFactory

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def talk(customer, *days_ago, kind=Activity.Kind.CALL, **fields):
    """Touches of a customer so many days ago, as the timeline has them."""
    about = {"customer": customer} if customer else {}
    for days in days_ago:
        at = NOON - timedelta(days=days)
        workspace = (customer or fields["lead"]).workspace
        ActivityFactory(workspace=workspace, kind=kind, happened_at=at, **about, **fields)


@pytest.fixture
def known(workspace):
    """`known("Larkfield", 41, 53, 65)` is a customer that somebody talked with so many days ago; `worth` its open deal."""

    def make(name, *days_ago, worth=0, **fields):
        customer = CustomerFactory(workspace=workspace, name=name, **fields)
        talk(customer, *days_ago)
        if worth:
            OpportunityFactory(customer=customer, amount=worth)
            refresh_open([customer.pk])
        return customer

    return make


@pytest.fixture
def refresh(workspace):
    """Does the background's work now."""
    return lambda: refresh_workspace(workspace)
