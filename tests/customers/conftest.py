"""A customer, and ways to its pages."""

import pytest
from django.urls import reverse

from customers.models import Stage
from tests.factories import CustomerFactory, OpportunityFactory


@pytest.fixture
def customer(workspace):
    return CustomerFactory(
        workspace=workspace,
        name="Larkfield Dairy",
        website="https://larkfield.example",
        email="office@larkfield.example",
        phone="+441566555117",
        industry="Dairy",
    )


@pytest.fixture
def deal(customer):
    return OpportunityFactory(customer=customer, name="Vat line", amount=8400)


@pytest.fixture
def stage(workspace):
    """`stage("won")` is the workspace's first stage of that kind."""
    return lambda kind: workspace.stages.filter(kind=kind).first()


@pytest.fixture
def foreign(outsider):
    """A customer of another workspace."""
    return CustomerFactory(workspace=outsider.workspaces.get())


@pytest.fixture
def foreign_stage(foreign):
    return foreign.workspace.stages.filter(kind=Stage.Kind.OPEN).first()


def url(name, *args, **query):
    """The address of a page of the workspace `fernhill`."""
    return reverse(name, args=["fernhill", *args], query=query)


def on_page(customer, target="dialogs"):
    """The headers of an htmx request from the customer's own page."""
    here = f"http://testserver{customer.get_absolute_url()}"
    return {"HX-Request": "true", "HX-Current-URL": here, "HX-Target": target}
