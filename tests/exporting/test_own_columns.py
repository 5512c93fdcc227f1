"""Custom fields and tags as columns of a list's file."""

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crm.attached import LINKS
from crm.custom.services import add_field, change_field, retire
from crm.tags.managing import delete_tag
from crm.tags.services import name_tags, tag
from customers.models import Contact, Customer, Opportunity
from leads.models import Lead
from tests.factories import ContactFactory, CustomerFactory, LeadFactory, OpportunityFactory


@pytest.fixture
def fields(workspace):
    """A field of each kind, on all four kinds of records."""
    asked = [("Tier", "choice"), ("Sites", "number"), ("Contract ends", "date"), ("Partner", "yes_no"), ("Portal", "url"),
             ("=Code", "text")]  # fmt: skip
    return [
        add_field(
            workspace, label=label, type=type, places=LINKS, choices=["Gold", "Silver"] if type == "choice" else []
        )
        for label, type in asked
    ]


@pytest.fixture
def everything(workspace, mara, fields):
    """A lead, a customer, a contact and a deal with all of them and two tags."""
    custom = {"tier": "gold", "sites": "-8.25", "contract_ends": "2027-01-31", "partner": "no", "portal": "https://a.example",
              "code": "=1+1"}  # fmt: skip
    customer = CustomerFactory(workspace=workspace, custom=custom)
    records = [
        LeadFactory(workspace=workspace, custom=custom),
        customer,
        ContactFactory(customer=customer, custom=custom),
        OpportunityFactory(customer=customer, custom=custom),
    ]
    tags = name_tags(workspace, ["VIP", "Fair 2026"])
    for record in records:
        tag(type(record), [record.pk], tags, by=mara)
    return records


@pytest.mark.parametrize("room", ["leads", "customers", "contacts", "opportunities"])
def test_each_used_field_has_a_column_and_so_have_the_tags(everything, room, download):
    row = download(room)[0]
    own = {name: row[name] for name in list(row)[-7:]}
    assert own == {
        "Tier": "Gold", "Sites": "-8.25", "Contract ends": "2027-01-31", "Partner": "no", "Portal": "https://a.example",
        "'=Code": "'=1+1", "Tags": "Fair 2026, VIP",
    }  # fmt: skip


def test_a_workbook_has_numbers_as_numbers(everything, browse, mara):
    response = browse(mara).get(reverse("leads:export", args=["fernhill"]), {"format": "xlsx"})
    rows = openpyxl.load_workbook(io.BytesIO(b"".join(response))).active.rows
    row = dict(zip([cell.value for cell in next(rows)], [cell.value for cell in next(rows)], strict=True))
    assert (row["Sites"], row["Tier"], row["Tags"]) == (-8.25, "Gold", "Fair 2026, VIP")


def test_retired_fields_other_places_and_deleted_tags_stay_out(workspace, everything, fields, download):
    retire(fields[0])
    change_field(fields[1], label="Sites", places=["customer"])
    delete_tag(workspace.tags.get(name="VIP"))
    row = download("leads")[0]
    assert not {"Tier", "Sites"} & set(row)
    assert row["Tags"] == "Fair 2026"


def test_a_field_called_as_a_built_in_column_has_a_heading_of_its_own(workspace, download):
    for label in ("Status", "E-mail", "Tags", "Updated"):
        add_field(workspace, label=label, type="text", places=["lead"])
    LeadFactory(workspace=workspace, custom={"status": "odd", "e_mail": "x", "tags": "y", "updated": "z"})
    row = download("leads")[0]
    assert (row["custom_status"], row["custom_e_mail"], row["custom_tags"], row["custom_updated"]) == (
        "odd",
        "x",
        "y",
        "z",
    )
    assert (row["status"], row["Tags"]) == ("information_filled", "")


@pytest.mark.parametrize("model", [Lead, Customer, Contact, Opportunity])
def test_no_query_more_for_each_record(workspace, mara, everything, browse, model):
    room = {Lead: "leads", Customer: "customers", Contact: "contacts", Opportunity: "opportunities"}[model]
    client, address = browse(mara), reverse(f"{room}:export", args=["fernhill"])

    def asked():
        with CaptureQueriesContext(connection) as queries:
            text = b"".join(client.get(address)).decode("utf-8-sig")
        return len(queries), len(list(csv.reader(io.StringIO(text))))

    asked()
    few, one = asked()
    more = [CustomerFactory(workspace=workspace, custom={"tier": "gold"}) for _n in range(5)]
    made = {
        Lead: lambda: [LeadFactory(workspace=workspace, custom={"sites": "1"}) for _n in range(5)],
        Customer: lambda: more,
        Contact: lambda: [ContactFactory(customer=customer, custom={"sites": "1"}) for customer in more],
        Opportunity: lambda: [OpportunityFactory(customer=customer, custom={"sites": "1"}) for customer in more],
    }[model]()
    tag(model, [record.pk for record in made], name_tags(workspace, ["VIP"]), by=mara)
    client.get(address)
    many, six = asked()
    assert (few, one + 5) == (many, six)
    assert many <= 9
