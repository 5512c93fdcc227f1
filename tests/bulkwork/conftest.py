"""Customers to do much with at once."""

import pytest
from django.urls import reverse

from crm import phases
from crm.bulkwork import kinds
from crm.bulkwork.beginning import begin
from crm.bulkwork.doing import undo
from crm.bulkwork.models import BulkChange
from customers.models import Customer
from tests.factories import CustomerFactory


@pytest.fixture
def three(workspace, mara):
    """Three customers of Mara's."""
    return [CustomerFactory(workspace=workspace, owner=mara, name=f"Larkfield {n}") for n in (1, 2, 3)]


@pytest.fixture
def act(workspace, mara):
    """`act("owner", records, owner=ines)` does a verb to records, or to all that the filters `query` name."""

    def done(verb, records=None, *, query=None, kind="customers", by=mara, **given):
        kind = kinds.get(kind)
        ids = None if records is None else [record.pk for record in records]
        given = {name: [value.pk, str(value)] if hasattr(value, "pk") else value for name, value in given.items()}
        return phases.run(begin(workspace, kind, kind.verb(verb), given, by=by, ids=ids, query=query))

    return done


@pytest.fixture
def take_back(mara):
    """Undo a bulk change, to its end."""
    return lambda change, by=mara: phases.run(undo(change, by=by))


def fresh(records):
    """The records as they are now."""
    return [Customer.every.get(pk=record.pk) for record in records]


def outcomes(change, column="outcome"):
    """[(what became of it, why)] of each row."""
    return list(change.rows.order_by("number").values_list(column, "reason"))


def newest():
    """The bulk change that was begun last."""
    return BulkChange.objects.latest("pk")


def url(name, *args):
    """The address of a page of the workspace `fernhill`."""
    return reverse(name, args=["fernhill", *args])
