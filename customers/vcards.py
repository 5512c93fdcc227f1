"""People as vCards: version 3.0 (RFC 2426), since Outlook and Google's contacts read no 4.0 and every address book reads this.

A card holds what a business card does. Notes and buying roles are ours and stay here. Those who have left are written to no
more, so theirs carries no e-mail address.
"""

import re
import uuid
from datetime import UTC

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

MEDIA_TYPE = "text/vcard; charset=utf-8"
WIDEST = 75  # octets of a line, without its end
CHUNK = 1_000  # people read from the database at a time

_SPECIAL = re.compile(r"[\\,;]")
_LINE_END = re.compile(r"\r\n?|\n")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NO_WORD = re.compile(r"[\W_]+")


def card(contact, address):
    """The card of `contact`, which is found at `address`: reading it again changes the same entry of an address book."""
    names = (contact.last_name, contact.first_name) if contact.first_name or contact.last_name else (str(contact), "")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Handoff//EN",
        f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, address)}",
        f"FN:{escaped(str(contact))}",
        f"N:{';'.join(escaped(name) for name in names)};;;",
        f"ORG:{escaped(contact.customer.name)}",
        *_known("TITLE", escaped(contact.title)),
        *_known("EMAIL;TYPE=INTERNET,WORK", "" if contact.has_left else escaped(contact.email)),
        *_known("TEL;TYPE=WORK,VOICE", escaped(contact.phone)),
        *_known("URL", contact.customer.website),
        f"REV:{contact.updated_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "END:VCARD",
    ]
    return "".join(folded(line) for line in lines)


def _known(name, value):
    return [f"{name}:{value}"] if value else []


def escaped(text):
    """`text` as a value: backslash, comma and semicolon after a backslash, line ends as `\\n`, no other control characters."""
    text = _LINE_END.sub(r"\\n", _SPECIAL.sub(r"\\\g<0>", text))
    return _CONTROL.sub("", text)


def folded(line):
    """`line` with its end, in pieces of at most 75 octets that go on with a space; no character is cut in two."""
    if len(line) * 4 <= WIDEST or len(line.encode()) <= WIDEST:
        return f"{line}\r\n"
    pieces, piece, room = [], "", WIDEST
    for letter in line:
        if (room := room - len(letter.encode())) < 0:
            pieces, piece, room = [*pieces, piece], " ", WIDEST - 1 - len(letter.encode())
        piece += letter
    return "\r\n".join([*pieces, piece]) + "\r\n"


def file_name(*words):
    """A name for a file out of any words: letters, digits and hyphens, and never one that a system keeps for itself."""
    return (_NO_WORD.sub("-", " ".join(words)).strip("-")[:80].strip("-") or "contact") + ".vcf"


def answer(contact, address):
    """The download of one card, named after the person and the customer."""
    return _download(HttpResponse(card(contact, address)), file_name(str(contact), contact.customer.name))


def stream(contacts, address_of, name):
    """The download of the cards of a queryset, in its order, flat in memory at any length."""
    rows = contacts.iterator(chunk_size=CHUNK)
    return _download(StreamingHttpResponse(card(contact, address_of(contact)) for contact in rows), name)


def _download(response, name):
    response["Content-Type"] = MEDIA_TYPE
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
