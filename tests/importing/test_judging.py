"""The fate of each row before anything is written."""

import pytest

from crm.importing.models import Import
from crm.importing.planning.staging import stage
from leads.models import Status
from tests.factories import CustomerFactory, LeadFactory


def fates(paste):
    return [row.fate for row in paste.rows.order_by("number")]


def only(paste):
    return paste.rows.get()


def test_values_are_cleaned_as_in_every_form(stage_leads):
    paste = stage_leads(
        "Company,Email,Phone,Website\n  Acme   Inc ,mailto:A@Acme.example,0207 946 0000,WWW.Acme.example/\n"
    )

    assert only(paste).values == {
        "name": "Acme Inc",
        "email": "a@acme.example",
        "phone": "+442079460000",
        "website": "https://acme.example",
    }


def test_halves_of_a_name_become_the_contact(stage_leads):
    paste = stage_leads("First name,Last name,Company\nOrla,Brennan,Tideway\n")

    assert only(paste).values == {"name": "Tideway", "contact_name": "Orla Brennan"}


def test_a_person_without_a_company_is_a_lead_too(stage_leads):
    paste = stage_leads("Company,Contact,Email\n,Orla Brennan,orla@tideway.example\n")

    assert only(paste).values["name"] == "Orla Brennan"
    assert only(paste).fate == "new"


def test_each_wrong_cell_says_why(stage_leads):
    paste = stage_leads("Company,Email,Website,Phone\nAcme,a@@b.example,no..site," + "9" * 41 + "\n,x@y.example,,\n")

    first, second = paste.rows.order_by("number")
    assert set(first.errors) == {"email", "website", "phone"}
    assert second.errors == {"name": "A lead needs a name."}
    assert paste.totals["failed"] == 2


def test_text_that_is_too_long_says_how_long(stage_leads):
    assert only(stage_leads(f"Company,Email\n{'x' * 201},a@b.example\n")).errors == {
        "name": "At most 200 characters; this has 201."
    }


def test_nul_is_refused_in_its_cell_and_the_rest_goes_on(stage_leads):
    paste = stage_leads("Company,Email\nAc\0me,a@b.example\nBolt,b@b.example\n")

    assert fates(paste) == ["invalid", "new"]
    assert "Null characters" in paste.rows.get(number=2).errors["name"]


def test_a_cell_that_an_export_made_harmless_comes_back_as_it_was(stage_leads):
    paste = stage_leads("Company,Phone\n'=Acme,'+442079460000\n")

    assert only(paste).values == {"name": "=Acme", "phone": "+442079460000"}


def test_the_same_row_twice_is_found_by_e_mail_and_by_name(stage_leads):
    paste = stage_leads(
        "Company,Email\nAcme,a@acme.example\nAcme Corporation,A@Acme.example\nBolt GmbH,\nbolt,\nBolt,b@bolt.example\n"
    )

    assert fates(paste) == ["new", "repeat", "new", "repeat", "repeat"]
    assert paste.rows.get(number=3).reason == "Row 2: same e-mail"
    assert paste.rows.get(number=5).reason == "Row 4: same name"


def test_two_people_of_one_company_are_two_leads(stage_leads):
    paste = stage_leads("Company,Contact,Email\nAcme,Ann,ann@acme.example\nAcme,Bob,bob@acme.example\nAcme,Cy,\n")

    assert fates(paste) == ["new", "new", "new"]


def test_a_failed_row_is_nobody_s_double(stage_leads):
    assert fates(stage_leads("Company,Email,Website\nAcme,a@acme.example,no..site\nAcme,a@acme.example,\n")) == [
        "invalid",
        "new",
    ]


@pytest.mark.parametrize(
    ("duplicates", "fate", "outcome"),
    [
        ("skip", "duplicate", "skipped"),
        ("update", "update", "updated"),
        ("overwrite", "update", "updated"),
        ("create", "duplicate", "created"),
    ],
)
def test_what_is_here_already_meets_the_choice(stage_leads, workspace, duplicates, fate, outcome):
    lead = LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", phone="")

    paste = stage_leads("Company,Email,Phone\nTideway,orla@tideway.example,0207 946 0000\n", duplicates=duplicates)

    assert (only(paste).fate, only(paste).outcome) == (fate, outcome)
    assert only(paste).target_id == lead.pk


def test_an_update_shows_what_it_fills_and_nothing_else(stage_leads, workspace):
    LeadFactory(workspace=workspace, email="orla@tideway.example", phone="", industry="Seafood")

    paste = stage_leads(
        "Company,Email,Phone,Industry\nTideway,orla@tideway.example,0207 946 0000,Fish\n", duplicates="update"
    )

    assert only(paste).changes == {"phone": ["", "+442079460000"]}


def test_a_record_that_has_it_all_stays_unchanged(stage_leads, workspace):
    LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", phone="+442079460001")

    paste = stage_leads("Company,Email,Phone\nTideway,orla@tideway.example,0207 946 0000\n", duplicates="update")

    assert fates(paste) == ["same"]


def test_a_promoted_lead_and_an_archived_customer_take_nothing_any_more(stage_leads, workspace, mara):
    LeadFactory(workspace=workspace, email="orla@tideway.example", phone="", status=Status.PROMOTED)
    CustomerFactory(workspace=workspace, name="Larkfield", phone="", archived_at="2026-01-01T00:00Z")

    leads = stage_leads("Company,Email,Phone\nTideway,orla@tideway.example,0207 946 0000\n", duplicates="update")
    customers = stage(workspace, "customers", "Company,Phone\nLarkfield,02079460000\n", duplicates="update")

    assert "promoted before" in only(leads).reason
    assert "archived" in only(customers).reason
    assert fates(leads) + fates(customers) == ["promoted", "duplicate"]
    assert only(leads).outcome == only(customers).outcome == "skipped"


def test_what_may_be_another_one_is_never_called_the_same_because_there_is_nothing_to_fill(stage_leads, workspace):
    LeadFactory(
        workspace=workspace, name="Green Dairy", contact_name="", email="post@green.example", phone="+442079460006"
    )

    rows = "Blue Farms,post@blue.example,+442079460006\nGreen Dairy,,+442079460006\n"

    assert fates(stage_leads(f"Company,Email,Phone\n{rows}")) == ["conflict", "same"]


def test_other_workspaces_are_not_looked_at(stage_leads, outsider):
    LeadFactory(workspace=outsider.workspaces.get(), name="Tideway", email="orla@tideway.example")

    assert fates(stage_leads("Company,Email\nTideway,orla@tideway.example\n")) == ["new"]


def test_looking_up_takes_few_queries_a_chunk_and_none_a_row(workspace, mara, django_assert_max_num_queries):
    text = "Company,Email\n" + "".join(f"Acme {n},a{n}@acme.example\n" for n in range(400))

    with django_assert_max_num_queries(32):
        stage(workspace, "leads", text, by=mara)

    assert Import.objects.get().totals == {
        "rows": 400, "created": 400, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 0,
    }  # fmt: skip
