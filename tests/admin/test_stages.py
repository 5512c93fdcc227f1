"""Stages in the admin follow the same rules as in the settings."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory


@pytest.fixture
def client(db, browse):
    return browse(UserFactory(is_staff=True, is_superuser=True))


def page(name, *args):
    return reverse(f"admin:customers_stage_{name}", args=args)


def test_a_stage_is_added_and_renamed_and_remembers_its_name(workspace, client):
    given = {"workspace": workspace.pk, "name": "Legal check", "kind": "open", "probability": "90", "stale_after": ""}
    assert client.post(page("add"), given).status_code == 302
    stage = workspace.stages.get(name="Legal check")
    client.post(page("change", stage.pk), {"name": "Lawyers", "probability": "80", "stale_after": "5"})
    stage.refresh_from_db()
    assert (stage.name, stage.probability, stage.former_names, stage.order) == ("Lawyers", 80, ["Legal check"], 4)


def test_a_taken_name_is_an_error_beside_it(workspace, client):
    stage = workspace.stages.get(name="Proposal")
    answer = client.post(page("change", stage.pk), {"name": "negotiation", "probability": "80", "stale_after": ""})
    assert "already" in str(answer.context["adminform"].form.errors["name"])


def test_a_stage_is_never_deleted(workspace, client):
    assert client.get(page("delete", workspace.stages.first().pk)).status_code == 403


def test_a_deal_is_offered_no_retired_stage(workspace, client):
    workspace.stages.filter(name="Proposal").update(retired_at=workspace.created_at)
    found = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "customers", "model_name": "opportunity", "field_name": "stage", "term": "Pro"},
    ).json()
    assert found["results"] == []
