"""The column that says which country a row is from: no field of its own, but it tells how the row's phone number is read."""

from crm.importing.mapping.headers import plain
from crm.importing.mapping.phrases import of_list

COUNTRIES = """country, countries, country name, country region, country or region, country code, iso country, country iso, country iso code, nation, land, lander,
lander code, laender code, landercode, laendercode, landname, staat, pays, nom du pays, code pays, pais, nombre del pais, codigo pais, codigo do pais, paese, nazione, stato estero, codice paese,
landcode, landkode, landskod, maa, kraj, kod kraju, panstwo, 国, 国名, 国コード, 国家, 国家 地区, 国家地区, 國家, 国别, 國別"""
WHOSE = """company, companies, business, organization, organisation, account, customer, client, contact, person, lead, billing, shipping, mailing, default, primary, main,
home, work, office, hq, headquarters, firma, firmen, kunde, kunden, empresa, cliente, azienda, bedrijf, address, adresse, s, your, of, the, de, del, du, 公司"""


def country_column(headings, mapping):
    """The place of the column under a heading such as `Country` or `Billing country`, or None.

    A column that became a field says what somebody took it for, and is not looked at; of several the shortest heading is meant.
    """
    found = [at for at, name in enumerate(headings) if mapping[at] in ("", "note") and _is_country(name)]
    return min(found, key=lambda at: len(headings[at]), default=None)


def _is_country(heading):
    said = plain(heading)
    own = " ".join(word for word in said.split(" ") if word not in of_list(WHOSE))
    return bool({said, own} & of_list(COUNTRIES))
