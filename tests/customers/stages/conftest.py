"""The stages that every workspace begins with, by their names."""

import pytest


@pytest.fixture
def named(workspace):
    """`named("Proposal")` is that stage, freshly read."""
    return lambda name: workspace.stages.get(name=name)
