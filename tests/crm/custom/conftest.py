"""A workspace with a field of each kind on leads and customers."""

import pytest

from crm.custom.services import add_field


@pytest.fixture
def ask(workspace):
    """`ask("Tier", "choice", choices=[…])` adds a field on leads and customers."""

    def asked(label, type="text", *, places=("lead", "customer"), choices=()):
        return add_field(workspace, label=label, type=type, places=list(places), choices=choices)

    return asked


@pytest.fixture
def tier(ask):
    return ask("Tier", "choice", choices=["Gold", "Silver"])


@pytest.fixture
def sites(ask):
    return ask("Sites", "number")


@pytest.fixture
def ends(ask):
    return ask("Contract ends", "date")
