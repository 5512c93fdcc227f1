"""Two customers that are the same one, each with people, deals, tasks and a story."""

import pytest

from crm.history import log
from crm.models import Activity
from crm.tasks import add_task
from customers.services import add_contact, add_opportunity, create_customer


def furnish(customer, by, *, mail, called):
    """Give a customer what daily work gives it."""
    ruth = add_contact(customer, by=by, first_name="Ruth", last_name="Penhale", email=mail, phone="+441566555001")
    add_contact(customer, by=by, first_name=called, email=f"{called.lower()}@larkfield.example")
    deal = add_opportunity(customer, by=by, name=f"Vat line of {called}", amount=8400)
    log(customer, Activity.Kind.CALL, by=by, text=f"{called} wants a price.", contact=ruth, opportunity=deal)
    add_task(customer.workspace, by=by, title=f"Send {called} the price", customer=customer)
    customer.refresh_from_db()
    return customer


@pytest.fixture
def kept(workspace, mara):
    customer = create_customer(
        workspace, by=mara, name="Larkfield Dairy", website="https://larkfield.example", notes="Pays late."
    )
    return furnish(customer, mara, mail="ruth@larkfield.example", called="Owen")


@pytest.fixture
def absorbed(workspace, mara):
    fields = {"phone": "+441566555117", "industry": "Dairy", "notes": "Rings on Fridays."}
    customer = create_customer(workspace, by=mara, name="Larkfield Dairy Ltd", **fields)
    return furnish(customer, mara, mail="Ruth@Larkfield.example", called="Tess")
