"""What columns of leads typically hold, and what is guessed for a table."""

from crm.importing import kinds
from crm.importing.mapping.guessing import guess
from crm.importing.reading.table import read_table

FIELDS = [name for name, _label in kinds.get("leads").choices()]
TYPICAL = {
    "name": ["Tideway Shellfish", "Karlsen Cold Store", "Foss & Foss"],
    "contact_name": ["Orla Brennan", "Nils Berg", "Lotte Juhl"],
    "contact_first_name": ["Orla", "Nils", "Lotte"],
    "contact_last_name": ["Brennan", "Berg", "Juhl"],
    "email": ["orla@tideway.example", "nils.berg@karlsen.example", "post@foss.example"],
    "phone": ["020 7946 0018", "+47 22 33 44 55", "01566 555117"],
    "website": ["https://tideway.example", "www.karlsen.example", "foss.example"],
    "industry": ["Fishing", "Logistics", "Fishing"],
    "source": ["Web", "Fair", "Web"],
    "status": ["New", "Contacted", "New"],
    "notes": ["Likes boats.", "Call in May.", ""],
}


def guessed(text, fields=FIELDS):
    """{heading: field or ""} as it is guessed for the table that `text` holds."""
    table = read_table(text)
    return dict(zip(table.columns, guess(table, fields), strict=True))
