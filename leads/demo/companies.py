"""The demo's companies: some well known to the team, the others made of places, surnames and trades."""

from random import Random
from typing import NamedTuple

from django.utils.text import slugify

from crm.text import fold, name_key, split_person
from leads.demo.places import COUNTRIES, Country
from leads.demo.trades import TRADES, Trade

# Name, country, the person the team knows there, trade. The team would name these when asked about its year.
KNOWN = """
Larkfield Dairy Co-op|GB|Ruth Penhale|Dairy
Brightwater Oysters|IE|Siobhan Keane|Seafood
St Anselm Hospital|GB|Dr Amrit Sohal|Healthcare
Nordkapp Seafood|NO|Nils Karlsen|Seafood
Corvid Logistics|GB|Sam Adeyemi|Logistics
Hofgut Sonnenberg|DE|Anke Lorenz|Dairy
Pellworth Vaccines|GB|Marcus Hale|Life science
Mosswell Biolabs|GB|Dr Ruth Calloway|Life science
Castell Pharma Logistics|ES|Núria Ferrer|Pharma logistics
Halden Brewery|NO|Erik Sandvik|Brewing
Greyfriars Hospital Trust|GB|Joanne Pike|Healthcare
Ostermann Kühlhaus|DE|Britta Ostermann|Cold storage
Gelateria Fontana|IT|Giulia Fontana|Restaurants
Rivermead Pharmacy|GB|Priti Shah|Healthcare
Quillon Research|GB|Owen Aske|Life science
Tallis & Greave Florists|GB|Edith Greave|Horticulture
Ardmore Game|IE|Cormac Devane|Meat
Skerry Salt Works|IE|Maeve Tierney|Seafood
Verdant Vertical Farms|GB|Dale Okoye|Horticulture
Marlow & Daughters Cheese|GB|Hattie Marlow|Dairy
Petrel Seafoods|GB|Iain Rae|Seafood
Tamar Valley Vaccines|GB|Hannah Trent|Life science
Sorrel Kitchen Group|DE|Lena Voss|Restaurants
Haugen & Lie Fisk|NO|Solveig Lie|Seafood
Alpine Serum Labs|CH|Reto Zgraggen|Life science
Pomona Cider Works|GB|Will Hocking|Brewing
Kestrel Couriers|GB|Sam Brody|Logistics
Bluebell Ice Cream|GB|Poppy Trent|Dairy
Van Aalst Flowers|NL|Joost van Aalst|Horticulture
Ironbridge Biotech|GB|Marcus Thorne|Life science
Solent Marine Research|GB|Dr Grace Moran|Life science
Arctic Fern Foods|FI|Aino Kallio|Cold storage
Mirabel Pâtisserie|FR|Colette Dumas|Bakery
Dunmore Egg Co-op|IE|Fergal Nolan|Meat
Harbour Lane Pharmacy|GB|Zainab Yusuf|Healthcare
Quay Street Bakehouse|IE|Orla Brennan|Bakery
Nordlys Dairy|NO|Marit Solberg|Dairy
Wexcombe Farm Shop|GB|Dan Hocking|Meat
Tideway Shellfish|GB|Gwen Rowse|Seafood
Sable & Thyme Catering|FR|Camille Vasseur|Restaurants
""".strip()


class Company(NamedTuple):
    """A company of the demo, with the person the team knows there."""

    name: str
    country: Country
    trade: Trade
    person: str
    domain: str
    phone: str

    @property
    def email(self):
        first, last = split_person(self.person)
        return f"{slugify(fold(first))}.{slugify(fold(last)).replace('-', '')}@{self.domain}".strip(".")

    @property
    def first_name(self):
        return split_person(self.person)[0]

    @property
    def website(self):
        return f"https://{self.domain}"


def companies():
    """Companies without end, the known ones first; always the same ones. No two share a name, domain or number."""
    dice, taken, domains = Random(7), set(), set()  # noqa: S311  nothing secret is drawn
    countries = list(COUNTRIES.values())
    trades = {trade.industry: trade for trade in TRADES}
    known = [line.split("|") for line in KNOWN.splitlines()]
    for number, (name, code, person, industry) in enumerate(known):
        taken.add(name_key(name))
        yield _company(name, COUNTRIES[code], trades[industry], person, number, _domain(name, 1, domains))
    number = len(known)
    while True:
        country, trade = dice.choices(countries, [len(country.places) for country in countries])[0], dice.choice(TRADES)
        surname, place = dice.choice(country.surnames), dice.choice(country.places)
        name = trade.names[country.language].format(surname=surname, place=place)
        if name_key(name) in taken:
            name = f"{name} {place}" if place not in name else f"{name} {dice.choice(country.surnames)}"
        if name_key(name) in taken:
            name = f"{name} {number}"
        taken.add(name_key(name))
        person = f"{dice.choice(country.first_names)} {dice.choice(country.surnames)}"
        yield _company(name, country, trade, person, number, _domain(name, 2, domains))
        number += 1


def _domain(name, least, taken):
    """The first words of the name, as many as nobody else's domain has."""
    words = slugify(fold(name).replace("&", "")).split("-")
    shorter = ("".join(words[:count]) for count in range(least, len(words) + 1))
    label = next((word for word in shorter if len(word) >= 8 and word not in taken), "-".join(words))
    taken.add(label)
    return f"{label}.example"


def _company(name, country, trade, person, number, domain):
    """With a number in the country's fictional range, as long as there is one that nobody has."""
    area = country.areas[number // 100 % len(country.areas)]
    phone = f"{country.calling}{area}{number % 100:02d}" if number < 100 * len(country.areas) else ""
    return Company(name, country, trade, person, domain, phone)
