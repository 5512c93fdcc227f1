"""A workspace remembers what its people said that columns are."""

import pytest

from crm.importing.kinds import get
from crm.importing.mapping.memory import remember, remembered
from crm.importing.planning.staging import remap
from tests.factories import WorkspaceFactory

TARGETS = [name for name, _label in get("leads").choices()]
TEXT = "Betrieb X,Wer,Ort\nTideway,Orla Brennan,Galway\n"


def test_a_corrected_mapping_comes_back_with_the_same_headings(stage_leads):
    remap(stage_leads(TEXT), mapping=["name", "notes", "note"])

    assert stage_leads(TEXT.replace("Tideway", "Foss")).mapping == ["name", "notes", "note"]
    assert stage_leads("ORT,betrieb x,Wer\nGalway,Foss,Orla\n").mapping == ["note", "name", "notes"]


def test_other_headings_are_guessed_as_ever(stage_leads):
    before = stage_leads("Company,City\nTideway,Galway\n").mapping
    remap(stage_leads("Company,Town\nTideway,Galway\n"), mapping=["notes", "name"])

    assert stage_leads("Company,City\nTideway,Galway\n").mapping == before == ["name", ""]


def test_the_last_correction_counts(stage_leads):
    remap(stage_leads(TEXT), mapping=["name", "", ""])
    remap(stage_leads(TEXT), mapping=["", "name", ""])

    assert stage_leads(TEXT).mapping == ["", "name", ""]


def test_what_is_named_by_hand_goes_before_what_is_remembered(stage_leads):
    remap(stage_leads(TEXT), mapping=["name", "notes", ""])

    assert stage_leads(TEXT, named={"Wer": "contact_name"}).mapping == ["name", "contact_name", ""]


def test_another_workspace_and_another_kind_know_nothing_of_it(workspace):
    remember(workspace, "leads", ["A", "B"], ["name", "email"])

    assert remembered(workspace, "leads", ["A", "B"], TARGETS) == ["name", "email"]
    assert remembered(workspace, "customers", ["A", "B"], TARGETS) is None
    assert remembered(WorkspaceFactory(), "leads", ["A", "B"], TARGETS) is None


def test_a_target_that_is_gone_is_left_out(workspace):
    remember(workspace, "leads", ["A", "B"], ["name", "shoe_size"])

    assert remembered(workspace, "leads", ["A", "B"], TARGETS) == ["name", ""]


@pytest.mark.parametrize("columns", [[], ["Näme", "name"]])
def test_headings_that_tell_nothing_are_not_remembered(workspace, columns):
    remember(workspace, "leads", columns, ["name"] * len(columns))

    assert remembered(workspace, "leads", columns, TARGETS) is None


def test_a_table_without_a_heading_is_not_remembered(stage_leads):
    text = "Tideway,orla@tideway.example\nFoss,post@foss.example\n"
    guessed = stage_leads(text).mapping
    remap(stage_leads(text), mapping=["", "name"])

    assert stage_leads(text).mapping == guessed
