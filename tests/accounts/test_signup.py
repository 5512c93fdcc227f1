"""Signing up opens a workspace, and nobody is in before their address is verified."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts.models import Role, User, Workspace
from crm.countries import zones
from tests.accounts.conftest import link_in, verify

RUTH = {
    "name": "  Ruth   Penhale ",
    "email": "Ruth@Larkfield.example",
    "password1": "a-quiet-dairy",
    "workspace": "Larkfield Dairy",
}


def sign_up(client, **changes):
    return client.post(reverse("account_signup"), RUTH | changes)


def test_signing_up_opens_a_workspace_owned_by_who_signs_up(client, db):
    answer = sign_up(client)

    user = User.objects.get(email="ruth@larkfield.example")
    membership = user.memberships.get()
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert (user.name, membership.workspace.name, membership.role) == ("Ruth Penhale", "Larkfield Dairy", Role.OWNER)
    assert membership.workspace.stages.exists()


def test_nobody_is_in_before_the_address_is_verified(client, db):
    sign_up(client)

    answer = client.get(reverse("account"))

    assert answer["Location"].startswith(reverse("account_login"))


def test_the_link_in_the_mail_verifies_and_signs_in(client, db):
    sign_up(client)
    path = link_in(mail.outbox[0])

    shown = client.get(path)
    answer = client.post(path)

    assert b"ruth@larkfield.example" in shown.content
    assert answer["Location"] == reverse("start")
    assert client.get(reverse("account")).status_code == 200
    assert mail.outbox[0].alternatives[0].mimetype == "text/html"


def test_errors_stand_beside_their_fields_and_keep_what_was_typed(client, db):
    answer = sign_up(client, email="nonsense", password1="short", workspace="")

    form = answer.context["form"]
    assert answer.status_code == 422
    assert {"email", "password1", "workspace"} == set(form.errors)
    assert b'value="nonsense"' in answer.content
    assert not Workspace.objects.exists()


def test_null_characters_are_a_field_error(client, db):
    answer = sign_up(client, name="Ru\0th", workspace="Lark\0field")

    assert answer.status_code == 422
    assert {"name", "workspace"} <= set(answer.context["form"].errors)


def test_emoji_and_right_to_left_names_are_kept_exactly(client, db):
    sign_up(client, name="שרה 🐄", workspace="🐄 محل ألبان")

    assert User.objects.get().name == "שרה 🐄"
    assert Workspace.objects.get().name == "🐄 محل ألبان"


def test_signing_up_with_a_taken_address_tells_its_owner_and_nobody_else(client, mara):
    verify(mara)
    stranger = sign_up(client, email="mara@fernhill.example")
    client.post(reverse("account_logout"))
    client.session.flush()

    assert stranger["Location"] == reverse("account_email_verification_sent")
    assert mail.outbox[0].to == ["mara@fernhill.example"]
    assert "has an account already" in mail.outbox[0].body
    assert Workspace.objects.count() == 1


def test_signing_up_can_be_closed(client, db, settings):
    settings.SIGNUP_OPEN = False

    assert b"By invitation only" in client.get(reverse("account_signup")).content
    assert b"By invitation only" in sign_up(client).content
    assert not User.objects.exists()


def test_a_workspace_gets_an_address_that_is_free(client, outsider):
    Workspace.objects.create(name="Larkfield Dairy", slug="larkfield-dairy")

    sign_up(client)

    assert Workspace.objects.filter(slug="larkfield-dairy-2").exists()


def test_when_opening_the_workspace_fails_there_is_no_account_either(client, db, settings):
    settings.WORKSPACE_STARTERS = ["operator.neg"]
    client.raise_request_exception = False

    sign_up(client)

    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize(
    ("languages", "region"),
    [("de-CH,de;q=0.9,en;q=0.8", "CH"), ("sv", "SE"), ("en,fr-BE;q=0.4", "BE"), ("zh-Hant-TW", "TW"), ("", "GB"), ("x" * 5_000, "GB"), ("*;q=0.1, -, xx-ZZ", "GB")],
)  # fmt: skip
def test_the_country_is_guessed_from_the_browsers_languages(client, db, languages, region):
    page = client.get(reverse("account_signup"), headers={"accept-language": languages})

    assert page.context["form"]["phone_region"].value() == region
    assert b"Europe/Zurich" in page.content


def test_the_country_is_the_one_that_was_chosen(client, db):
    client.post(reverse("account_signup"), RUTH | {"phone_region": "AT"}, headers={"accept-language": "de-CH"})

    assert Workspace.objects.get().phone_region == "AT"


def test_who_does_not_say_a_country_gets_the_guess(client, db):
    client.post(reverse("account_signup"), RUTH, headers={"accept-language": "de-CH"})

    assert Workspace.objects.get().phone_region == "CH"


def test_a_country_that_there_is_not_is_a_field_error(client, db):
    answer = client.post(reverse("account_signup"), RUTH | {"phone_region": "ZZ"})

    assert set(answer.context["form"].errors) == {"phone_region"}
    assert not Workspace.objects.exists()


def test_time_zones_are_known_by_the_names_that_browsers_give_them():
    assert "Europe/Berlin" in zones()["DE"].split()
    assert "Asia/Calcutta" in zones()["IN"].split()


@pytest.mark.parametrize(("told", "kept"), [("Europe/Dublin", "Europe/Dublin"), ("Moon/Base", ""), ("", "")])
def test_the_workspace_lives_in_the_time_zone_that_the_browser_tells(told, kept, client, db):
    sign_up(client, time_zone=told)
    assert Workspace.objects.get().time_zone == kept
