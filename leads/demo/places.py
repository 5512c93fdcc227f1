"""Where the demo's companies are, and how companies, streets and people are called there. All of it is invented."""

from typing import NamedTuple


class Country(NamedTuple):
    """A country: its code, calling code and areas (with the fictional 555 01 at the end), currency, and the words its names are made of."""

    code: str
    calling: str
    areas: tuple[str, ...]
    currency: str
    language: str
    places: tuple[str, ...]
    surnames: tuple[str, ...]
    first_names: tuple[str, ...]


def _words(text):
    return tuple(word.replace("_", " ") for word in text.split())


COUNTRIES = {
    country.code: country
    for country in (
        Country("GB", "+44", ("15665551", "19045551", "15395551", "14635551"), "GBP", "en",
                _words("Wexcombe Pellworth Ashdale Marrowby Tidewell Stonemere Hollinbeck Harrow_Lane Fenwick_Moor Oldcastle"),
                _words("Hocking Aske Penhale Trent Pike Hale Sohal Adeyemi Marlow Tallis Yusuf Ketteridge"),
                _words("Ruth Gwen Poppy Joanne Marcus Amrit Sam Hattie Zainab Dan Hannah Owen")),
        Country("IE", "+353", ("9155501", "2155501", "7455501"), "EUR", "en",
                _words("Ballyferran Kilvarna Carrigeen Rossmeen Dunmore Skerry Inishowen_Bay Clonavea"),
                _words("Keane Nolan Brennan Gallagher Tierney Devane Lacey Moran"),
                _words("Siobhan Fergal Orla Niall Aoife Declan Maeve Cormac")),
        Country("DE", "+49", ("4055501", "42155501", "73155501", "882155501"), "EUR", "de",
                _words("Sonnenberg Lindenau Eichhofen Silbertal Moorbach Falkental Ahrenfeld Wiesengrund Steinach Birkenau"),
                _words("Ostermann Brandt Voss Kessler Lorenz Thiele Hagedorn Petersen Wendt Falk"),
                _words("Britta Lena Jürgen Katrin Uwe Anke Matthias Silke Torben Heike")),
        Country("NO", "+47", ("555501", "735501", "775501"), "NOK", "no",
                _words("Nordlys Havøya Fjellvik Storholm Lysvik Skarnes Halden Nordkapp"),
                _words("Karlsen Sandvik Haugen Lie Myhre Solberg Bakken Nygård"),
                _words("Nils Erik Solveig Ingrid Lars Marit Håkon Sunniva")),
        Country("NL", "+31", ("2055501", "5055501", "3055501"), "EUR", "nl",
                _words("Waterland Oosterwijk Zandhoven Veldzicht Maasdal Duinoord"),
                _words("van_Aalst de_Wit Hoekstra Bakker Smit Vermeer"),
                _words("Joost Femke Sander Lieke Bram Anouk")),
        Country("FR", "+33", ("2555501", "4555501", "5555501"), "EUR", "fr",
                _words("Mirabel Valnoir Saint-Clair_d’Aubrac Rochebrune Longpré Beaumanoir Les_Sablons"),
                _words("Dumas Lefort Garnier Moreau Chastel Perrin Vasseur"),
                _words("Colette Luc Mathilde Étienne Sylvie Bastien Camille")),
        Country("ES", "+34", ("9155501", "9455501", "9855501"), "EUR", "es",
                _words("Valdeoria Peñaclara Ribamar Montesol Villaseca Costabrisa"),
                _words("Ferrer Ibáñez Lozano Castaño Robledo Aguirre"),
                _words("Núria Álvaro Lucía Íñigo Marta Joaquín")),
        Country("IT", "+39", ("0255501", "05155501", "08155501"), "EUR", "it",
                _words("Fontana Montechiaro Valdisole Riomaggio Borgo_Sereno Castelfiume"),
                _words("Bianchi Colombo Ferrante Moretti Sala Rinaldi"),
                _words("Giulia Paolo Chiara Matteo Elena Davide")),
        Country("CH", "+41", ("3155501", "4455501", "8155501"), "EUR", "de",
                _words("Alpenblick Rotstock Seewen Murtal"),
                _words("Zgraggen Aebischer Wyss Inauen"),
                _words("Reto Ursina Beat Regula")),
        Country("FI", "+358", ("955501", "1755501", "1655501"), "EUR", "fi",
                _words("Kalliomaa Järvelä Pohjanlahti Koivuranta"),
                _words("Kallio Virtanen Laine Heikkilä"),
                _words("Aino Jussi Päivi Eero")),
    )
}  # fmt: skip
