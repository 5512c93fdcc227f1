"""Settings → Stages: for admins and owners, by plain forms and in place."""

import pytest

from accounts.models import Role
from customers.models import Opportunity
from customers.services import archive, retire
from tests.customers.conftest import url
from tests.factories import CustomerFactory, MembershipFactory, OpportunityFactory

IN_PLACE = {"HX-Request": "true", "HX-Target": "stages"}


@pytest.fixture
def client(mara, browse):
    return browse(mara)


def test_only_admins_and_owners_come_in(workspace, named, ines, vera, browse):
    admin = MembershipFactory(workspace=workspace, role=Role.ADMIN).user
    for page in (url("stages:list"), url("stages:create"), url("stages:retire", named("Proposal").pk)):
        answers = [browse(user).get(page).status_code for user in (ines, vera, admin)]
        assert answers == [403, 403, 200], page
    assert browse(ines).post(url("stages:shift", named("Proposal").pk), {"step": "-1"}).status_code == 403


def test_a_stage_is_added(workspace, client):
    given = {"kind": "open", "name": "Legal check", "probability": "90", "stale_after": ""}
    assert client.post(url("stages:create"), given).status_code == 302
    assert workspace.stages.get(name="Legal check").probability == 90


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", ""), ("name", "x" * 61), ("name", "proposal"), ("name", "a\0b"), ("kind", "maybe"), ("probability", "101"),
     ("probability", "-1"), ("probability", "1.5"), ("stale_after", "0"), ("stale_after", "99999")],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_next_to_its_field(field, typed, workspace, client):
    given = {"kind": "open", "name": "Legal check", "probability": "90", "stale_after": "", field: typed}
    answer = client.post(url("stages:create"), given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert workspace.stages.count() == 5


def test_a_stage_is_changed(named, client):
    proposal = named("Proposal")
    client.post(url("stages:update", proposal.pk), {"name": "Angebot", "probability": "45", "stale_after": ""})
    proposal.refresh_from_db()
    assert (proposal.name, proposal.probability, proposal.stale_after) == ("Angebot", 45, None)


def test_a_closed_stage_has_only_a_name_to_change(named, client):
    won = named("Closed won")
    client.post(url("stages:update", won.pk), {"name": "Signed", "probability": "5"})
    won.refresh_from_db()
    assert (won.name, won.probability) == ("Signed", 100)


def test_a_taken_name_is_refused_beside_the_form(named, client):
    given = {"name": "Negotiation", "probability": "45", "stale_after": ""}
    answer = client.post(url("stages:update", named("Proposal").pk), given)
    assert (answer.status_code, "There is a stage Negotiation already" in answer.content.decode()) == (422, True)


def test_the_second_of_two_admins_is_told_what_the_first_has_saved(named, client):
    proposal = named("Proposal")
    seen = {"was_name": '"Proposal"', "was_probability": "40", "was_stale_after": "30"}
    client.post(
        url("stages:update", proposal.pk), {"name": "Proposal", "probability": "45", "stale_after": "30"} | seen
    )
    late = {"name": "Angebot", "probability": "50", "stale_after": "30"} | seen
    answer = client.post(url("stages:update", proposal.pk), late)
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.name, proposal.probability) == (409, "Proposal", 45)


def test_buttons_move_a_stage_with_and_without_script(workspace, named, client):
    assert client.post(url("stages:shift", named("Proposal").pk), {"step": "-1"}).status_code == 302
    answer = client.post(url("stages:shift", named("Proposal").pk), {"step": "1"}, headers=IN_PLACE)
    page = answer.content.decode()
    assert (answer.status_code, "<html" in page, page.index("Qualification") < page.index("Proposal")) == (
        200,
        False,
        True,
    )


def test_a_dragged_order_is_kept(workspace, named, client):
    pks = [named(name).pk for name in ("Negotiation", "Qualification", "Proposal")]
    client.post(url("stages:order"), {"stage": pks, "moved": pks[0]}, headers=IN_PLACE)
    assert list(workspace.stages.filter(kind="open").values_list("pk", flat=True)) == pks


@pytest.mark.parametrize("stage", ["x", "9" * 30, "", "-1"])
def test_a_strange_order_changes_nothing_and_says_so(stage, workspace, client):
    answer = client.post(url("stages:order"), {"stage": stage, "moved": stage}, headers=IN_PLACE)
    assert "have changed meanwhile" in answer.content.decode()


def test_retiring_says_how_many_deals_move_and_moves_them(customer, named, client):
    OpportunityFactory(customer=customer, stage=named("Proposal"))
    page = client.get(url("stages:retire", named("Proposal").pk)).content.decode()
    assert "Retire and move 1 deal<" in page
    client.post(url("stages:retire", named("Proposal").pk), {"into": named("Negotiation").pk})
    assert Opportunity.objects.get().stage == named("Negotiation")
    listed = client.get(url("stages:list"))
    assert [stage.name for stage in listed.context["retired"]] == ["Proposal"]
    assert "its deals went to Negotiation" in listed.content.decode()


def test_the_stage_beside_a_retired_one_is_suggested_for_its_deals(named, client):
    for retired, suggested in (("Negotiation", "Proposal"), ("Qualification", "Proposal")):
        form = client.get(url("stages:retire", named(retired).pk)).context["form"]
        assert form["into"].initial == named(suggested)


def test_a_retired_stage_is_offered_again(named, mara, client):
    retire(named("Proposal"), into=named("Negotiation"), by=mara)
    client.post(url("stages:reinstate", named("Proposal").pk))
    assert not named("Proposal").is_retired


def test_deals_go_to_no_stage_of_another_workspace_or_kind(named, foreign_stage, client):
    for into in (foreign_stage.pk, named("Closed won").pk, named("Proposal").pk, "x"):
        answer = client.post(url("stages:retire", named("Proposal").pk), {"into": into})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["into"])
    assert not named("Proposal").is_retired


def test_stages_of_other_workspaces_are_not_there(foreign_stage, client):
    for page in ("stages:update", "stages:retire"):
        assert client.get(url(page, foreign_stage.pk)).status_code == 404
    for act in ("stages:shift", "stages:reinstate"):
        assert client.post(url(act, foreign_stage.pk)).status_code == 404


def test_the_page_reads_with_few_queries(workspace, customer, client, django_assert_max_num_queries):
    for stage in workspace.stages.all():
        OpportunityFactory(customer=customer, stage=stage)
    with django_assert_max_num_queries(10):
        client.get(url("stages:list"))


def test_the_count_is_that_of_the_list_it_links_to_and_says_what_rests(customer, named, mara, client):
    OpportunityFactory.create_batch(2, customer=customer, stage=named("Proposal"))
    resting = OpportunityFactory(customer=CustomerFactory(workspace=customer.workspace), stage=named("Proposal"))
    archive(resting.customer, by=mara)

    answer = client.get(url("stages:list"))
    listed = client.get(url("opportunities:list", stage=named("Proposal").pk))

    proposal = next(stage for stage in answer.context["offered"]["open"] if stage.name == "Proposal")
    assert (proposal.deals, proposal.resting, len(listed.context["page"])) == (2, 1, 2)
    assert "1 with an archived customer" in answer.content.decode()
