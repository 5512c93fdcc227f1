"""Signing in: sessions, limits, and what a stranger may learn."""

import importlib

import pytest
from django.conf import settings as test_settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.conftest import PASSWORD, link_in, show_it_is_me, sign_in, verify


def test_passwords_are_argon2():
    settings = importlib.import_module("crm.settings")

    assert settings.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_a_password_made_with_those_settings_is_argon2(db, settings):
    settings.PASSWORD_HASHERS = importlib.import_module("crm.settings").PASSWORD_HASHERS

    user = User.objects.create_user("ruth@larkfield.example", "a-quiet-dairy")

    assert user.password.startswith("argon2$argon2id$")


def test_signing_in_leads_to_the_workspace(client, mara, workspace):
    answer = sign_in(client, verify(mara))

    assert answer["Location"] == reverse("start")
    assert client.get(reverse("start"))["Location"] == workspace.get_absolute_url()


def test_signing_in_changes_the_session(client, mara):
    client.get(reverse("invitation"))
    session = client.session
    session["seen"] = True
    session.save()

    sign_in(client, verify(mara))

    assert client.session.session_key != session.session_key


@pytest.mark.parametrize(
    ("next_url", "leads_to"),
    [("/you/", "/you/"), ("https://evil.example/", "/"), ("//evil.example", "/"), ("javascript:alert(1)", "/")],
)
def test_next_leads_nowhere_but_here(client, mara, next_url, leads_to):
    answer = sign_in(client, verify(mara), next=next_url)

    assert answer["Location"] == leads_to


def test_the_sixth_wrong_password_is_refused_and_the_right_one_too(client, mara):
    verify(mara)
    for _try in range(5):
        sign_in(client, mara, password="wrong")

    wrong, right = sign_in(client, mara, password="wrong"), sign_in(client, mara)

    assert (wrong.status_code, right.status_code) == (422, 422)
    assert b"Too many tries" in wrong.content
    assert client.get(reverse("account")).status_code == 302


def test_the_limit_holds_for_a_second_browser_too(client, mara):
    verify(mara)
    for _try in range(5):
        sign_in(client, mara, password="wrong")

    assert b"Too many tries" in sign_in(Client(), mara).content


def test_many_sign_ins_from_one_address_get_a_page_that_says_wait(client, mara):
    answers = [sign_in(client, mara, password=f"wrong{n}", login=f"p{n}@example.org") for n in range(31)]

    assert answers[-1].status_code == 429
    assert b"Too many tries" in answers[-1].content


def test_a_forged_client_address_does_not_lift_the_limit(mara):
    verify(mara)
    answers = [
        Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{n}").post(
            reverse("account_login"), {"login": f"p{n}@example.org", "password": "wrong"}
        )
        for n in range(31)
    ]

    assert answers[-1].status_code == 429


def test_behind_one_proxy_the_address_it_names_counts(mara, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    answers = [
        Client(HTTP_X_FORWARDED_FOR=f"203.0.113.{n}").post(
            reverse("account_login"), {"login": f"p{n}@example.org", "password": "wrong"}
        )
        for n in range(31)
    ]

    assert answers[-1].status_code == 422


def test_wrong_password_and_unknown_address_read_the_same(client, mara):
    verify(mara)
    wrong = sign_in(client, mara, password="wrong").context["form"].errors
    unknown = sign_in(client, mara, login="nobody@example.org").context["form"].errors

    assert wrong == unknown


def test_resetting_reads_the_same_for_unknown_addresses_and_mails_nobody(client, mara):
    known = client.post(reverse("account_reset_password"), {"email": mara.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    assert known["Location"] == unknown["Location"] == reverse("account_reset_password_done")
    assert [letter.to for letter in mail.outbox] == [[mara.email]]


def test_resetting_is_limited_by_address(client, mara):
    answers = [client.post(reverse("account_reset_password"), {"email": mara.email}) for _try in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_the_link_in_the_mail_sets_a_new_password_once(client, mara):
    verify(mara)
    client.post(reverse("account_reset_password"), {"email": mara.email})
    path = link_in(mail.outbox[0])

    form = client.get(path, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": "a-new-quiet-dairy"})
    again = Client().get(path, follow=True)

    assert client.get(reverse("account")).status_code == 200
    assert User.objects.get(pk=mara.pk).check_password("a-new-quiet-dairy")
    assert b"This link is over" in again.content


def test_changing_the_password_signs_other_browsers_out(client, mara):
    other = Client()
    sign_in(other, verify(mara))
    sign_in(client, mara)

    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "a-new-quiet-dairy"}
    )

    assert answer["Location"] == reverse("account")
    assert client.get(reverse("account")).status_code == 200
    assert other.get(reverse("account")).status_code == 302
    assert mail.outbox[0].subject == "Your password for Handoff is changed"


def test_a_wrong_old_password_changes_nothing(client, mara):
    sign_in(client, verify(mara))

    answer = client.post(reverse("account_change_password"), {"oldpassword": "no", "password1": "a-new-quiet-dairy"})

    assert answer.status_code == 422
    assert User.objects.get(pk=mara.pk).check_password(PASSWORD)


def test_a_new_address_counts_once_its_link_was_opened(client, mara):
    sign_in(client, verify(mara))
    show_it_is_me(client)

    client.post(reverse("account_email"), {"email": "mara@lindqvist.example", "action_add": ""})
    before = User.objects.get(pk=mara.pk).email
    client.post(link_in(next(letter for letter in mail.outbox if letter.to == ["mara@lindqvist.example"])))

    assert before == "mara@fernhill.example"
    assert User.objects.get(pk=mara.pk).email == "mara@lindqvist.example"


def test_changing_the_address_asks_again_who_one_is(client, mara):
    sign_in(client, verify(mara))

    answer = client.post(reverse("account_email"), {"email": "mara@lindqvist.example", "action_add": ""})

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert mail.outbox == []


def test_limits_are_counted_in_the_shared_cache():
    assert test_settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_a_closed_account_cannot_sign_in(client, mara):
    verify(mara)
    User.objects.filter(pk=mara.pk).update(is_active=False)

    sign_in(client, mara)

    assert client.get(reverse("account")).status_code == 302
    assert client.get(reverse("account_inactive")).status_code == 200
