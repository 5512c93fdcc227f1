"""Passkeys, with Chromium's own virtual authenticator."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import MembershipFactory

PASSWORD = "correct-horse"


@pytest.fixture
def site(live_server):
    """The live server by a name that browsers trust with passkeys: they refuse bare addresses."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def ruth(live_server):
    user = MembershipFactory(user__email="ruth@larkfield.example", workspace__name="Larkfield").user
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def authenticator(page):
    """A device with a fingerprint reader that always says yes, plugged into the page."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def sign_in_by_password(page, site):
    page.goto(site + reverse("account_login"))
    page.get_by_label("E-mail").fill("ruth@larkfield.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile("/w/"))


def add_passkey(page, site, name, *, by_keyboard=False):
    page.goto(site + reverse("mfa_add_webauthn"))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name").fill(name)
    if by_keyboard:
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Add passkey").click()
    page.wait_for_url(re.compile("recovery-codes|webauthn/$"))


def sign_out(page, site):
    page.goto(site + reverse("account_logout"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()


@pytest.mark.usefixtures("ruth", "authenticator")
def test_a_passkey_is_added_and_signs_in_alone(page, site):
    sign_in_by_password(page, site)
    add_passkey(page, site, "Ruth's laptop")
    page.goto(site + reverse("mfa_list_webauthn"))
    expect(page.get_by_role("link", name="Rename Ruth's laptop")).to_be_visible()
    sign_out(page, site)

    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url(re.compile("/w/"))
    page.goto(site + reverse("account"))
    expect(page.get_by_text("ruth@larkfield.example")).to_be_visible()
    expect(page.get_by_text("1 passkey")).to_be_visible()


@pytest.mark.usefixtures("ruth")
def test_without_a_passkey_the_page_says_so_and_stays(page, site, authenticator):
    page.goto(site + reverse("account_login"))
    expect(page.get_by_text("No passkey was used.")).to_be_hidden()

    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("No passkey was used.")).to_be_visible()


@pytest.mark.usefixtures("authenticator")
def test_a_passkey_is_renamed_and_removed(page, site, ruth):
    sign_in_by_password(page, site)
    add_passkey(page, site, "Old", by_keyboard=True)
    page.goto(site + reverse("mfa_list_webauthn"))
    page.get_by_role("link", name="Rename").click()
    page.get_by_label("Name").fill("New")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Remove New").click()

    page.get_by_role("button", name="Remove").click()

    expect(page.get_by_text("No passkey yet.")).to_be_visible()
    assert not Authenticator.objects.filter(user=ruth, type=Authenticator.Type.WEBAUTHN).exists()
