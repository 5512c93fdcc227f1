"""The short ways through cleaning and folding give what the long ways give, whatever is typed."""

import re
import unicodedata

import phonenumbers
import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm.cleaning import clean_email, clean_phone, clean_website, domain_of
from crm.phones import home_e164, plain_e164
from crm.text import LEGAL_FORMS, LONGEST, fold, name_key, squash

MANY = settings(max_examples=400, deadline=None)
CODES = sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
FORMATS = [phonenumbers.PhoneNumberFormat.E164, phonenumbers.PhoneNumberFormat.INTERNATIONAL]

numbers = st.builds(
    lambda code, rest: f"+{code}{rest}",
    st.sampled_from(CODES) | st.integers(0, 9999),
    st.from_regex(r"[ (.-]{0,2}(\d[ ().-]{0,2}){4,14}\d{0,2}", fullmatch=True),
)
labels = st.from_regex(r"[A-Za-z0-9_-]{1,9}", fullmatch=True)
hosts = st.lists(labels, min_size=1, max_size=4).map(".".join)
letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def outcome(clean, *args):
    """What a rule gives, or that it refuses."""
    try:
        return clean(*args)
    except ValidationError:
        return ValidationError


def read_by_phonenumbers(value, region=None):
    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return ""
    is_good = phonenumbers.is_valid_number if region else phonenumbers.is_possible_number
    return phonenumbers.format_number(number, FORMATS[0]) if is_good(number) else ""


@settings(max_examples=2_000, deadline=None)
@given(numbers)
@example("+0044 20 7946 0018")
@example("+44 (0)20 7946 0018")
@example("+39 06 1234567")
@example("+54 9 11 2345-6789")
@example("+800 1234 5678")
@example("+1 1 312 555 0173")
def test_a_plain_number_is_read_as_phonenumbers_reads_it(value):
    assert plain_e164(value) in {"", read_by_phonenumbers(value)}
    assert outcome(clean_phone, value, "GB") == outcome(clean_phone, f"tel:{value}", "GB")


@pytest.mark.parametrize("region", REGIONS)
def test_real_numbers_of_every_country_are_read_alike(region):
    for kind in phonenumbers.PhoneNumberType.values():
        if number := phonenumbers.example_number_for_type(region, kind):
            for written in (phonenumbers.format_number(number, form) for form in FORMATS):
                assert plain_e164(written) in {"", read_by_phonenumbers(written)}


local = st.from_regex(r"[(]?0?0?(\d[ ().-]{0,2}){4,14}\d", fullmatch=True)


@settings(max_examples=2_000, deadline=None)
@given(local, st.sampled_from(REGIONS) | st.sampled_from(["GB", "DE", "US", "IT", "FR"]))
@example("06 1234567", "IT")
@example("(0)30 1234567", "DE")
@example("44 20 7946 0018", "GB")
@example("011 44 20 7946 0018", "US")
def test_a_number_dialled_at_home_is_read_as_phonenumbers_reads_it(value, region):
    assert home_e164(value, region) in {"", read_by_phonenumbers(value, region)}
    assert outcome(clean_phone, value, region) == outcome(clean_phone, f"tel:{value}", region)


@pytest.mark.parametrize("region", REGIONS)
def test_real_numbers_of_every_country_are_read_alike_at_home(region):
    for kind in phonenumbers.PhoneNumberType.values():
        if number := phonenumbers.example_number_for_type(region, kind):
            written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            assert home_e164(written, region) in {"", read_by_phonenumbers(written, region)}


def test_most_countries_have_the_short_way():
    examples = [phonenumbers.format_number(phonenumbers.example_number(region), FORMATS[1]) for region in REGIONS]

    assert sum(bool(plain_e164(number)) for number in examples) > 0.8 * len(examples)


@MANY
@given(st.builds("{}@{}".format, st.text("aZ09_%+-.'\"!? ,;<", min_size=1, max_size=12), hosts))
@example("a@" + "x" * 64 + ".example")
@example("a@b.c0")
def test_addresses_are_read_alike(value):
    assert outcome(clean_email, value) == outcome(clean_email, f"mailto:{value}")


@MANY
@given(
    st.sampled_from(["", "http://", "HTTPS://", "www.", "https://www."]),
    hosts,
    st.sampled_from(
        ["", "/", "//", "/a/B_c.html", "/%7Efoo/", "/a-b~c//", "/x y", "/é", "/a:b", "/..", "?q=1", "/\\x"]
    ),
)
@example("", "www.example", "/")
@example("", "a.b." + "x" * 70, "")
def test_websites_are_read_alike(scheme, host, path):
    value = scheme + host + path

    assert outcome(clean_website, value) == outcome(clean_website, f"{value}#")


@MANY
@given(hosts, st.sampled_from(["", "/", "/a@b", "?x", "#x", ":80/", "\\a"]))
def test_the_domain_of_a_website_is_that_of_its_host(host, rest):
    assert domain_of(f"https://{host.lower()}{rest}") == domain_of(f"HTTPS://{host.lower()}{rest}")


def folded_slowly(text):
    text = unicodedata.normalize("NFKD", text[:LONGEST].casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    undecomposed = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
    return re.sub(r"\s+", " ", text.translate(undecomposed)).strip()


@MANY
@given(letters | st.text("aZéøŁ'’. &-_\u0301\x1c\x00", max_size=40))
def test_folding_takes_the_same_away_on_either_way(text):
    assert fold(text) == folded_slowly(text)
    assert squash(text) == re.sub(r"\s+", " ", text).strip()


def test_no_combining_character_is_left_by_folding():
    marks = [chr(n) for n in range(0x110000) if unicodedata.combining(chr(n))]

    assert [mark for mark in marks if fold(f"a{mark}b") not in {"ab", "aιb"}] == []


def keyed_slowly(name):
    words = re.sub(r"[^\w\s]|_", " ", re.sub("[.'’]", "", fold(name))).split()
    words = [word for word in words if word not in {"and", "und", "et", "the"}] or words
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words) or fold(name)


@MANY
@given(st.text("aZbgmhGMBHé'’. &-_,/\x00\x1f\t", max_size=40))
@example("The and and")
@example("Müller & Söhne GmbH & Co. KG")
def test_names_are_keyed_the_same_on_either_way(name):
    assert name_key(name) == keyed_slowly(name)
