"""A second factor from an app, and recovery codes."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import show_it_is_me, sign_in, verify


def code(secret, steps=0):
    """What an app shows for this secret now (or some half minutes from now)."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


@pytest.fixture
def secret(client, mara):
    """Mara has turned two steps on; her app keeps the secret."""
    sign_in(client, verify(mara))
    show_it_is_me(client)
    shown = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code(shown)})
    cache.clear()  # a code counts once, and this half minute's is needed again
    return shown


def test_turning_two_steps_on_gives_recovery_codes(client, mara):
    sign_in(client, verify(mara))
    show_it_is_me(client)
    page = client.get(reverse("mfa_activate_totp"))

    answer = client.post(reverse("mfa_activate_totp"), {"code": code(page.context["form"].secret)})
    codes = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]

    assert b"data:image/svg+xml;base64," in page.content
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert len(codes) == 10


def test_a_wrong_code_turns_nothing_on(client, mara):
    sign_in(client, verify(mara))
    show_it_is_me(client)
    client.get(reverse("mfa_activate_totp"))

    answer = client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert answer.status_code == 422
    assert not Authenticator.objects.exists()


def test_the_password_alone_is_not_enough(secret, mara):
    browser = Client()

    answer = sign_in(browser, mara)

    assert answer["Location"] == reverse("mfa_authenticate")
    assert browser.get(reverse("account")).status_code == 302


def test_password_and_code_sign_in(secret, mara):
    browser = Client()
    sign_in(browser, mara)

    wrong = browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    right = browser.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert wrong.status_code == 422
    assert right["Location"] == reverse("start")
    assert browser.get(reverse("account")).status_code == 200


def test_a_code_counts_once(secret, mara):
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser, mara)
        browser.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert first.get(reverse("account")).status_code == 200
    assert second.get(reverse("account")).status_code == 302


def test_a_recovery_code_signs_in_once(client, secret, mara):
    one = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser, mara)
        browser.post(reverse("mfa_authenticate"), {"code": one})

    assert first.get(reverse("account")).status_code == 200
    assert second.get(reverse("account")).status_code == 302


def test_guessing_codes_is_limited(secret, mara):
    browser = Client()
    sign_in(browser, mara)
    for guess in range(5):
        browser.post(reverse("mfa_authenticate"), {"code": f"00000{guess}"})

    answer = browser.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert answer.status_code in (422, 429)
    assert browser.get(reverse("account")).status_code == 302


def test_turning_two_steps_off_takes_password_only(client, secret, mara):
    client.post(reverse("mfa_deactivate_totp"))
    browser = Client()

    sign_in(browser, mara)

    assert browser.get(reverse("account")).status_code == 200


def test_the_database_keeps_no_readable_secret(secret):
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]

    assert secret not in kept


def test_an_older_secret_key_still_opens_what_it_locked(client, secret, mara, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a-newer-one"
    browser = Client()
    sign_in(browser, mara)

    browser.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert browser.get(reverse("account")).status_code == 200


PAGES = ["mfa_index", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
         "mfa_list_webauthn", "mfa_add_webauthn", "account_email", "account_change_password", "usersessions_list",
         "account", "account_logout"]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_ones_own_account_stands_in_the_house(client, secret, name):
    answer = client.get(reverse(name))

    assert answer.status_code == 200
    assert b"css/components/button.css" in answer.content
    assert b" style=" not in answer.content


ENTRANCE = ["account_login", "account_signup", "account_reset_password", "account_reset_password_done", "account_inactive",
            "account_email_verification_sent", "account_reset_password_from_key_done", "invitation"]  # fmt: skip


@pytest.mark.parametrize("name", ENTRANCE)
def test_every_page_on_the_way_in_stands_in_the_house(client, db, name):
    answer = client.get(reverse(name))

    assert b"gate__card" in answer.content
    assert b" style=" not in answer.content
