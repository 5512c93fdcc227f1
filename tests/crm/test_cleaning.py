"""One rule a field, wherever a value comes from."""

import pytest
from django.core.exceptions import ValidationError

from crm.cleaning import clean_email, clean_phone, clean_website, domain_of
from crm.text import fold, name_key, split_person


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" Ruth@Larkfield.Example ", "ruth@larkfield.example"),
        ("mailto:ruth@larkfield.example?subject=x", "ruth@larkfield.example"),
        ("Ruth Penhale <ruth@larkfield.example>", "ruth@larkfield.example"),
        ("ruth@larkfield.example;", "ruth@larkfield.example"),
        ("ruth@gmail. com", "ruth@gmail.com"),
        ("ruth @ gmail .com", "ruth@gmail.com"),
        ("ruth@yahoo.co. uk", "ruth@yahoo.co.uk"),
        ("", ""),
    ],
)
def test_addresses_are_cleaned(typed, stored):
    assert clean_email(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "ruth",
        "ruth@",
        "ruth@gmail com",
        "ruth@acme.com. It",
        "ruth@acme.com. Thanks",
        "ru th@gmail.com",
        "a@b@c.example",
        "ruth@larkfield",
        "a\0@b.example",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(ValidationError):
        clean_email(typed)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("WWW.Larkfield.example/", "https://larkfield.example"),
        ("http://larkfield.example/a/?utm_source=x&b=1#top", "https://larkfield.example/a?b=1"),
        ("larkfield.example:8443", "https://larkfield.example:8443"),
        ("müller.example", "https://xn--mller-kva.example"),
        ("", ""),
    ],
)
def test_websites_become_canonical(typed, stored):
    assert clean_website(typed) == stored


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "ftp://x.example", "not a site", "http://", "https://[::1", "localhost"]
)
def test_what_is_no_website_is_refused(typed):
    with pytest.raises(ValidationError):
        clean_website(typed)


@pytest.mark.parametrize(
    ("typed", "region", "stored"),
    [
        ("020 7946 0018", "GB", "+442079460018"),
        ("tel:+49 201 555 01", None, "+4920155501"),
        ("0049 201 55501", "DE", "+4920155501"),
        ("(312) 555-0173", "GB", "(312) 555-0173"),
        ("ask for Ruth", "GB", "ask for Ruth"),
        ("", "GB", ""),
    ],
)
def test_phones_become_e164_or_stay_as_typed(typed, region, stored):
    assert clean_phone(typed, region) == stored


@pytest.mark.parametrize(
    ("website", "email", "domain"),
    [
        ("https://shop.larkfield.co.uk/x", "", "larkfield.co.uk"),
        ("", "ruth@mail.larkfield.example", "larkfield.example"),
        ("", "ruth@gmail.com", ""),
        ("", "", ""),
        ("https://facebook.com/larkfield", "", ""),
        ("https://sites.google.com/view/larkfield", "ruth@larkfield.example", "larkfield.example"),
        ("https://larkfield.wordpress.com", "ruth@gmail.com", ""),
        ("https://google.com", "", "google.com"),
    ],
)
def test_the_domain_stands_for_the_organisation(website, email, domain):
    assert domain_of(website, email) == domain


def test_folding_takes_case_accents_and_spaces_away():
    assert fold("  Ærø   KØLEHUS Straße ") == "aero kolehus strasse"


@pytest.mark.parametrize("name", ["Müller & Söhne GmbH & Co. KG", "MULLER SOHNE AG", "The Müller and Söhne, Ltd."])
def test_spellings_of_one_company_share_a_key(name):
    assert name_key(name) == "muller sohne"


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Siobhan Keane", ("Siobhan", "Keane")),
        ("Keane, Siobhan", ("Siobhan", "Keane")),
        ("Ludwig van Beethoven", ("Ludwig", "van Beethoven")),
        ("Dr. Amrit Sohal", ("Amrit", "Sohal")),
        ("Mary Jane Watson, PhD", ("Mary Jane", "Watson")),
        ("Cher", ("Cher", "")),
        ("", ("", "")),
    ],
)
def test_a_full_name_is_split_sensibly(full, parts):
    assert split_person(full) == parts
