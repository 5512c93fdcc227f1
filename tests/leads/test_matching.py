"""Which customers a lead may be already: reasons first, names last."""

import pytest

from leads.matching import likely_customers
from tests.factories import ContactFactory, CustomerFactory, LeadFactory


@pytest.fixture
def lead(workspace):
    return LeadFactory(
        workspace=workspace,
        name="Müller & Söhne GmbH",
        website="https://mueller-soehne.example",
        email="info@mueller-soehne.example",
        phone="+4920155501",
    )


def found(lead):
    return [(match.customer.name, match.reasons) for match in likely_customers(lead)]


@pytest.mark.parametrize(
    "name", ["Muller & Sohne", "MÜLLER UND SÖHNE AG", "müller, söhne gmbh & co. kg", "Muller-Sohne Ltd."]
)
def test_legal_forms_case_accents_and_punctuation_are_ignored(lead, workspace, name):
    CustomerFactory(workspace=workspace, name=name)
    assert [match.alike for match in likely_customers(lead)] == [100]


def test_the_registrable_domain_counts_and_not_the_host(lead, workspace):
    CustomerFactory(workspace=workspace, name="Kühlhaus Nord", website="https://shop.mueller-soehne.example/de")
    assert found(lead) == [("Kühlhaus Nord", ["Same website"])]


def test_a_contact_s_email_and_phone_count(lead, workspace):
    customer = CustomerFactory(workspace=workspace, name="Kühlhaus Nord")
    ContactFactory(customer=customer, email=lead.email, phone=lead.phone)
    assert found(lead) == [("Kühlhaus Nord", ["Same e-mail", "Same phone"])]


def test_free_mail_is_no_domain(workspace):
    lead = LeadFactory(workspace=workspace, name="Anna", website="", email="anna@gmail.com", phone="")
    CustomerFactory(workspace=workspace, name="Bert", website="", email="bert@gmail.com")
    assert found(lead) == []


def test_customers_of_other_workspaces_are_never_shown(lead):
    CustomerFactory(name=lead.name, website=lead.website)
    assert found(lead) == []


def test_more_reasons_come_first_and_no_more_than_four(lead, workspace):
    for number in range(6):
        CustomerFactory(workspace=workspace, name=f"Müller Söhne {number}")
    CustomerFactory(workspace=workspace, name="Zebra", email=lead.email)
    names = [name for name, _reasons in found(lead)]
    assert (names[0], len(names)) == ("Zebra", 4)
