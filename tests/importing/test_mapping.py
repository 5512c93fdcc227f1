"""Which column is which: real files with known answers, and the rules one by one."""

import pytest
from django.conf import settings

from benchmarks.mapping import measure
from crm.importing import kinds
from crm.importing.reading.table import read_table
from tests.importing.typical import FIELDS, guessed

CORPUS = settings.BASE_DIR.parent / "shared" / "csv-corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus of real files is not at {CORPUS}")
def test_95_of_100_columns_of_real_files_are_right():
    results = list(measure(CORPUS, FIELDS))

    right = sum(wanted == counted for _file, _header, wanted, counted, _got in results)

    assert len(results) > 200
    assert right / len(results) >= 0.95


def test_name_is_the_company_when_no_other_column_is():
    assert guessed("Name,Email\nAcme,a@b.example")["Name"] == "name"


def test_name_is_the_person_beside_a_company():
    assert guessed("Name,Company,Email\nOrla Brennan,Tideway,a@b.example") == {
        "Name": "contact_name",
        "Company": "name",
        "Email": "email",
    }


def test_name_is_half_a_name_beside_the_other_half():
    assert guessed("Name,Vorname,Firma\nKeller,Ruth,Larkfield")["Name"] == "contact_last_name"
    assert guessed("Nome,Cognome,Azienda\nLuigi,Verdi,Verdi Srl")["Nome"] == "contact_first_name"


def test_a_full_name_is_the_name_of_a_lead_where_nothing_is_a_company():
    assert guessed("Full name,Email\nOrla Brennan,a@b.example")["Full name"] == "name"


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Firmenname;Ansprechpartner;E-Mail-Adresse;Telefonnummer;Webseite;Branche", "name contact_name email phone website industry"),
        ("Raison sociale;Interlocuteur;Courriel;Téléphone;Site internet;Secteur d'activité", "name contact_name email phone website industry"),
        ("Razón social;Persona de contacto;Correo electrónico;Móvil;Página web;Observaciones", "name contact_name email phone website notes"),
        ("Razão social;Responsável;E-mail;Celular;Site;Setor", "name contact_name email phone website industry"),
        ("Ragione sociale;Referente;Indirizzo e-mail;Cellulare;Sito web;Settore", "name contact_name email phone website industry"),
        ("Bedrijfsnaam;Contactpersoon;E-mailadres;Telefoonnummer;Opmerkingen;Bron", "name contact_name email phone notes source"),
        ("Företag;Kontaktperson;E-postadress;Mobil;Hemsida;Bransch", "name contact_name email phone website industry"),
        ("Firmanavn;Fornavn;Etternavn;E-post;Tlf;Kilde", "name contact_first_name contact_last_name email phone source"),
        ("Nazwa firmy;Imię;Nazwisko;Adres e-mail;Telefon;Uwagi", "name contact_first_name contact_last_name email phone notes"),
        ("会社名;担当者名;メールアドレス;電話番号;ホームページ;業種", "name contact_name email phone website industry"),
        ("公司名称;联系人;邮箱;手机;网址;备注", "name contact_name email phone website notes"),
    ],
)  # fmt: skip
def test_headings_of_many_languages(headings, fields):
    assert (
        list(guessed(f"{headings}\n" + ";" * (headings.count(";")) + "x\n" + "y" + headings.count(";") * ";").values())
        == fields.split()
    )


def test_exports_of_other_programs_say_whose_and_which():
    assert guessed("Person - Name,Person - Organization,Person - Email - Work\nOrla Brennan,Tideway,a@b.example") == {
        "Person - Name": "contact_name",
        "Person - Organization": "name",
        "Person - Email - Work": "email",
    }
    google = guessed(
        "First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value\nOrla,Brennan,Tideway,Work,a@b.example"
    )
    assert (google["E-mail 1 - Label"], google["E-mail 1 - Value"]) == ("", "email")


@pytest.mark.parametrize(
    "heading",
    ["Company ID", "Contact Owner", "Email Opt Out", "Phone Type", "LinkedIn URL", "Number of Employees", "Last contacted", "Fax"],
)  # fmt: skip
def test_what_only_sounds_like_a_field_is_left_out(heading):
    assert guessed(f"Company,{heading}\nAcme,1\n")[heading] == ""


def test_a_field_is_given_to_one_column_at_most():
    fields = guessed(
        "Company,Firm,Website,Web page,Source,Campaign\nAcme,Acme Ltd,a.example,b.example,Web,Spring"
    ).values()

    assert list(fields) == ["name", "", "website", "", "source", ""]


def test_further_phones_addresses_and_notes_go_with_the_first():
    fields = guessed(
        "Company,Phone,Mobile,Phone 2,Fax,Email,Email 2,Notes,Comments\n"
        "Acme,0207 946 0000,07700 900000,07700 900001,0207 946 0009,a@b.example,c@d.example,Kind,Late"
    ).values()

    assert list(fields) == ["name", "phone", "phone", "phone", "", "email", "email", "notes", "notes"]


def test_a_country_code_belongs_to_the_number_beside_it():
    assert guessed("Name,Country code,Mobile\nOrla,+44,7911123456")["Country code"] == "phone_code"
    assert guessed("Name,Country code,Mobile\nOrla,GB,7911123456")["Country code"] == ""
    assert guessed("Name,Country code\nOrla,+44")["Country code"] == ""


@pytest.mark.parametrize(
    "heading", ["Status", "Lead Status", "crm_status", "Statut du client", "Kundenstatus", "客户状态"]
)
def test_a_status_is_that_of_the_lead(heading):
    assert guessed(f"Company,{heading}\nAcme,New")[heading] == "status"


@pytest.mark.parametrize("heading", ["Email Status", "Order status", "Payment Status", "Marketing contact status"])
def test_a_status_of_something_else_is_left_out(heading):
    assert guessed(f"Company,{heading}\nAcme,New")[heading] == ""


def test_links_into_one_site_are_no_websites():
    rows = "".join(f"Acme {n},https://board.example/items/{n}\n" for n in range(5))

    assert guessed(f"Company,Link\n{rows}")["Link"] == ""


def test_values_overrule_a_heading_that_says_something_else():
    table = guessed("Company,Contact,Site\nTideway,orla@tideway.example,Galway\nFoss,lotte@foss.example,Aarhus")

    assert table == {"Company": "name", "Contact": "email", "Site": ""}


def test_values_speak_where_there_is_no_heading():
    table = guessed("Tideway Shellfish\tOrla Brennan\torla@tideway.example\ttideway.example\n"
                    "Karlsen Cold Store\tNils Berg\tnils@karlsen.example\tkarlsen.example")  # fmt: skip

    assert list(table.values()) == ["name", "contact_name", "email", "website"]


def test_customers_have_no_contact_column():
    fields = [name for name, _label in kinds.get("customers").choices()]

    assert guessed("Company,Contact,Email\nAcme,Orla Brennan,a@b.example", fields)["Contact"] == ""


@pytest.mark.parametrize("heading", ["Company", "Firma", "Company name"])
def test_companies_may_be_called_by_a_number(heading):
    assert guessed(f"{heading},Email\n3663,a@b.example\n42,b@b.example\n1&1,c@b.example")[heading] == "name"


def test_numbers_are_no_companies_beside_their_names():
    assert guessed("Company,Company name,Email\n12,Acme,a@b.example\n13,Foss,b@b.example")["Company name"] == "name"
    assert guessed("Account,Company name\n12,Acme\n13,Foss")["Account"] == ""


@pytest.mark.parametrize("heading", ["Account", "Company"])
def test_keys_of_another_program_are_no_companies(heading):
    assert guessed(f"{heading},Email\n100234,a@b.example\n100235,b@b.example")[heading] == ""


def test_addresses_that_come_again_and_again_under_an_unknown_heading_are_those_of_the_owners():
    owners = ["mara@ours.example", "jon@ours.example"] * 3
    rows = "\n".join(f"Tideway {at},{owner}" for at, owner in enumerate(owners))

    assert guessed(f"Company,Handled\n{rows}")["Handled"] == ""


def test_a_heading_is_found_over_cells_that_say_nothing():
    assert read_table("Who,How many\nOrla,N/A\nNils,12\nLotte,-\n").columns == ["Who", "How many"]
