"""People as vCards, read back by a reader that shares nothing with the writer."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customers.models import Contact, Customer
from customers.services import archive, mark_left
from customers.vcards import card, escaped, file_name, folded
from tests.customers.conftest import url
from tests.customers.people.reading_cards import read_cards
from tests.factories import ContactFactory, CustomerFactory

# What our fields keep: anything but NUL and line ends, which they make spaces of.
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=150)
NOTED = "https://crm.example/w/fernhill/contacts/1/"


def entries(data):
    """The one card in `data` as {name: value}."""
    (only,) = read_cards(data)
    return {name: value for name, _parameters, value in only}


def test_a_card_holds_what_a_business_card_does(customer, mara, browse):
    fields = {"title": "Buyer", "phone": "+441566555118", "notes": "Pays late.", "buying_role": "decision_maker"}
    ruth = ContactFactory(customer=customer, email="ruth@larkfield.example", **fields)
    answer = browse(mara).get(url("contacts:card", ruth.pk))
    read = entries(answer.content)
    assert (answer["Content-Type"], read["VERSION"]) == ("text/vcard; charset=utf-8", "3.0")
    assert (read["FN"], read["N"], read["ORG"]) == (
        "Ruth Penhale",
        ["Penhale", "Ruth", "", "", ""],
        ["Larkfield Dairy"],
    )
    assert (read["EMAIL"], read["TEL"], read["TITLE"]) == ("ruth@larkfield.example", "+441566555118", "Buyer")
    assert read["URL"] == "https://larkfield.example"
    assert b"Pays late" not in answer.content


def test_reading_it_again_changes_the_same_entry(customer, mara, browse):
    ruth, client = ContactFactory(customer=customer), browse(mara)
    first, again = (entries(client.get(url("contacts:card", ruth.pk)).content)["UID"] for _time in range(2))
    other = entries(client.get(url("contacts:card", ContactFactory(customer=customer).pk)).content)["UID"]
    assert first == again != other


@given(first=LINES, last=LINES, company=LINES.filter(str.strip))
@example(first="Rüth; \\n,", last="O’Brien\\", company="Larkfield; Dairy, Co \\")
@example(first="花" * 60, last="👩‍🌾" * 40, company=":;:")
def test_whatever_the_names_are_they_are_read_back(first, last, company):
    person = Contact(customer=Customer(name=company), first_name=first, last_name=last, email="a@b.example")
    person.updated_at = person.created_at
    read = entries(card(person, NOTED).encode())
    names = [last, first] if first or last else ["a@b.example", ""]
    assert (read["N"], read["ORG"], read["FN"]) == ([*names, "", "", ""], [company], str(person))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_value_never_begins_another_line(text):
    assert not re.search(r"[\x00-\x1f]", escaped(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_lines_are_folded_between_characters_and_unfold_to_what_they_were(line):
    pieces = folded(line)
    assert all(len(piece.encode()) <= 75 for piece in pieces.split("\r\n"))
    assert pieces.replace("\r\n ", "") == f"{line}\r\n"


def test_nobody_without_a_name_is_nameless(customer, mara, browse):
    person = ContactFactory(customer=customer, first_name="", last_name="", email="ruth@larkfield.example")
    read = entries(browse(mara).get(url("contacts:card", person.pk)).content)
    assert (read["FN"], read["N"][0]) == ("ruth@larkfield.example",) * 2


def test_who_has_left_has_no_address_on_the_card(customer, mara, browse):
    ruth = ContactFactory(customer=customer)
    mark_left(ruth, by=mara)
    assert "EMAIL" not in entries(browse(mara).get(url("contacts:card", ruth.pk)).content)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Ruth Penhale", "Larkfield Dairy"), "Ruth-Penhale-Larkfield-Dairy.vcf"),
        (("../../etc/passwd", ""), "etc-passwd.vcf"),
        (('Ruth"; filename="x.exe\r\n', "\\\\share"), "Ruth-filename-x-exe-share.vcf"),
        (("花子", "会社"), "花子-会社.vcf"),
        (("…", ""), "contact.vcf"),
        (("x" * 300, ""), "x" * 80 + ".vcf"),
    ],
)
def test_file_names_are_safe(words, name):
    assert file_name(*words) == name


def test_the_download_is_named_after_person_and_customer(customer, mara, browse):
    ruth = ContactFactory(customer=customer, first_name="Rüth")
    header = browse(mara).get(url("contacts:card", ruth.pk))["Content-Disposition"]
    assert unquote(header) == "attachment; filename*=utf-8''Rüth-Penhale-Larkfield-Dairy.vcf"


@pytest.fixture
def cards(mara, browse):
    """`cards(q="ruth")` are the full names on the cards of the list."""

    def names(**query):
        answer = browse(mara).get(url("contacts:cards", **query))
        return [{name: value for name, _p, value in one}["FN"] for one in read_cards(b"".join(answer))]

    return names


def test_the_list_comes_as_it_is_searched_filtered_and_sorted(customer, cards):
    for name in ("Gwen", "Ann", "Ruth"):
        ContactFactory(customer=customer, first_name=name, last_name="", buying_role="buyer" if name != "Ruth" else "")
    assert cards(sort="name") == ["Ann", "Gwen", "Ruth"]
    assert cards(sort="name", role="buyer") == ["Ann", "Gwen"]
    assert cards(q="Gwen") == ["Gwen"]


def test_nobody_who_left_and_nobody_at_archived_customers_gets_into_an_address_book(customer, workspace, mara, cards):
    mark_left(ContactFactory(customer=customer), by=mara)
    gone = CustomerFactory(workspace=workspace)
    ContactFactory(customer=gone)
    archive(gone, by=mara)
    assert cards() == cards(status="all") == cards(status="left") == []


def test_a_file_costs_one_query_however_long(customer, mara, browse, django_assert_max_num_queries):
    for _n in range(12):
        ContactFactory(customer=customer)
    client = browse(mara)
    with django_assert_max_num_queries(9):
        b"".join(client.get(url("contacts:cards")))
