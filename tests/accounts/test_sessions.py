"""One's own browsers."""

from django.test import Client
from django.urls import reverse

from accounts.templatetags.browsers import browser
from tests.accounts.conftest import sign_in, verify

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_ending_another_session_signs_that_browser_out(client, mara):
    other = Client(HTTP_USER_AGENT=FIREFOX)
    sign_in(other, verify(mara))
    sign_in(client, mara)
    page = client.get(reverse("usersessions_list"))
    session = mara.usersession_set.get(user_agent=FIREFOX)

    client.post(reverse("end_session", args=[session.pk]))

    assert b"Firefox on Windows" in page.content
    assert other.get(reverse("account")).status_code == 302
    assert client.get(reverse("account")).status_code == 200


def test_ending_all_others_keeps_this_one(client, mara):
    others = [Client(), Client()]
    verify(mara)
    for each in [*others, client]:
        sign_in(each, mara)

    client.post(reverse("usersessions_list"))

    assert [each.get(reverse("account")).status_code for each in [*others, client]] == [302, 302, 200]


def test_ending_this_session_leads_to_signing_out(client, mara):
    sign_in(client, verify(mara))

    answer = client.post(reverse("end_session", args=[mara.usersession_set.get().pk]))

    assert answer["Location"] == reverse("account_logout")


def test_a_session_of_somebody_else_is_not_found(client, mara, ines):
    other = Client()
    sign_in(other, verify(ines))
    sign_in(client, verify(mara))

    answer = client.post(reverse("end_session", args=[ines.usersession_set.get().pk]))

    assert answer.status_code == 404
    assert other.get(reverse("account")).status_code == 200


def test_browsers_are_named_in_words():
    edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0"
    phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"

    assert [browser(edge), browser(phone), browser("curl/8")] == [
        "Edge on Windows",
        "Safari on iPhone",
        "Another program",
    ]
