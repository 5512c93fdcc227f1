"""What the demo's companies do, what they are called for it, and what they want to have measured."""

from typing import NamedTuple


class Trade(NamedTuple):
    """An industry: the names of companies in it by language, their jobs, what must stay cold, and what they buy."""

    industry: str
    names: dict[str, str]
    titles: tuple[str, ...]
    cold: tuple[str, ...]
    deals: tuple[tuple[str, int], ...]


FOOD = ("Quality manager", "Production lead", "Managing director", "Plant manager")
CARE = ("Head of quality", "Chief pharmacist", "Responsible person, GDP", "Laboratory manager")
ROAD = ("Fleet manager", "Operations director", "Depot manager", "Compliance lead")

TRADES = (
    Trade("Seafood", {"en": "{place} Seafoods", "de": "{surname} Fischfeinkost", "no": "{place} Fisk", "nl": "Vishandel {surname}", "fr": "Marée {surname}", "es": "Pescados {surname}", "it": "Pescheria {place}", "fi": "{place} Kala"},
          FOOD, ("the ice store", "three depuration tanks", "the smoking room and two vans"),
          (("Tank and van logging", 8400), ("Ice store, 6 probes", 3950), ("Landing site gateways", 11200))),
    Trade("Dairy", {"en": "{place} Dairy", "de": "Molkerei {place}", "no": "{place} Meieri", "nl": "Zuivel {place}", "fr": "Laiterie de {place}", "es": "Lácteos {place}", "it": "Caseificio {place}", "fi": "{place} Meijeri"},
          FOOD, ("both vat lines", "the ripening rooms", "the milk tankers"),
          (("Vat line, 12 probes", 14100), ("Ripening rooms", 9800), ("Tanker logging", 6700))),
    Trade("Brewing", {"en": "{place} Brewery", "de": "Brauhaus {place}", "no": "{place} Bryggeri", "nl": "Brouwerij {place}", "fr": "Brasserie {place}", "es": "Cervecera {place}", "it": "Birrificio {place}", "fi": "{place} Panimo"},
          FOOD, ("the fermentation hall", "the keg store", "nine fermenters"),
          (("Fermentation hall", 7600), ("Keg store alarms", 2300), ("Nine fermenters", 12400))),
    Trade("Bakery", {"en": "{surname} & Daughters Bakery", "de": "Bäckerei {surname}", "no": "{surname} Bakeri", "nl": "Bakkerij {surname}", "fr": "Pâtisserie {surname}", "es": "Horno {surname}", "it": "Forno {surname}", "fi": "{surname} Leipomo"},
          FOOD, ("the cream counters", "the dough retarders", "four shop fridges"),
          (("Shop fridges", 1850), ("Dough retarders", 2950), ("Counter alarms", 1400))),
    Trade("Meat", {"en": "{place} Game & Venison", "de": "Metzgerei {surname}", "no": "{place} Kjøtt", "nl": "Slagerij {surname}", "fr": "Salaisons {surname}", "es": "Cárnicas {place}", "it": "Salumificio {surname}", "fi": "{place} Liha"},
          FOOD, ("the hanging room", "the curing cellars", "the cutting floor"),
          (("Curing cellars", 5200), ("Hanging room, 8 probes", 4400), ("Cutting floor", 6900))),
    Trade("Cold storage", {"en": "{place} Cold Store", "de": "Kühlhaus {surname}", "no": "{place} Kjølelager", "nl": "Koelhuis {surname}", "fr": "Frigo {place}", "es": "Frío {place}", "it": "Frigoriferi {place}", "fi": "{place} Pakkasvarasto"},
          ROAD, ("eleven chambers", "the blast freezers", "the loading docks"),
          (("Eleven chambers", 23400), ("Dock door sensors", 8900), ("Blast freezers", 10800))),
    Trade("Logistics", {"en": "{surname} Couriers", "de": "Spedition {surname}", "no": "{surname} Transport", "nl": "{surname} Transport", "fr": "Transports {surname}", "es": "Transportes {surname}", "it": "Trasporti {surname}", "fi": "Kuljetus {surname}"},
          ROAD, ("forty vans", "the cross dock", "the reefer trailers"),
          (("Fleet contract", 26400), ("Van loggers", 6500), ("Depot gateways", 8700))),
    Trade("Pharma logistics", {"en": "{place} Pharma Logistics", "de": "{place} Pharmalogistik", "no": "{place} Legemiddelfrakt", "nl": "{place} Farmalogistiek", "fr": "Logipharm {place}", "es": "Logifarma {place}", "it": "Logifarma {place}", "fi": "{place} Lääkekuljetus"},
          CARE, ("the 2 to 8 °C hall", "passive shippers", "the quarantine cage"),
          (("Hall mapping and probes", 18700), ("Shipper loggers, 200 units", 15900), ("GDP report service", 7200))),
    Trade("Healthcare", {"en": "{place} Hospital Trust", "de": "{place}-Apotheke", "no": "{place} Apotek", "nl": "Apotheek {place}", "fr": "Pharmacie {surname}", "es": "Farmacia {surname}", "it": "Farmacia {place}", "fi": "{place} Apteekki"},
          CARE, ("sixty ward fridges", "the vaccine fridges", "the blood bank"),
          (("Ward fridges, 60 units", 42000), ("Fridge alarms", 2450), ("Blood bank monitoring", 16800))),
    Trade("Life science", {"en": "{place} Biolabs", "de": "{place} Biotech", "no": "{place} Bioteknikk", "nl": "{place} Life Sciences", "fr": "Biolabs {place}", "es": "Biotec {place}", "it": "Biolab {place}", "fi": "{place} Biotekniikka"},
          CARE, ("minus 80 freezers", "the sample archive", "two incubator rooms"),
          (("Freezer farm", 21500), ("Sample archive", 9400), ("Calibration, 3 sites", 9800))),
    Trade("Horticulture", {"en": "{surname} Flowers", "de": "Gärtnerei {surname}", "no": "{place} Gartneri", "nl": "Kwekerij {surname}", "fr": "Serres de {place}", "es": "Viveros {place}", "it": "Vivai {place}", "fi": "{place} Puutarha"},
          FOOD, ("six glasshouses", "the tulip cells", "the flower lorries"),
          (("Six glasshouses", 5600), ("Cold cells", 3700), ("Lorry loggers", 4100))),
    Trade("Restaurants", {"en": "{surname} Kitchen Group", "de": "Gasthof {place}", "no": "{surname} Mathus", "nl": "Eethuis {surname}", "fr": "Tables de {surname}", "es": "Asador {surname}", "it": "Trattorie {surname}", "fi": "Ravintola {place}"},
          FOOD, ("walk-ins at nine sites", "the prep kitchen", "eighteen fridges"),
          (("Nine kitchens", 7900), ("Prep kitchen", 2200), ("Walk-in alarms", 1950))),
)  # fmt: skip
