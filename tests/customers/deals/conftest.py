"""A deal among the stages of its workspace, by their names."""

import pytest

from tests.factories import OpportunityFactory


@pytest.fixture
def at(workspace):
    """`at("Proposal")` is the workspace's stage of that name."""
    return lambda name: workspace.stages.get(name=name)


@pytest.fixture
def deal_at(customer, at):
    """`deal_at("Proposal", amount=5)` is a deal in that stage."""
    return lambda stage, **fields: OpportunityFactory(customer=customer, stage=at(stage), **fields)
