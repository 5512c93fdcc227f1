"""Outgoing mail: requests queue it, the worker delivers it.

Every recipient gets a job of their own, so that one refused address neither loses nor repeats the others' copies.
The Message-ID is set when the letter is queued: a copy sent twice, because a worker died after the server had taken
it, is recognised as the same letter.
"""

import copy
import smtplib
from base64 import b64decode, b64encode
from email import message_from_bytes
from email.message import Message
from email.mime.base import MIMEBase
from email.policy import compat32
from email.utils import formatdate, make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from crm.jobs import GiveUp, enqueue, job

AUTHENTICATION_NEEDED = 530  # our settings are wrong, not the letter: an admin will mend them


class QueuedEmailBackend(BaseEmailBackend):
    """Queues letters in the current transaction: what is rolled back is never sent."""

    @transaction.atomic
    def send_messages(self, letters):
        """Queue each letter for each of its recipients. Returns the number of letters queued.

        Raises BadHeaderError, here and not in the worker, when a header has a line break in it.
        """
        letters = [letter for letter in letters if letter.recipients()]
        for letter in letters:
            packed = pack(letter)
            for address in letter.recipients():
                enqueue(deliver_mail, packed, address)
        return len(letters)


class Copy(EmailMultiAlternatives):
    """A letter on its way to one of its recipients; its headers name them all but those in bcc."""

    address = ""

    def recipients(self):
        return [self.address]


class Part(MIMEBase):
    """A ready-made part of a letter, read back from its text: Django attaches a MIMEBase as it is."""

    def __init__(self, policy=compat32):
        Message.__init__(self, policy=policy)


@job(attempts=10, private=True)
def deliver_mail(packed, address):
    """Hand one copy of a letter to the mail server. What the server refuses for good is not tried again."""
    letter = unpack(packed)
    letter.address = address
    try:
        get_connection(settings.DELIVERY_BACKEND).send_messages([letter])
    except smtplib.SMTPRecipientsRefused as refusal:
        _judge(refusal, *(code for code, _reason in refusal.recipients.values()))
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refusal:
        _judge(refusal, refusal.smtp_code)


def pack(letter):
    """A letter as JSON can hold it, complete with date and Message-ID. `unpack` is its opposite."""
    letter = copy.copy(letter)
    present = {name.lower() for name in letter.extra_headers}
    name = make_msgid(domain=parseaddr(letter.from_email)[1].rpartition("@")[2] or "localhost")
    fixed = {"Date": formatdate(localtime=settings.EMAIL_USE_LOCALTIME), "Message-ID": name}
    letter.extra_headers = {
        **letter.extra_headers,
        **{name: value for name, value in fixed.items() if name.lower() not in present},
    }
    letter.message()  # raises now what would go wrong later
    return {
        "subject": str(letter.subject),
        "body": str(letter.body),
        "from_email": str(letter.from_email),
        **{field: [str(address) for address in getattr(letter, field)] for field in ("to", "cc", "reply_to")},
        "headers": {name: str(value) for name, value in letter.extra_headers.items()},
        "subtype": letter.content_subtype,
        "encoding": letter.encoding if isinstance(letter.encoding, str) else None,
        "alternatives": [[str(content), kind] for content, kind in getattr(letter, "alternatives", [])],
        "attachments": [_pack_attachment(attachment) for attachment in letter.attachments],
    }


def unpack(packed):
    """The letter that `pack` packed, as a `Copy` that has no address yet."""
    fields = ("subject", "body", "from_email", "to", "cc", "reply_to", "headers")
    letter = Copy(**{name: packed[name] for name in fields})
    letter.content_subtype, letter.encoding = packed["subtype"], packed["encoding"]
    for content, kind in packed["alternatives"]:
        letter.attach_alternative(content, kind)
    for attachment in packed["attachments"]:
        letter.attach(*_unpack_attachment(attachment))
    return letter


def _pack_attachment(attachment):
    if isinstance(attachment, MIMEBase):
        return {"mime": _to_text(attachment.as_bytes())}
    name, content, kind = attachment
    if hasattr(content, "message"):  # a letter attached to a letter
        content = content.message()
    if hasattr(content, "as_bytes"):
        content = content.as_bytes()
    binary = isinstance(content, bytes)
    return {"name": name, "kind": kind, "binary": binary, "content": _to_text(content) if binary else str(content)}


def _unpack_attachment(packed):
    if "mime" in packed:
        return (message_from_bytes(b64decode(packed["mime"]), _class=Part),)
    content = b64decode(packed["content"]) if packed["binary"] else packed["content"]
    return packed["name"], content, packed["kind"]


def _to_text(content):
    return b64encode(content).decode()


def _judge(refusal, *codes):
    """Raise `refusal` again, as one that is final when every code says so (RFC 5321, 4.2.1: 5yz is permanent)."""
    if codes and all(500 <= code < 600 and code != AUTHENTICATION_NEEDED for code in codes):
        raise GiveUp(str(refusal)) from refusal
    raise refusal
