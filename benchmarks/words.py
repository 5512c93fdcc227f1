"""Words that names of companies and people are made of, with their skew."""

FIRST = """Amber Anchor Arbor Ashford Aurora Baltic Beacon Birch Bluewater Bramble Bridge Bright Cambria Canal Castle
Cedar Chalk Clear Cobalt Copper Coral Crown Delta Dorn Eagle Eastgate Elm Ember Eichen Falcon Fern Fjord Flint Forge
Fox Garnet Glen Golden Granite Green Grove Hafen Harbour Hawk Hazel Heron High Hill Holm Horizon Iron Island Ivy Jade
Juniper Kestrel Kingfisher Köhler Lake Lark Laurel Lime Linden Lumen Maple Marble Meadow Merlin Mill Mirror Moor Müller
Nord North Oak Ocean Olive Onyx Orchard Osprey Otter Pearl Pine Pioneer Prairie Quarry Quartz Raven Red Reed Ridge
River Robin Rowan Ruby Saffron Sage Sand Schäfer Seal Silver Sky Spring Spruce Stone Summit Swift Tern Thorn Tide
Timber Topaz Umber Valley Velvet Violet Vista Walnut Wave West Whit Willow Wind Wolf Wren Zephyr Ærø""".split()
SECOND = """Agrar Analytics Apparel Automation Bakery Batteries Bikes Bottling Brewing Builders Cabling Carpentry Catering
Ceramics Chemicals Cleaning Clinics Coatings Coffee Components Consulting Controls Cosmetics Couriers Dairy Dental
Design Devices Diagnostics Drones Electronics Elevators Energy Engineering Fabrics Farms Filters Fisheries Fittings
Flooring Foods Freight Furniture Gardens Gases Glass Graphics Haulage Heating Hotels Hydraulics Imaging Insulation
Joinery Kitchens Labels Laboratories Lasers Leather Lighting Linen Logistics Machines Marine Materials Media Metals
Milling Motors Networks Optics Organics Oysters Packaging Paints Paper Pharma Plastics Plumbing Polymers Power Print
Pumps Quarries Rail Recycling Refrigeration Robotics Roofing Rubber Safety Seeds Sensors Shipping Signs Software Solar
Steel Stone Storage Systems Tea Textiles Tiles Tools Toys Training Transport Turbines Valves Water Welding Wines Wood
Yachts""".split()
CITIES = """Aachen Aarhus Antwerp Basel Bath Bergen Bilbao Bologna Bordeaux Bremen Brest Bristol Brno Bruges Cork Cologne
Dijon Dortmund Dresden Dublin Dundee Essen Exeter Florence Galway Geneva Genoa Ghent Girona Graz Haarlem Hamburg Hull
Innsbruck Kassel Kiel Krakow Leeds Leipzig Liège Lille Limerick Linz Lisbon Lund Lyon Mainz Malmö Metz Modena Munich
Nantes Naples Nîmes Norwich Odense Oslo Ostrava Padua Parma Plymouth Porto Prague Reims Rennes Rostock Rouen Salzburg
Seville Siena Stavanger Swansea Tartu Toulouse Tours Trier Trieste Turin Turku Ulm Uppsala Utrecht Verona Vigo York
Zürich""".split()
FORMS = ("GmbH", "Ltd", "SAS", "AB", "Inc", "SpA", "")
FORM_WEIGHTS = (30, 15, 10, 8, 7, 5, 25)
GIVEN = """Aino Alba Anders Anna Bruno Chloé Clara Cormac Dario Eike Elena Emil Erik Fiona Greta Hanna Henrik Ines Ivan Jana
Jonas Julia Karim Katja Lars Lena Luca Mara Marta Mateo Mina Nadia Nils Noor Olga Oscar Paula Pedro Priya Quentin Rosa
Ruth Samir Sara Siobhan Sofia Sven Tariq Theo Ute Vera Viktor Wanda Xavier Yara Zoë""".split()
FAMILY = """Albrecht Andersen Baptiste Becker Bianchi Carter Castro Dubois Duffy Eriksen Fischer Fontaine Garcia Greco Haas
Hansen Holm Ivanov Jansen Keane Keller Kowalski Lang Larsen Lehmann Lindqvist Marino Martin Meyer Moreau Nagy Novak
Nowak Okafor Olsen Patel Penhale Pereira Quinn Ricci Rossi Roth Santos Schmidt Silva Sørensen Tanaka Urban Vogel Weber
Wolff Young Zeman""".split()
INDUSTRIES = """Manufacturing Software Retail Construction Logistics Healthcare Hospitality Energy Agriculture Education
Finance Insurance Food Automotive Chemicals Media Telecoms Textiles Pharma Aerospace Mining Forestry Maritime Security
Seafood""".split()
INDUSTRY_WEIGHTS = [1 / rank for rank in range(1, 26)]
SOURCES = ("Website", "Referral", "Trade fair", "Cold call", "Partner", "Newsletter")
SOURCE_WEIGHTS = (40, 25, 15, 10, 8, 2)
STATUSES = ("new", "information_filled", "contacted", "qualified", "promoted", "disqualified")
STATUS_WEIGHTS = (45, 25, 12, 5, 8, 5)
RARE = "Zanderkrug"
