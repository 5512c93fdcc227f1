"""`import_csv`: the page's engine on the command line."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from crm.custom.services import add_field
from crm.importing.models import Import
from tests.factories import LeadFactory

TEXT = "Company,Email,Town\nTideway,orla@tideway.example,Galway\nFoss,lotte@@foss.example,Aarhus\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "leads.csv"
    path.write_text(TEXT)
    return str(path)


def run(*args, **options):
    out = io.StringIO()
    call_command("import_csv", *args, workspace="fernhill", kind="leads", json=True, stdout=out, **options)
    return json.loads(out.getvalue())


def test_the_result_is_told_as_json(workspace, file):
    result = run(file)

    assert result == {
        "mapping": {"Company": "name", "Email": "email", "Town": None},
        "rows": 2,
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "skipped": 0,
        "failed": 1,
        "errors": [{"row": 3, "field": "email", "message": "There are two @ signs. One address, please."}],
        "import_id": Import.objects.get().pk,
    }


def test_a_dry_run_writes_nothing(workspace, file):
    result = run(file, dry_run=True)

    assert (result["created"], result["import_id"]) == (1, None)
    assert (workspace.leads.count(), Import.objects.count()) == (0, 0)


def test_a_column_can_be_named_by_hand(workspace, file):
    result = run(file, map=["Town=industry", "email="])

    assert result["mapping"] == {"Company": "name", "Email": None, "Town": "industry"}
    assert result["created"] == 2


def test_standard_input_is_read(workspace, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert run("-")["created"] == 1


@pytest.mark.parametrize(("choice", "counted"), [("skip", "skipped"), ("update", "updated"), ("create", "created")])
def test_duplicates_meet_the_choice(workspace, tmp_path, choice, counted):
    LeadFactory(workspace=workspace, email="orla@tideway.example", phone="")
    path = tmp_path / "leads.csv"
    path.write_text("Company,Email,Phone\nTideway,orla@tideway.example,0207 946 0000\n")

    assert run(str(path), duplicates=choice)[counted] == 1


def test_the_importer_owns_what_arrives(workspace, ines, file):
    run(file, by="ines@fernhill.example")

    assert workspace.leads.get().owner == ines


@pytest.mark.parametrize(
    ("args", "options", "words"),
    [
        (["/nowhere.csv"], {}, "cannot be read"),
        ([], {"map": ["Nothing=name"]}, "no column"),
        ([], {"map": ["Town=owner"]}, "no field"),
        ([], {"map": ["Town"]}, "Header=field"),
        ([], {"by": "otto@elsewhere.example"}, "no member"),
    ],
)
def test_what_is_wrong_is_said_in_words(workspace, file, args, options, words):
    with pytest.raises(CommandError, match=words):
        run(*(args or [file]), **options)
    assert not Import.objects.exists()


def test_an_unknown_workspace_is_said_in_words(db, file):
    with pytest.raises(CommandError, match="no workspace"):
        run(file)


def test_people_get_it_in_lines(workspace, file, capsys):
    call_command("import_csv", file, workspace="fernhill", kind="leads")

    assert "2 rows: 1 created, 0 updated, 0 unchanged, 0 skipped, 1 failed" in capsys.readouterr().out


@pytest.mark.parametrize(("choice", "created"), [(False, 0), (True, 2)])
def test_rows_without_a_name_are_named_when_it_is_said(workspace, tmp_path, choice, created):
    path = tmp_path / "leads.csv"
    path.write_text("orla@kestrel-logistics.example\nruth@gmail.com\n")

    assert run(str(path), name_from_email=choice)["created"] == created
    assert set(workspace.leads.values_list("name", flat=True)) == (
        {"Kestrel Logistics", "ruth@gmail.com"} if choice else set()
    )


def test_columns_may_become_fields_of_the_workspace_and_tags(workspace, tmp_path):
    add_field(workspace, label="Tier", type="choice", places=["lead"], choices=["Gold"])
    path = tmp_path / "leads.csv"
    path.write_text("Company,Level,Tags\nTideway,gold,VIP\nFoss,Tin,\n")

    result = run(str(path), map=["Level=custom_tier"])

    assert result["mapping"] == {"Company": "name", "Level": "custom_tier", "Tags": "tags"}
    assert result["errors"] == [{"row": 3, "field": "custom_tier", "message": "Choose one of these: Gold."}]
    assert (workspace.leads.get().custom, workspace.tags.get().name) == ({"tier": "gold"}, "VIP")
