"""A workspace with one of everything, and another one whose rows must stay out of reach."""

import pytest

from crm.importing.planning.staging import stage
from customers.services import add_opportunity
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, TaskFactory


def furnish(workspace, owner):
    """One of everything that an address can name, by the word that its address begins with."""
    customer = CustomerFactory(workspace=workspace, owner=owner)
    stage_of = workspace.stages.first()
    return {
        "leads": LeadFactory(workspace=workspace, owner=owner, status="qualified").pk,
        "customers": customer.pk,
        "contacts": ContactFactory(customer=customer).pk,
        "opportunities": add_opportunity(customer, by=owner, name="Vats", stage=stage_of).pk,
        "tasks": TaskFactory(workspace=workspace, owner=owner).pk,
        "imports": stage(workspace, "leads", "Name\tE-mail\nTideway\t=1+1\nKarlsen\tpost@karlsen.example", by=owner).pk,
        "stage": stage_of.pk,
        "person": owner.pk,
    }


@pytest.fixture
def ours(workspace, mara):
    return furnish(workspace, mara)


@pytest.fixture
def theirs(outsider):
    return furnish(outsider.workspaces.get(), outsider)
