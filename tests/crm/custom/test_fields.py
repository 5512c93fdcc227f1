"""Adding, renaming, ordering, retiring fields; nothing that is typed is ever lost by it."""

import pytest

from crm.custom.models import MOST, CustomField
from crm.custom.services import add_field, bring_back, change_field, move_field, retire
from crm.exceptions import DomainError
from crm.vocabulary import vocabulary
from leads.services import create_lead


def labels(workspace):
    return [field.label for field in workspace.custom_fields.all()]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Contract ends", "contract_ends"),
        ("Größe (m²)", "grosse_m2"),
        ("契約", "field"),
        ("!", "field"),
        ("x" * 60, "x" * 40),
    ],
)
def test_the_key_is_made_of_the_name(ask, label, key):
    assert ask(label).key == key


def test_two_fields_never_share_a_key(ask):
    assert (ask("A b").key, ask("A-b").key, ask("契約").key, ask("会社").key) == ("a_b", "a_b_2", "field", "field_2")


def test_renaming_keeps_key_and_values(workspace, mara, sites):
    lead = create_lead(workspace, by=mara, name="Lark", custom_sites="12")
    field = change_field(sites, label="Number of sites", places=["lead"])
    lead.refresh_from_db()
    assert (field.key, lead.custom_sites) == ("sites", "12")


def test_a_name_in_use_is_refused(ask, sites):
    with pytest.raises(DomainError, match="already"):
        ask("SITES")


def test_fields_are_ordered_by_hand(workspace, sites, tier, ends):
    move_field(ends, up=True)
    move_field(sites, up=False)
    move_field(CustomField.objects.get(pk=ends.pk), up=True)
    assert len(set(labels(workspace))) == 3
    before = labels(workspace)
    move_field(workspace.custom_fields.first(), up=True)
    assert labels(workspace) == before


def test_a_retired_field_is_asked_nowhere_and_keeps_its_values(workspace, mara, sites):
    lead = create_lead(workspace, by=mara, name="Lark", custom_sites="12")
    retire(sites)
    workspace.refresh_from_db()
    assert vocabulary(workspace).fields_on("lead") == []
    bring_back(sites)
    workspace.refresh_from_db()
    lead.refresh_from_db()
    assert (vocabulary(workspace).fields_on("lead"), lead.custom_sites) == ([sites], "12")


def test_a_retired_field_whose_name_is_taken_does_not_come_back(ask, sites):
    retire(sites)
    ask("Sites")
    with pytest.raises(DomainError, match="already"):
        bring_back(sites)


def test_a_choice_is_renamed_retired_and_brought_back_under_its_key(tier):
    gold, silver = tier.choices
    changed = change_field(
        tier, label="Tier", places=["lead"], choices=[{**silver, "label": "Argent"}, {"label": "Tin"}]
    )
    assert changed.choices == [
        {"key": "silver", "label": "Argent"}, {"key": "tin", "label": "Tin"}, {"key": "gold", "label": "Gold", "gone": True}
    ]  # fmt: skip
    again = change_field(tier, label="Tier", places=["lead"], choices=[*changed.choices[:2], gold])
    assert [label for _key, label in again.offered] == ["Argent", "Tin", "Gold"]


@pytest.mark.parametrize("choices", [[], ["Gold", "gold"], [f"Choice {n}" for n in range(101)]])
def test_choices_that_make_no_sense_are_refused(ask, choices):
    with pytest.raises(DomainError):
        ask("Tier", "choice", choices=choices)


def test_a_kind_of_record_has_at_most_a_hundred(workspace):
    CustomField.objects.bulk_create(
        CustomField(workspace=workspace, key=f"f{n}", label=f"F {n}", places=["lead"], order=n) for n in range(MOST)
    )
    with pytest.raises(DomainError, match="100"):
        add_field(workspace, label="One more", type="text", places=["lead"])
    assert add_field(workspace, label="One more", type="text", places=["customer"]).pk
