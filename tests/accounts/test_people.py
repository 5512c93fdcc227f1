"""Settings → People: roles, removing, leaving; there is always an owner."""

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import Membership, Role
from accounts.services import change_role, leave, remove_member
from crm.exceptions import NotAllowed
from tests.accounts.conftest import verify
from tests.factories import MembershipFactory


def of(user, workspace):
    return Membership.objects.get(user=user, workspace=workspace)


def test_the_page_lists_members_and_invitations(browse, mara, ines, invited):
    invited("ruth@larkfield.example")

    page = browse(mara).get(reverse("people:list", args=["fernhill"]))

    assert b"Ines Baptiste" in page.content
    assert b"ruth@larkfield.example" in page.content


def test_the_page_costs_the_same_for_many_people(browse, mara, workspace, invited, django_assert_max_num_queries):
    MembershipFactory.create_batch(30, workspace=workspace)
    for number in range(5):
        invited(f"p{number}@larkfield.example")
    client = browse(mara)
    client.get(reverse("people:list", args=["fernhill"]))

    with django_assert_max_num_queries(8):
        client.get(reverse("people:list", args=["fernhill"]))


def test_an_admin_invites_through_the_page(browse, tom):
    answer = browse(tom).post(
        reverse("people:list", args=["fernhill"]), {"email": " Ruth@L.example ", "role": "member"}
    )

    assert answer["Location"] == reverse("people:list", args=["fernhill"])
    assert mail.outbox[0].to == ["ruth@l.example"]
    assert "http://testserver/invitations/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"email": "nonsense", "role": "member"}, "email"),
        ({"email": "a\0b@l.example", "role": "member"}, "email"),
        ({"email": "x" * 300 + "@l.example", "role": "member"}, "email"),
        ({"email": "r@l.example", "role": "owner"}, "role"),
        ({"email": "r@l.example", "role": "king"}, "role"),
        ({"email": "ines@fernhill.example", "role": "member"}, "email"),
    ],
)
def test_bad_invitations_are_field_errors(browse, tom, ines, typed, field):
    answer = browse(tom).post(reverse("people:list", args=["fernhill"]), typed)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert mail.outbox == []


def test_invitations_are_limited(browse, mara, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"invite": "2/h/user"}
    client = browse(mara)
    answers = [
        client.post(reverse("people:list", args=["fernhill"]), {"email": f"p{n}@l.example", "role": "member"})
        for n in range(3)
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert len(mail.outbox) == 2


def test_an_admin_changes_a_role(browse, tom, ines, workspace):
    member = of(ines, workspace)

    browse(tom).post(reverse("people:role", args=["fernhill", member.pk]), {"role": "viewer"})

    assert of(ines, workspace).role == Role.VIEWER


def test_an_admin_removes_a_member_after_a_question(browse, tom, ines, workspace):
    client, address = browse(tom), reverse("people:remove", args=["fernhill", of(ines, workspace).pk])

    question = client.get(address)
    client.post(address)

    assert b"Remove Ines Baptiste?" in question.content
    assert not Membership.objects.filter(user=ines).exists()
    assert browse(ines).get(reverse("home", args=["fernhill"])).status_code == 404


def test_an_admin_does_not_make_owners(browse, tom, ines, workspace):
    answer = browse(tom).post(reverse("people:role", args=["fernhill", of(ines, workspace).pk]), {"role": "owner"})

    assert answer.status_code == 422
    assert of(ines, workspace).role == Role.MEMBER


def test_an_admin_does_not_unmake_or_remove_owners(browse, tom, mara, workspace):
    MembershipFactory(workspace=workspace, role=Role.OWNER)
    client, member = browse(tom), of(mara, workspace)

    answers = [
        client.post(reverse("people:role", args=["fernhill", member.pk]), {"role": "member"}),
        client.post(reverse("people:remove", args=["fernhill", member.pk])),
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert of(mara, workspace).role == Role.OWNER


def test_an_owner_makes_another_owner_and_then_leaves(browse, mara, ines, workspace):
    client = browse(mara)
    client.post(reverse("people:role", args=["fernhill", of(ines, workspace).pk]), {"role": "owner"})

    client.post(reverse("leave_workspace", args=[of(mara, workspace).pk]))

    assert of(ines, workspace).role == Role.OWNER
    assert not Membership.objects.filter(user=mara).exists()


def test_the_last_owner_cannot_leave(browse, mara, tom, workspace):
    answer = browse(mara).post(reverse("leave_workspace", args=[of(mara, workspace).pk]))

    assert answer.status_code == 422
    assert b"You are the only owner of Fernhill" in answer.content
    assert of(mara, workspace).role == Role.OWNER


def test_the_last_owner_cannot_be_demoted_or_removed(mara, workspace):
    with pytest.raises(NotAllowed, match="needs an owner"):
        change_role(of(mara, workspace), Role.ADMIN, by=mara)
    with pytest.raises(NotAllowed, match="needs an owner"):
        remove_member(of(mara, workspace), by=mara)

    assert of(mara, workspace).role == Role.OWNER


def test_a_viewer_may_leave(browse, vera, mara, workspace):
    client, member = browse(vera), of(vera, workspace)

    question = client.get(reverse("leave_question", args=[member.pk]))
    client.post(reverse("leave_workspace", args=[member.pk]))

    assert b"Leave Fernhill?" in question.content
    assert not Membership.objects.filter(user=vera).exists()


def test_nobody_leaves_for_somebody_else(browse, ines, mara, workspace):
    answer = browse(ines).post(reverse("leave_workspace", args=[of(mara, workspace).pk]))

    assert answer.status_code == 404
    assert of(mara, workspace)


def test_leaving_twice_is_refused_in_words(ines, workspace):
    member = of(ines, workspace)
    leave(of(ines, workspace))

    with pytest.raises(NotAllowed, match="no longer works here"):
        leave(member)


def test_rights_count_as_stored_and_not_as_remembered(tom, ines, vera, mara, workspace):
    change_role(of(tom, workspace), Role.MEMBER, by=mara)

    with pytest.raises(NotAllowed):
        change_role(of(ines, workspace), Role.VIEWER, by=tom)


ADMIN_PAGES = ["settings", "people:list"]
ADMIN_ACTS = ["people:role", "people:remove", "people:resend", "people:withdraw"]


@pytest.mark.parametrize("name", ADMIN_PAGES)
def test_settings_are_for_admins(browse, mara, tom, ines, vera, name):
    statuses = {
        person: browse(person).get(reverse(name, args=["fernhill"])).status_code for person in (mara, tom, ines, vera)
    }

    assert statuses == {mara: 200, tom: 200, ines: 403, vera: 403}


@pytest.mark.parametrize("name", ADMIN_ACTS)
def test_managing_people_is_for_admins(browse, ines, mara, workspace, name):
    address = reverse(name, args=["fernhill", of(mara, workspace).pk])

    assert browse(ines).post(address, {"role": "viewer"}).status_code == 403


def test_deleting_a_workspace_is_for_owners(browse, mara, tom, ines):
    statuses = {
        person: browse(person).get(reverse("close_workspace", args=["fernhill"])).status_code
        for person in (mara, tom, ines)
    }

    assert statuses == {mara: 200, tom: 403, ines: 403}


@pytest.mark.parametrize("name", ["people:role", "people:remove"])
def test_a_membership_of_another_workspace_is_not_found(browse, mara, outsider, name):
    theirs = outsider.memberships.get()

    answer = browse(mara).post(reverse(name, args=["fernhill", theirs.pk]), {"role": "viewer"})

    assert answer.status_code == 404
    assert outsider.memberships.get().role == Role.OWNER


@pytest.mark.parametrize("name", ["people:resend", "people:withdraw"])
def test_an_invitation_of_another_workspace_is_not_found(browse, outsider, invited, name):
    invitation = invited("ruth@larkfield.example")
    theirs = outsider.workspaces.get()

    answer = browse(outsider).post(reverse(name, args=[theirs.slug, invitation.pk]))

    assert answer.status_code == 404
    assert len(mail.outbox) == 1


def test_an_invitation_is_sent_again_and_withdrawn_through_the_page(browse, tom, invited):
    invitation = invited("ruth@larkfield.example")
    client = browse(tom)

    client.post(reverse("people:resend", args=["fernhill", invitation.pk]))
    client.post(reverse("people:withdraw", args=["fernhill", invitation.pk]))
    again = client.post(reverse("people:withdraw", args=["fernhill", invitation.pk]))

    invitation.refresh_from_db()
    assert len(mail.outbox) == 2
    assert invitation.withdrawn_at
    assert again.status_code == 404


def test_an_admin_who_steps_down_lands_in_the_workspace(browse, tom, mara, workspace):
    answer = browse(tom).post(reverse("people:role", args=["fernhill", of(tom, workspace).pk]), {"role": "member"})

    assert answer["Location"] == workspace.get_absolute_url()


def test_a_name_is_changed_on_ones_own_page(browse, ines):
    client = browse(verify(ines))

    wrong = client.post(reverse("account"), {"name": ""})
    client.post(reverse("account"), {"name": "Inês  Baptiste"})

    ines.refresh_from_db()
    assert wrong.status_code == 422
    assert ines.name == "Inês Baptiste"
