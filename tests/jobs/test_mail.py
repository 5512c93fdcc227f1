"""Mail, queued by the backend and delivered to a real SMTP server."""

import json
import signal
import socket
from datetime import timedelta
from email import message_from_bytes
from email.mime.base import MIMEBase

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm.jobs.backend import Job, Status
from crm.jobs.runner import run_one
from crm.mail import pack, unpack
from tests.jobs.conftest import wait_until

pytestmark = pytest.mark.django_db
FIXED = {"Message-ID": "<1@example.org>", "Date": "Sat, 28 Mar 2026 12:00:00 -0000"}


class Postman:
    """A mail server that answers the next recipients as told, and keeps what it takes."""

    def __init__(self):
        self.answers, self.taken = [], []
        self.when_taken = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        self.taken.append(envelope)
        if self.when_taken:
            self.when_taken()
        return "250 OK"

    @property
    def addressees(self):
        return sorted(address for envelope in self.taken for address in envelope.rcpt_tos)

    @property
    def letters(self):
        return [envelope.content.decode() for envelope in self.taken]

    @property
    def names(self):
        return [message_from_bytes(envelope.content)["Message-ID"] for envelope in self.taken]


@pytest.fixture
def postman(settings):
    settings.EMAIL_BACKEND = "crm.mail.QueuedEmailBackend"
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.create_server(("127.0.0.1", 0)) as free:
        settings.EMAIL_HOST, settings.EMAIL_PORT = free.getsockname()
    server = Controller(Postman(), hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    server.start()
    yield server.handler
    server.stop()


def deliver(worker):
    waiting = Job.objects.filter(status=Status.READY)
    while waiting.update(run_after=timezone.now() - timedelta(seconds=1)):
        run_one(worker)


def full_letter():
    letter = EmailMultiAlternatives(
        "Grüße",
        "Hello",
        "us@example.org",
        ["ana@example.org"],
        cc=["ben@example.org"],
        bcc=["cem@example.org"],
        reply_to=["desk@example.org"],
        headers={"X-Lead": "42"},
    )
    letter.attach_alternative("<p>Hello</p>", "text/html")
    letter.attach("notes.txt", "naïve", "text/plain")
    letter.attach("raw.bin", bytes(range(256)), "application/octet-stream")
    inner = EmailMessage("Inside", "Inner", "us@example.org", ["ana@example.org"], headers=FIXED)
    letter.attach("inner.eml", inner, "message/rfc822")
    picture = MIMEBase("image", "png")
    picture.set_payload("iVBORw0KGgo=")
    picture["Content-Transfer-Encoding"] = "base64"
    picture["Content-ID"] = "<logo>"
    letter.attach(picture)
    return letter


def same_but_for_boundaries(letter):
    message = letter.message()
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"part-{number}")
    return message.as_string()


def test_a_letter_is_the_same_after_waiting_in_the_queue():
    letter = full_letter()
    letter.extra_headers |= FIXED
    arrived = unpack(json.loads(json.dumps(pack(letter))))

    assert same_but_for_boundaries(arrived) == same_but_for_boundaries(letter)


def test_each_recipient_gets_one_copy_and_nobody_sees_the_hidden_ones(postman, worker):
    full_letter().send()
    deliver(worker)

    assert postman.addressees == ["ana@example.org", "ben@example.org", "cem@example.org"]
    assert not any("cem@example.org" in letter for letter in postman.letters)
    assert len(set(postman.names)) == 1


def test_mail_of_a_rolled_back_transaction_is_never_sent(postman):
    with transaction.atomic():
        send_mail("Hello", "Body", None, ["ana@example.org"])
        transaction.set_rollback(True)

    assert not Job.objects.exists()


def test_a_translated_subject_and_html_alone_can_be_queued(postman, worker):
    letter = EmailMessage(_("Lead"), "<b>Hi</b>", to=["ana@example.org"])
    letter.content_subtype = "html"
    letter.send()
    deliver(worker)

    assert "Subject: Lead" in postman.letters[0]
    assert "text/html" in postman.letters[0]


def test_a_header_with_a_line_break_is_refused_when_it_is_queued(postman):
    with pytest.raises(BadHeaderError):
        send_mail("Hello\nBcc: everybody@example.org", "Body", None, ["ana@example.org"])

    assert not Job.objects.exists()


def test_a_letter_refused_for_now_arrives_later_as_the_same_letter(postman, worker):
    postman.answers = ["451 Come back later", "451 Not yet"]
    send_mail("Hello", "Body", None, ["ana@example.org"])
    queued_id = Job.objects.get().args_kwargs["args"][0]["headers"]["Message-ID"]
    run_one(worker)
    waiting = Job.objects.get()
    deliver(worker)

    assert waiting.status == Status.READY
    assert "451" in waiting.traceback
    assert waiting.run_after > timezone.now() + timedelta(seconds=5)
    assert (Job.objects.get().status, Job.objects.get().attempt) == (Status.SUCCESSFUL, 3)
    assert postman.names == [queued_id]


def test_an_address_that_does_not_exist_fails_once_and_spares_the_others(postman, worker):
    postman.answers = ["550 No such person"]
    send_mail("Hello", "Body", None, ["gone@example.org", "ana@example.org"])
    deliver(worker)
    failed = Job.objects.get(status=Status.FAILED)

    assert failed.attempt == 1
    assert "No such person" in failed.traceback
    assert postman.addressees == ["ana@example.org"]


def test_a_server_that_is_away_is_tried_again(postman, worker, settings):
    settings.EMAIL_PORT = 1
    send_mail("Hello", "Body", None, ["ana@example.org"])
    run_one(worker)

    assert Job.objects.get().status == Status.READY


def test_the_words_of_a_delivered_letter_do_not_stay_in_the_queue(postman, worker):
    send_mail("Reset your password", "The secret link", None, ["ana@example.org"])
    deliver(worker)

    assert "secret" not in json.dumps(Job.objects.get().args_kwargs)


def test_a_worker_that_dies_while_it_sends_neither_loses_nor_renames_the_letter(postman, start_worker, settings):
    address = f"smtp://127.0.0.1:{settings.EMAIL_PORT}"
    send_mail("Hello", "Body", None, ["ana@example.org"])
    first = start_worker(EMAIL_URL=address)
    postman.when_taken = lambda: first.send_signal(signal.SIGKILL)
    first.wait(timeout=60)
    postman.when_taken = None
    start_worker(EMAIL_URL=address)
    wait_until(lambda: Job.objects.get().status == Status.SUCCESSFUL)

    assert len(postman.names) in (1, 2)  # twice when the server had taken it before the worker died
    assert len(set(postman.names)) == 1
