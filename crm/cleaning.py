"""One rule a field, for forms, the admin, import and export alike.

Each `clean_*` takes what somebody typed and returns what is stored, or raises ValidationError with a message
for the person. None of them asks the network.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

import idna
import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _
from publicsuffixlist import PublicSuffixList

from crm.hosts import FREE_MAIL, SHARED
from crm.phones import home_e164, plain_e164
from crm.text import squash

# What most cells hold. Whatever these match whole, the long way below leaves as it is, but for what stands beside them.
_PLAIN_EMAIL = re.compile(
    r"[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.I | re.ASCII
)
_PLAIN_WEBSITE = re.compile(
    r"(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63})((?:/[a-z0-9/_.~%-]*)?)", re.I | re.ASCII
)
_PLAIN_HOST = re.compile(r"https://([a-z0-9.-]+)(?:/|\Z)")
_ADDRESS_IN_ANGLES = re.compile(r"<\s*([^<>\s@]+@[^<>\s]+)\s*>")  # one way to match, so no time is lost
# Longer than anything meant: accents in a host are sorted, in a time that grows with the square of the length.
_LONGEST = 1_000
_validate_email = EmailValidator()


def clean_text(value):
    """Text on one line: white space, line ends among it, becomes single spaces. NUL is refused: no database keeps it."""
    return squash(_without_nul(value))


def clean_notes(value):
    """Text on several lines, as typed: only line ends become LF and white space around it goes. NUL is refused."""
    return _without_nul(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _without_nul(value):
    value = "" if value is None else str(value)
    if "\0" in value:
        raise ValidationError(_("Null characters are not allowed. Type it again without them."), code="null")
    return value


def clean_email(value):
    """An e-mail address in lower case; `mailto:` and a display name are taken off."""
    value = clean_text(value)
    if len(value) <= 254 and _PLAIN_EMAIL.fullmatch(value):
        return value.lower()
    if not value:
        return ""
    if len(value) > _LONGEST:
        raise _long_email()
    if inside := _ADDRESS_IN_ANGLES.search(value):
        value = inside[1]
    value = re.sub(r"^mailto:", "", value, flags=re.I).split("?")[0].strip(" .;,<>\"'").lower()
    if value.count("@") > 1:
        raise ValidationError(_("There are two @ signs. One address, please."), code="email")
    if " " in value:
        value = _without_gap(value)
    try:
        _validate_email(value)
    except ValidationError:
        raise ValidationError(_("“%(value)s” is no e-mail address.") % {"value": value[:80]}, code="email") from None
    if len(value) > 254:
        raise _long_email()
    return value


def _without_gap(value):
    """`ruth@gmail. com`, as typed on a phone, is `ruth@gmail.com`.

    What comes together must be a domain that there may be, and what stands before the gap none already: `acme.com. It` is a
    sentence, `yahoo.co. uk` is not.
    """
    name, _at, host = value.partition("@")
    known = _public_suffixes()
    joined = re.sub(r"\s*\.\s*", ".", host.strip())
    suffix = " " not in joined and known.publicsuffix(joined, accept_unknown=False)
    is_whole = known.privatesuffix(host.split()[0].strip("."), accept_unknown=False) if suffix else ""
    return f"{name.strip()}@{joined}" if suffix and (not is_whole or "." in suffix) else value


def _long_email():
    return ValidationError(_("This address is too long."), code="email")


def clean_website(value):
    """A web address in its canonical https form: `WWW.Larkfield.example/` -> `https://larkfield.example`.

    Scheme and `www.` are normalised, host names become lower-case ASCII (IDNA 2008), a lone slash, the
    fragment and campaign parameters go. Path and query stay.
    """
    value = clean_text(value)
    if not value:
        return ""
    if len(value) <= 290 and (plain := _PLAIN_WEBSITE.fullmatch(value)):
        return f"https://{_without_www(plain[1].lower())}{plain[2].rstrip('/')}"
    if len(value) > _LONGEST:
        raise _long_website()
    value = value.replace("\\", "/")
    if not re.match(r"^[a-z][a-z0-9+.-]*://", value, re.I):
        value = "https://" + value.lstrip("/")
    try:
        parts = urlsplit(value)
        host = _ascii_host(parts.hostname or "")
        port = parts.port
    except ValueError:
        raise _no_website(value) from None
    if parts.scheme.lower() not in {"http", "https"} or not re.fullmatch(r"([a-z0-9_-]+\.)+[a-z0-9-]{2,}", host):
        raise _no_website(value)
    host = _without_www(host)
    query = "&".join(p for p in parts.query.split("&") if p and not p.startswith(("utm_", "gclid=", "fbclid=")))
    tail = parts.path.rstrip("/") + (f"?{query}" if query else "")
    url = f"https://{host}{f':{port}' if port not in (None, 80, 443) else ''}{tail}"
    if len(url) > 300:
        raise _long_website()
    return url


def _without_www(host):
    return host.removeprefix("www.") if host.count(".") > 1 else host


def _long_website():
    return ValidationError(_("This web address is too long."), code="website")


def _no_website(value):
    return ValidationError(
        _("“%(value)s” is no web address.") % {"value": value.removeprefix("https://")[:80]}, code="website"
    )


def _ascii_host(host):
    host = host.strip().strip(".").lower()
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise ValueError(str(error)) from None


def clean_phone(value, region=None):
    """A phone number as E.164 (`+441566555117`), read with `region` where it has no country code.

    What is no possible number is kept as typed, since a note such as "ask for Ruth, ext 12" is worth more than nothing.
    """
    value = clean_text(value)
    if not value:
        return ""
    if plain := plain_e164(value) or home_e164(value, region):
        return plain
    value = re.sub(r"^(tel|phone):\s*", "", value, flags=re.I)
    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        number = None
    # Without a country code a number must really be one of the region: ten digits from elsewhere stay as typed.
    is_ours = phonenumbers.is_possible_number if value.startswith(("+", "00")) else phonenumbers.is_valid_number
    if number and is_ours(number):
        extension = f";ext={number.extension}" if number.extension else ""
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension
    if len(value) > 40:
        raise ValidationError(_("A phone number has at most 40 characters."), code="phone")
    return value


@lru_cache(maxsize=20_000)
def format_phone(value):
    """A stored number as people read it: `+441566555117` -> `+44 1566 555117`; anything else as it is."""
    if not value.startswith("+"):
        return value
    try:
        return phonenumbers.format_number(phonenumbers.parse(value), phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    except phonenumbers.NumberParseException:
        return value


@lru_cache(maxsize=1)
def _public_suffixes():
    return PublicSuffixList()


@lru_cache(maxsize=50_000)
def registrable_domain(host):
    """The part of a host that somebody registered: `shop.larkfield.co.uk` -> `larkfield.co.uk`; "" if there is none."""
    return _public_suffixes().privatesuffix(host.lower()) or ""


def domain_of(website="", email=""):
    """The registrable domain that stands for an organisation: its website's, else its e-mail's.

    What many share stands for nobody: free mail, and pages on a network or a maker of sites (`facebook.com/larkfield`).
    """
    plain = _PLAIN_HOST.match(website)
    if host := plain[1] if plain else urlsplit(website).hostname:
        domain = registrable_domain(host)
        if domain not in SHARED or website == f"https://{domain}":
            return domain
    host = email.rpartition("@")[2]
    return "" if not host or host in FREE_MAIL else registrable_domain(host)
