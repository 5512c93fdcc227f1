"""Shouted names."""

import pytest

from crm.importing.cells.calming import calm, calm_label, calm_person


@pytest.mark.parametrize(
    ("typed", "calmed"),
    [
        ("ACME GMBH", "Acme GmbH"),
        ("MÜLLER & SÖHNE KG", "Müller & Söhne KG"),
        ("LARKFIELD DAIRY LTD", "Larkfield Dairy Ltd"),
        ("MCDONALD'S RESTAURANTS INC.", "McDonald's Restaurants Inc."),
        ("O'NEILL AND SONS", "O'Neill and Sons"),
        ("BMW NIEDERLASSUNG", "BMW Niederlassung"),
        ("L'ORÉAL PARIS", "L'Oréal Paris"),
        ("SMITH-JONES HOLDING B.V.", "Smith-Jones Holding B.V."),
        ("BANCO DE LA REPÚBLICA S.A.", "Banco de la República S.A."),
        ("3M DEUTSCHLAND", "3M Deutschland"),
        ("ROTTERDAM II SHIPPING", "Rotterdam II Shipping"),
        ("BIG SUN BAKERY LLC", "Big Sun Bakery LLC"),
        ("ООО РОМАШКА", "ООО Ромашка"),
        ("THE BODY SHOP PLC", "The Body Shop PLC"),
        ("VON DER HEIDE GMBH", "Von der Heide GmbH"),
        ("ÅSA ØSTERGÅRD APS", "Åsa Østergård ApS"),
        ("AT&T MOBILITY", "AT&T Mobility"),
        ("PRAXIS DR. MED. WEISS", "Praxis Dr. Med. Weiss"),
        ("IBM", "IBM"),
        ("ACME", "ACME"),
        ("eBay", "eBay"),
        ("Acme GMBH", "Acme GMBH"),
        ("larkfield", "larkfield"),
        ("株式会社ABC", "株式会社ABC"),
        ("A1 2000", "A1 2000"),
        ("CO-OP", "Co-op"),
        ("THE MIDCOUNTIES CO-OP LTD", "The Midcounties Co-op Ltd"),
        ("", ""),
    ],
)
def test_shouted_companies_speak_normally(typed, calmed):
    assert calm(typed) == calmed


@pytest.mark.parametrize(
    ("typed", "calmed"),
    [
        ("SIOBHAN O'NEILL", "Siobhan O'Neill"),
        ("MARIA DE LA CRUZ", "Maria de la Cruz"),
        ("IAN MCGREGOR III", "Ian McGregor III"),
        ("JAN NG", "Jan Ng"),
        ("J. R. HARTLEY", "J. R. Hartley"),
        ("JEAN-LUC D'ARCY", "Jean-Luc D'Arcy"),
        ("LEE", "LEE"),
        ("李小龙", "李小龙"),
    ],
)
def test_shouted_people_speak_normally(typed, calmed):
    assert calm_person(typed) == calmed


def test_industries_of_a_list_are_words():
    assert calm_label("INFORMATION_TECHNOLOGY_AND_SERVICES") == "Information Technology and Services"
    assert calm_label("snake_case") == "snake_case"
