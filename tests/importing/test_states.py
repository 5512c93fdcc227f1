"""Statuses and dates of other programs, from the cell to the record."""

import pytest

from crm.importing.kinds import Unplaced
from crm.importing.planning.staging import remap, stage
from customers.models import Customer
from customers.states import read_status as read_customer_status
from leads.models import Lead
from leads.states import read_status
from tests.importing.conftest import written


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Open - Not Contacted", "new"), ("Uncontacted", "new"), ("Neu", "new"), ("Nouveau", "new"), ("新規", "new"),
        ("Information filled", "information_filled"),
        ("Attempted to Contact", "contacted"), ("IN_PROGRESS", "contacted"), ("Working - Contacted", "contacted"),
        ("Nurture", "contacted"), ("In Bearbeitung", "contacted"), ("Contactado", "contacted"), ("跟进中", "contacted"),
        ("Qualified", "qualified"), ("SQL", "qualified"), ("Hot", "qualified"), ("Qualifié", "qualified"),
        ("Converted", "qualified"), ("Customer", "qualified"), ("Closed Won", "qualified"), ("3. Qualificado", "qualified"),
        ("Unqualified", "disqualified"), ("Lost Lead", "disqualified"), ("Junk", "disqualified"), ("BAD_TIMING", "disqualified"),
        ("Verloren", "disqualified"), ("Niet geïnteresseerd", None), ("失注", "disqualified"), ("purple", None), ("", None),
    ],
)  # fmt: skip
def test_words_for_the_status_of_a_lead(word, status):
    if status is None:
        with pytest.raises(Unplaced):
            read_status(word)
    else:
        assert read_status(word) == status


@pytest.mark.parametrize(
    ("word", "status"), [("Active", "active"), ("Aktiv", "active"), ("Dormant", "archived"), ("Ex-customer", "archived"), ("休眠", "archived")]
)  # fmt: skip
def test_words_for_the_status_of_a_customer(word, status):
    assert read_customer_status(word) == status


def test_leads_arrive_with_their_status(workspace, stage_leads, mara):
    written(
        stage_leads("Company,Lead status\nTideway,Attempting\nKarlsen,Dead\nFoss,Converted\nLarkfield,\nAcme,Purple"),
        by=mara,
    )

    statuses = dict(workspace.leads.values_list("name", "status"))
    assert statuses == {
        "Tideway": "contacted",
        "Karlsen": "disqualified",
        "Foss": "qualified",
        "Larkfield": "new",
        "Acme": "new",
    }
    assert workspace.leads.get(name="Acme").notes == "Lead status: Purple"


def test_a_dormant_customer_arrives_archived(workspace, mara):
    written(stage(workspace, "customers", "Company,Status\nTideway,Active\nKarlsen,Dormant", by=mara), by=mara)

    assert {customer.name: customer.is_archived for customer in Customer.objects.all()} == {
        "Tideway": False,
        "Karlsen": True,
    }


def test_when_a_lead_was_made_is_taken_only_when_asked_for(stage_leads, mara):
    paste = stage_leads("Company,Created on\nTideway,12/31/2024\nKarlsen,02/03/2024\nFoss,\n")
    assert paste.mapping == ["name", ""]

    written(remap(paste, mapping=["name", "created_at"]), by=mara)

    made = {lead.name: f"{lead.created_at:%Y-%m-%d}" for lead in Lead.objects.all()}
    assert (made["Tideway"], made["Karlsen"]) == ("2024-12-31", "2024-02-03")
    assert made["Foss"] > "2025"


def test_a_day_that_is_none_is_an_error_of_its_row(stage_leads, mara):
    paste = remap(stage_leads("Company,Since\nTideway,soon\nFoss,2024-01-01"), mapping=["name", "created_at"])

    assert list(paste.rows.get(cells__0="Tideway").errors) == ["created_at"]
