"""Writing what was checked: once, all of it or nothing, with its story."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from crm.importing.models import Import
from crm.importing.planning.staging import AlreadyConfirmed, discard, remap, stage
from crm.models import Activity
from crm.phases import run
from customers.models import Customer
from leads.models import Lead, Status
from tests.factories import LeadFactory
from tests.importing.conftest import written

TEXT = "Company,Contact,Email,Website\nTideway,Orla Brennan,orla@tideway.example,tideway.example\nBolt,,,\n,,no@name.example,\n"


def test_rows_become_leads_as_if_typed(stage_leads, workspace, mara):
    written(stage_leads(TEXT), by=mara)

    tideway, bolt = workspace.leads.order_by("id")
    assert (tideway.status, bolt.status) == (Status.INFORMATION_FILLED, Status.NEW)
    assert (tideway.owner, tideway.domain, tideway.name_key) == (mara, "tideway.example", "tideway")
    assert list(workspace.leads.matching("orla brennan")) == [tideway]


def test_each_new_record_begins_its_story_with_the_import(stage_leads, mara):
    paste = written(stage_leads(TEXT), by=mara)

    line = Activity.objects.get(lead__name="Tideway")
    assert (line.kind, line.by) == (Activity.Kind.CREATED, mara)
    assert line.data == {"import": paste.pk, "row": 2, "status": "information_filled"}


def test_every_row_is_accounted_for(stage_leads, workspace, mara):
    LeadFactory(workspace=workspace, name="Bolt", email="", website="", contact_name="")

    paste = written(stage_leads(TEXT + "Tideway,Orla Brennan,orla@tideway.example,\n"), by=mara)

    assert paste.totals == {"rows": 4, "created": 1, "updated": 0, "unchanged": 1, "skipped": 1, "failed": 1}
    assert paste.rows.get(number=2).made_id == workspace.leads.get(name="Tideway").pk


def test_customers_arrive_active(workspace, mara):
    written(stage(workspace, "customers", "Company,Website\nLarkfield,larkfield.example\n", by=mara), by=mara)

    customer = Customer.objects.get()
    assert (customer.status, customer.owner, customer.activities.get().data["row"]) == ("active", mara, 2)


def test_an_update_fills_only_what_is_empty_and_says_so(stage_leads, workspace, mara):
    lead = LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", website="", industry="Seafood",
                       status=Status.NEW)  # fmt: skip

    paste = written(
        stage_leads("Company,Email,Website,Industry\nTideway,orla@tideway.example,tideway.example,Fish\n", duplicates="update"),
        by=mara,
    )  # fmt: skip

    lead.refresh_from_db()
    assert (lead.website, lead.industry, lead.status) == (
        "https://tideway.example",
        "Seafood",
        Status.INFORMATION_FILLED,
    )
    assert paste.rows.get().changes == {"website": ["", "https://tideway.example"]}
    assert lead.activities.filter(kind=Activity.Kind.FIELDS).exists()


def test_what_was_typed_meanwhile_stays(stage_leads, workspace, mara):
    lead = LeadFactory(workspace=workspace, email="orla@tideway.example", phone="")
    paste = stage_leads("Company,Email,Phone\nTideway,orla@tideway.example,0207 946 0000\n", duplicates="update")
    Lead.objects.filter(pk=lead.pk).update(phone="+4930901820")

    written(paste, by=mara)

    lead.refresh_from_db()
    assert lead.phone == "+4930901820"


def test_what_was_created_meanwhile_is_not_created_again(stage_leads, workspace, mara):
    first, second = stage_leads(TEXT), stage_leads(TEXT)

    written(first, by=mara)
    second = written(second, by=mara)

    assert workspace.leads.count() == 2
    assert second.totals["created"] == 0


def test_confirming_twice_writes_once(stage_leads, workspace, mara):
    paste = stage_leads(TEXT)
    written(paste, by=mara)

    with pytest.raises(AlreadyConfirmed):
        written(paste, by=mara)

    assert workspace.leads.count() == 2


def test_a_written_import_can_be_neither_changed_nor_discarded(stage_leads, mara):
    paste = written(stage_leads(TEXT), by=mara)

    with pytest.raises(AlreadyConfirmed):
        remap(paste, mapping=["", "", "", ""], duplicates="skip")
    with pytest.raises(AlreadyConfirmed):
        discard(paste)

    assert Import.objects.get().totals["created"] == 2


def test_a_new_mapping_judges_every_row_again(stage_leads):
    paste = stage_leads("Foo,Email\nTideway,orla@tideway.example\n")
    before = paste.totals["failed"]

    paste = remap(paste, mapping=["name", "email"], duplicates="skip")

    assert (before, paste.totals["created"]) == (1, 1)
    assert paste.rows.get().values["name"] == "Tideway"


class PowerCut(Exception):
    """The process ends here."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("place", ["judging.judge_meanwhile", "update", "create", "tally.exchange"])
def test_a_crash_at_any_point_leaves_nothing_half_written(stage_leads, mara, monkeypatch, place):
    def cut(*args):
        raise PowerCut

    paste = stage_leads(TEXT)
    with monkeypatch.context() as patch:
        patch.setattr(f"crm.importing.writing.confirming.{place}", cut)
        with pytest.raises(PowerCut):
            written(paste, by=mara)

    assert (Lead.objects.count(), Activity.objects.count()) == (0, 0)
    assert run(Import.objects.get()).totals["created"] == 2


@pytest.mark.django_db(transaction=True)
def test_eight_confirmations_at_once_write_once(stage_leads, workspace, mara):
    paste = stage_leads(TEXT)

    def run(_n):
        try:
            return written(paste, by=mara).totals["created"]
        except AlreadyConfirmed:
            return 0
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        created = list(pool.map(run, range(8)))

    assert sorted(created) == [0] * 7 + [2]
    assert workspace.leads.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_do_not_create_the_same_company_twice(stage_leads, workspace, mara):
    pastes = [stage_leads(TEXT) for _n in range(4)]

    def run(paste):
        try:
            return written(paste, by=mara).totals["created"]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        created = list(pool.map(run, pastes))

    assert sorted(created) == [0, 0, 0, 2]
    assert workspace.leads.count() == 2


def test_two_thousand_rows_take_few_statements(stage_leads, workspace, mara, django_assert_max_num_queries):
    paste = stage_leads("Company,Email\n" + "".join(f"Acme {n},a{n}@acme.example\n" for n in range(2_000)))

    with django_assert_max_num_queries(48 if connection.vendor == "postgresql" else 400):
        written(paste, by=mara)

    assert workspace.leads.count() == 2_000


def test_what_reading_changed_is_said_at_the_row(stage_leads):
    paste = stage_leads("Company,Email\nTide\u202eway,orla@tideway.example\n")

    row = paste.rows.get()
    assert (row.values["name"], row.fate) == ("Tideway", "new")
    assert "direction of text" in row.remark


def test_a_remark_stays_when_the_row_meets_something_or_is_judged_again(stage_leads, workspace):
    LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example")
    paste = stage_leads("Company,Email\nTide\u202eway,orla@tideway.example\n")

    paste = remap(paste, duplicates="skip")

    assert paste.rows.get().fate == "duplicate"
    assert "direction of text" in paste.rows.get().remark
