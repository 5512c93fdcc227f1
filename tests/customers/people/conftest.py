"""People at two customers."""

import pytest

from customers.services import add_contact, create_customer
from tests.factories import MembershipFactory


@pytest.fixture
def ruth(customer, mara):
    """Asked for first at Larkfield Dairy."""
    return add_contact(customer, by=mara, first_name="Ruth", last_name="Penhale", email="ruth@larkfield.example")


@pytest.fixture
def gwen(customer, ruth, mara):
    return add_contact(customer, by=mara, first_name="Gwen", last_name="Tregear", phone="+441566555118")


@pytest.fixture
def harbour(workspace, mara):
    """Another customer of the same workspace."""
    return create_customer(workspace, by=mara, name="Harbour Cheese", website="https://harbour.example", owner=mara)


@pytest.fixture
def shop():
    """For many at once, each on a connection of their own: (a member, a customer of theirs with two people, another customer)."""
    by = MembershipFactory().user
    workspace = by.workspaces.get()
    one, other = (create_customer(workspace, by=by, name=name) for name in ("Larkfield Dairy", "Harbour Cheese"))
    people = [add_contact(one, by=by, first_name=name) for name in ("Ruth", "Gwen")]
    return by, people, other
