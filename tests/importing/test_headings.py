"""What headings say: how they are composed, what settles the doubtful ones, and which must be left alone."""

import pytest

from tests.importing.typical import TYPICAL, guessed

CELLS = TYPICAL | {"": ["x1", "x2", "x3"]}


def of_columns(**columns):
    """What is guessed for {heading: cells}."""
    rows = zip(*columns.values(), strict=True)
    return guessed("\n".join("\t".join(row) for row in [tuple(columns), *rows]))


@pytest.mark.parametrize(
    "said",
    [
        "name: 3. Company|Company (required)|会社名（必須）|Firma (Pflichtfeld)|properties.company|CompanyName|companyname|Company Name *",
        "name: Contact company name|Person Organization|Nom de la structure|Nazwa kontrahenta|Şirket adı|Název firmy|Cégnév|Название компании|회사명",
        "email: email (optional)|E-Mail (geschäftlich)|properties.email|emailaddress|Correo electrónico (obligatorio)|E-posta|이메일|Электронная почта",
        "phone: phonenumber|Telefono fisso|Fastnet|Telefonszám|固定電話|Điện thoại|Номер телефона|전화번호|Office Phone [required]",
        "website: Weboldal|Web sitesi|Сайт|홈페이지|Webové stránky|Adresse du site|Indirizzo web|企業サイト",
        "contact_name: Contact Full Name|Naam contactpersoon|Nome do contato|ご担当者名",
    ],
)
def test_a_heading_says_one_thing_in_many_ways(said):
    field, _colon, headings = said.partition(": ")

    for heading in headings.split("|"):
        beside = {"Town": ["Oslo", "Bergen", "Moss"]} if field == "name" else {"Company": CELLS["name"]}
        assert of_columns(**beside, **{heading: CELLS[field]})[heading] == field, heading


@pytest.mark.parametrize(
    "headings",
    [
        "Customer No.|Kundennummer|Numéro client|Codice cliente|Nº cliente|顧客番号|客户编号|来源记录号|Company code|Organisation number|Kontonummer",
        "Company type|Taille de l'entreprise|Tamaño de la empresa|Tipo azienda|Bedrijfsgrootte|公司规模|公司类型|会社規模",
        "Is customer|Has website|Ist Kunde|Email verified|Email type|Email domain|Phone model|Phone type|Fax|传真",
        "Lead owner email|Kontaktinhaber|Propietario del contacto|Account manager|営業担当|Vores ref.",
        "Product name|Nom du produit|商品名|产品名称|Project name|User name|Middle name|Emergency contact|Child name",
        "Job title|Fonction|Puesto|Stilling|役職|Rue|Ciudad|Poststed|都道府県|BTW-nummer|USt-IdNr.|CNPJ",
        "Order status|Marital status|Estado civil|Zahlungsstatus|Score|Annual revenue|Birthday|Preferred contact method",
    ],
)
def test_a_heading_about_something_beside_a_field_is_left_alone(headings):
    for heading in headings.split("|"):
        for company in ("Company", "Full name"):
            found = of_columns(**{company: CELLS["name"], "Town": ["Oslo", "Bergen", "Moss"], heading: CELLS[""]})
            assert found == {company: "name", "Town": "", heading: ""}, heading


@pytest.mark.parametrize("town", ["Ciudad", "Cidade", "Città", "Zip", "City"])
@pytest.mark.parametrize("region", ["Estado", "Stato", "State"])
def test_a_region_beside_a_town_is_no_status(town, region):
    found = of_columns(Company=CELLS["name"], **{town: ["a", "b", "c"], region: ["New", "Old", "New"]})

    assert found[region] == ""


def test_estado_elsewhere_is_a_status_and_goes_behind_a_plain_one():
    new = ["New", "Old", "New"]

    assert of_columns(Empresa=CELLS["name"], Estado=new)["Estado"] == "status"
    assert of_columns(Empresa=CELLS["name"], Estado=new, Status=new) == {
        "Empresa": "name",
        "Estado": "",
        "Status": "status",
    }


def test_a_trade_name_is_the_company_only_where_no_column_says_another():
    trade, legal = CELLS["name"], ["Tideway SL", "Karlsen SL", "Foss SL"]

    assert of_columns(**{"Nombre comercial": trade, "Email": CELLS["email"]})["Nombre comercial"] == "name"
    assert of_columns(**{"Nombre comercial": trade, "Razón social": legal})["Razón social"] == "name"
    assert of_columns(**{"Nombre": legal, "Nombre comercial": trade}) == {"Nombre": "name", "Nombre comercial": ""}


def test_an_empty_column_yields_to_a_filled_one():
    for nothing in ("", "N/A", "null", "-"):
        found = of_columns(Company=CELLS["name"], **{"E-mail": [nothing] * 3, "Work e-mail": CELLS["email"]})
        assert found == {"Company": "name", "E-mail": "", "Work e-mail": "email"}, nothing


def test_contact_details_are_what_their_cells_are():
    assert of_columns(Company=CELLS["name"], **{"Contact info": CELLS["phone"]})["Contact info"] == "phone"
    assert of_columns(Company=CELLS["name"], **{"Contact info": CELLS["email"]})["Contact info"] == "email"


def test_what_is_left_of_a_name_in_a_script_without_spaces_makes_it_doubtful():
    assert guessed("最終DM名称,メール\nまつり,a@b.example\n")["最終DM名称"] == ""
    assert guessed("会社名,販売店名\n青木商店,みどり\n") == {"会社名": "name", "販売店名": ""}


def test_halves_of_a_name_go_before_a_contact_that_is_somebody_else():
    halves = {"First name": ["Orla", "Nils", "Lotte"], "Last name": ["Brennan", "Berg", "Juhl"]}
    people = {"Company": CELLS["name"], **halves}

    others = of_columns(**people, Contact=["Mara Lind", "Tom Weiss", "Mara Lind"])
    same = of_columns(**people, Contact=CELLS["contact_name"])

    assert (others["Last name"], others["Contact"]) == ("contact_last_name", "")
    assert (same["Last name"], same["Contact"]) == ("", "contact_name")


def test_a_word_that_most_headings_begin_with_says_nothing():
    found = of_columns(
        kun_id=CELLS[""],
        kun_name=CELLS["name"],
        kun_mail=CELLS["email"],
        kun_tel=CELLS["phone"],
        changed=["2025-01-03", "2025-02-14", "2024-11-30"],
    )

    assert found == {"kun_id": "", "kun_name": "name", "kun_mail": "email", "kun_tel": "phone", "changed": ""}


def test_a_note_that_is_a_mark_out_of_five_is_no_note():
    marks, words = ["4,7", "4.9", "5"], ["Likes boats.", "Call in May.", "2 boats"]

    assert of_columns(Nom=CELLS["name"], **{"Note Google": marks})["Note Google"] == ""
    assert of_columns(Nom=CELLS["name"], **{"Note Google": marks, "Note": words})["Note"] == "notes"


@pytest.mark.parametrize("heading", ["Source URL", "fonte_url", "Quelle (URL)"])
def test_the_page_that_a_row_was_found_on_is_no_website(heading):
    pages = ["https://one.example/a/1", "https://two.example/b/2", "https://three.example/c/3"]

    assert of_columns(Company=CELLS["name"], **{heading: pages})[heading] == ""
