"""Columns that become custom fields and tags: guessed, cleaned, judged, written, undone and written again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from crm.custom.models import CustomValue
from crm.custom.services import add_field, change_field, retire
from crm.importing import kinds
from crm.importing.planning.choosing import choose
from crm.importing.planning.staging import remap, stage
from crm.importing.undoing.forecast import forecast
from crm.models import Tag, Tagging
from crm.tags import services
from crm.tags.services import name_tags, tag, tags_of_one
from customers.models import Contact
from leads.models import Lead
from leads.services import update_lead
from tests.factories import CustomerFactory, LeadFactory
from tests.importing.conftest import redone, undone, written

PLACES = ["lead", "customer"]
HEADINGS = "Company,Email,Tier,Sites,Contract ends,Partner,Portal,Region,Tags\n"
FULL = HEADINGS + 'Tideway,orla@tideway.example,gold,"1,200.5",31.12.2027,ja,www.portal.example/,Fyn,"VIP; fair"\n'
CUSTOM = {"tier": "gold", "sites": "1200.5", "contract_ends": "2027-12-31", "partner": "yes",
          "portal": "https://portal.example", "region": "Fyn"}  # fmt: skip


@pytest.fixture
def fields(workspace):
    """{label: field}, one of each kind, on leads and customers."""
    asked = {
        "Tier": "choice",
        "Sites": "number",
        "Contract ends": "date",
        "Partner": "yes_no",
        "Portal": "url",
        "Region": "text",
    }
    return {
        label: add_field(
            workspace,
            label=label,
            type=type,
            places=PLACES,
            choices=["Gold", "Silver", "None"] if type == "choice" else [],
        )
        for label, type in asked.items()
    }


def names(record):
    """The tags of a record by name, as the table has them now."""
    record.workspace.refresh_from_db()
    return [one.name for one in tags_of_one(record)]


def values(record):
    """{key: value} of a record in the table that lists are filtered and sorted by."""
    link = record._meta.model_name
    rows = CustomValue.objects.filter(**{link: record}).select_related("field")
    return {row.field.key: row.text or row.number or row.day for row in rows}


# Mapping -------------------------------------------------------------------------------------


def test_headings_are_known_by_name_key_and_target(fields, stage_leads):
    paste = stage_leads("company,TIER,contract_ends,custom_sites,partner?,Tag\nTideway,Gold,,,,\n")
    assert paste.mapping == ["name", "custom_tier", "custom_contract_ends", "custom_sites", "custom_partner", "tags"]


def test_what_built_in_fields_are_called_stays_theirs(workspace, stage_leads):
    add_field(workspace, label="Industry", type="text", places=["lead"])
    assert stage_leads("name,Industry,custom_industry\nTideway,Fish,Crab\n").mapping == [
        "name",
        "industry",
        "custom_industry",
    ]


def test_fields_of_other_records_and_retired_ones_are_no_targets(workspace, fields, stage_leads):
    retire(fields["Tier"])
    change_field(fields["Sites"], label="Sites", places=["customer"])
    assert stage_leads("Company,Tier,Sites,Region\nTideway,Gold,3,Fyn\n").mapping == ["name", "", "", "custom_region"]


def test_addresses_in_a_field_of_the_workspace_are_not_taken_for_the_website(fields, stage_leads):
    assert (
        stage_leads("Company,Portal\nTideway,https://a.example\nBolt,https://b.example\n").mapping[1] == "custom_portal"
    )


def test_a_column_may_be_named_by_hand(fields, stage_leads):
    paste = stage_leads("Company,Level\nTideway,Gold\n", named={"Level": "custom_tier"})
    assert paste.rows.get().values == {"name": "Tideway", "custom_tier": "gold"}


def test_what_a_person_chose_is_remembered(fields, stage_leads):
    text = "Company,Level\nTideway,Gold\n"
    remap(stage_leads(text), mapping=["name", "custom_tier"])
    assert stage_leads(text).mapping == ["name", "custom_tier"]


# Cells ---------------------------------------------------------------------------------------


def test_cells_are_cleaned_by_the_kind_of_field(fields, stage_leads):
    row = stage_leads(FULL).rows.get()
    assert row.errors == {}
    assert {
        name.removeprefix("custom_"): text for name, text in row.values.items() if name.startswith("custom_")
    } == CUSTOM
    assert row.values["tags"] == "fair, VIP"


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [("Tier", "Tin", "Gold, Silver"), ("Sites", "many", "Only the number"), ("Contract ends", "soon", "no date"),
     ("Partner", "perhaps", "Yes or no"), ("Portal", "no address", ""), ("Region", "x" * 501, "At most 500"),
     ("Tags", "x" * 41, "at most 40")],
)  # fmt: skip
def test_what_does_not_fit_is_an_error_of_its_cell(fields, stage_leads, column, cell, words):
    paste = stage_leads(f"Company,{column}\nTideway,{cell}\n")
    row = paste.rows.get()
    assert row.fate == "invalid"
    assert list(row.errors) == [paste.mapping[1]]
    assert words in row.errors[paste.mapping[1]]


def test_a_choice_that_reads_like_nothing_is_that_choice(fields, stage_leads):
    paste = stage_leads("Company,Tier,Region\nTideway,none,none\n")
    assert paste.rows.get().values == {"name": "Tideway", "custom_tier": "none"}


@pytest.mark.parametrize(
    ("cells", "day"), [(["3/4/2027", "25/4/2027"], "2027-04-03"), (["3/4/2027", "4/25/2027"], "2027-03-04")]
)
def test_the_column_itself_says_the_order_of_day_and_month(fields, stage_leads, cells, day):
    paste = stage_leads("Company,Contract ends\n" + "".join(f"Tideway {cell},{cell}\n" for cell in cells))
    assert paste.mapping[1] in ("custom_contract_ends_dmy", "custom_contract_ends_mdy")
    assert paste.rows.order_by("number")[0].values["custom_contract_ends"] == day


def test_the_order_may_be_said_by_hand(fields, stage_leads):
    paste = remap(
        stage_leads("Company,Contract ends\nTideway,3/4/2027\n"), mapping=["name", "custom_contract_ends_mdy"]
    )
    assert paste.rows.get().values["custom_contract_ends"] == "2027-03-04"


def test_several_columns_of_tags_come_together(stage_leads):
    paste = stage_leads('Company,Tags,More\nTideway,VIP,"Fair, vip"\n', named={"More": "tags", "Tags": "tags"})
    assert paste.rows.get().values["tags"] == "Fair, VIP"


def test_tags_are_spelt_as_they_are_here(workspace, stage_leads):
    name_tags(workspace, ["Fair 2026"])
    assert stage_leads('Company,Tags\nTideway,"""FAIR 2026"""\n').rows.get().values["tags"] == "Fair 2026"


# New records ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["leads", "customers"])
def test_new_records_have_their_values_and_tags(workspace, mara, fields, kind):
    written(stage(workspace, kind, FULL, by=mara), by=mara)
    record = kinds.get(kind).model.objects.get()
    assert record.custom == CUSTOM
    assert {key: str(value) for key, value in values(record).items()} == {
        "tier": "gold", "sites": "1200.5000", "contract_ends": "2027-12-31", "partner": "yes", "portal": "portal.example",
        "region": "fyn",
    }  # fmt: skip
    assert names(record) == ["fair", "VIP"]


def test_a_row_without_any_of_them_holds_nothing(workspace, mara, fields, stage_leads):
    written(stage_leads(FULL + "Bolt,,,,,,,,\n"), by=mara)
    bolt = workspace.leads.get(name="Bolt")
    assert (bolt.custom, names(bolt), values(bolt)) == (None, [], {})


def test_a_tag_is_made_once_however_it_is_spelt(workspace, mara, stage_leads):
    written(stage_leads("Company,Tags\nTideway,Fair\nBolt,FAIR\nKarlsen,fäir\n"), by=mara)
    assert [one.name for one in workspace.tags.used()] == ["Fair"]
    assert Tagging.objects.count() == 3


def test_rows_whose_tags_find_no_room_fail_and_say_why(workspace, mara, stage_leads, monkeypatch):
    monkeypatch.setattr(services, "MOST", 2)
    name_tags(workspace, ["Fair"])
    paste = written(stage_leads('Company,Tags\nTideway,"Fair, VIP"\nBolt,Third\nKarlsen,fair\nFoss,\n'), by=mara)
    assert paste.totals == {"rows": 4, "created": 3, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 1}
    failed = paste.rows.get(outcome="failed")
    assert (failed.number, "Delete or merge some first" in failed.errors["tags"]) == (3, True)
    assert [one.name for one in workspace.tags.used()] == ["Fair", "VIP"]


# Records that are here already ---------------------------------------------------------------


@pytest.fixture
def tideway(workspace, mara, fields):
    """A lead with some values, and the tag Old."""
    custom = {"tier": "silver", "region": "Fyn"}
    lead = LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", website="", custom=custom)
    tag(Lead, [lead.pk], name_tags(workspace, ["Old"]), by=mara)
    lead.activities.all().delete()
    return lead


CHANGES = {
    "skip": None,
    "update": {"custom_sites": [None, "1200.5"], "custom_contract_ends": [None, "2027-12-31"], "custom_partner": [None, "yes"],
               "custom_portal": [None, "https://portal.example"], "tags": ["Old", "fair, Old, VIP"]},
}  # fmt: skip
CHANGES["overwrite"] = CHANGES["update"] | {"custom_tier": ["silver", "gold"], "tags": ["Old", "fair, VIP"]}


@pytest.mark.parametrize("duplicates", CHANGES)
def test_the_choice_for_duplicates_holds(tideway, stage_leads, mara, duplicates):
    paste = stage_leads(FULL, duplicates=duplicates)
    foretold = paste.rows.get().changes if duplicates != "skip" else None

    written(paste, by=mara)

    tideway.refresh_from_db()
    row, changes = paste.rows.get(), CHANGES[duplicates]
    assert foretold == changes
    if changes is None:
        assert (row.outcome, tideway.custom, names(tideway)) == (
            "skipped",
            {"tier": "silver", "region": "Fyn"},
            ["Old"],
        )
        return
    assert row.changes == changes
    assert tideway.custom == {"tier": "silver", "region": "Fyn"} | {
        name.removeprefix("custom_"): new for name, (_old, new) in changes.items() if name != "tags"
    }
    assert names(tideway) == changes["tags"][1].split(", ")
    assert tideway.activities.get().data["changes"] == changes
    assert {key: str(value) for key, value in values(tideway).items()}["sites"] == "1200.5000"


def test_an_undo_gives_everything_back_and_a_redo_does_it_again(tideway, stage_leads, mara, workspace):
    text = FULL + "Bolt,bolt@bolt.example,Silver,3,,,,,New one\n"
    paste = written(stage_leads(text, duplicates="overwrite"), by=mara)

    def state():
        return {
            lead.name: (lead.custom, names(lead), values(lead)) for lead in Lead.objects.select_related("workspace")
        }

    after = state()
    paste = undone(paste, by=mara)
    back = state()
    tags = [one.name for one in workspace.tags.used()]
    paste = redone(paste, by=mara)

    assert back == {"Tideway": ({"tier": "silver", "region": "Fyn"}, ["Old"], {"tier": "silver", "region": "fyn"})}
    assert tags == ["Old"]
    assert paste.undone_counts == {}
    assert state() == after
    assert not Tagging.objects.exclude(lead__in=Lead.objects.all()).exists()


def test_what_a_person_changed_since_stays(tideway, stage_leads, mara, workspace):
    paste = written(stage_leads(FULL, duplicates="overwrite"), by=mara)
    update_lead(tideway, {"custom_tier": "silver", "custom_sites": "7"}, by=mara)
    tag(Lead, [tideway.pk], name_tags(workspace, ["Mine"]), by=mara)

    foretold = forecast(paste)
    undone(paste, by=mara)

    tideway.refresh_from_db()
    assert [why for _row, why in foretold.staying] == ["changed since: Tier, Sites, Tags"]
    assert tideway.custom == {"tier": "silver", "sites": "7", "region": "Fyn"}
    assert names(tideway) == ["fair", "Mine", "VIP"]


def test_a_tag_that_others_use_stays_after_the_undo(stage_leads, mara, workspace):
    paste = written(stage_leads('Company,Tags\nTideway,"Fair, VIP"\n'), by=mara)
    other = LeadFactory(workspace=workspace, name="Bolt")
    tag(Lead, [other.pk], list(Tag.objects.filter(name="Fair")), by=mara)

    undone(paste, by=mara)

    assert [one.name for one in workspace.tags.used()] == ["Fair"]
    assert names(other) == ["Fair"]


def test_an_import_can_be_undone_after_its_field_was_retired(tideway, fields, stage_leads, mara):
    paste = written(stage_leads(FULL, duplicates="overwrite"), by=mara)
    retire(fields["Tier"])
    paste.workspace.refresh_from_db()

    undone(paste, by=mara)

    tideway.refresh_from_db()
    assert tideway.custom == {"tier": "silver", "region": "Fyn"}


def test_a_row_added_as_a_contact_takes_along_what_contacts_have(workspace, mara, fields, stage_leads):
    change_field(fields["Region"], label="Region", places=["lead", "contact"])
    CustomerFactory(workspace=workspace, name="Larkfield", email="", website="https://larkfield.example")
    text = "Company,Contact,Email,Website,Region,Sites,Tags\nLarkfield,Ruth Penhale,ruth@larkfield.example,larkfield.example,Fyn,3,VIP\n"
    paste = stage_leads(text)
    choose(paste, "contact", rows=paste.rows.all())

    paste = written(paste, by=mara)
    ruth = Contact.objects.get()
    custom, tags = ruth.custom, names(ruth)
    paste = undone(paste, by=mara)
    left = (Contact.objects.count(), Tagging.objects.count(), CustomValue.objects.count(), Tag.objects.count())
    redone(paste, by=mara)

    assert (custom, tags) == ({"region": "Fyn"}, ["VIP"])
    assert left == (0, 0, 0, 0)
    again = Contact.objects.get()
    assert (again.pk, again.custom, names(again)) == (ruth.pk, {"region": "Fyn"}, ["VIP"])


# Speed ---------------------------------------------------------------------------------------


def queries_of(paste):
    with CaptureQueriesContext(connection) as queries:
        written(paste)
    return [query["sql"] for query in queries]


def test_an_import_without_such_columns_does_nothing_for_them(fields, stage_leads, workspace):
    name_tags(workspace, ["Fair"])
    LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", website="", custom={"tier": "gold"})
    paste = stage_leads(
        "Company,Email,Website\nTideway,orla@tideway.example,tideway.example\nBolt,,\n", duplicates="overwrite"
    )
    asked = queries_of(paste)
    assert paste.totals["updated"] == paste.totals["created"] == 1
    assert [sql for sql in asked if "crm_tag" in sql or "crm_customvalue" in sql] == []
    assert workspace.leads.get(name="Tideway").custom == {"tier": "gold"}


def test_the_queries_do_not_grow_with_the_rows(fields, stage_leads):
    def text(start, n):
        return HEADINGS + "".join(
            f'Firm {row},a{row}@b{row}.example,Gold,{row},2027-01-01,yes,p{row}.example,R{row},"A, B"\n'
            for row in range(start, start + n)
        )

    written(stage_leads(text(0, 1)))
    few = queries_of(stage_leads(text(1000, 2)))
    many = queries_of(stage_leads(text(2000, 60)))
    assert len(few) == len(many)
