"""How many rows lack nothing but a name, and have a website or an e-mail that one can be made from."""

from crm.importing.cells.naming import MADE
from crm.importing.models import Import, ImportRow

Fate = ImportRow.Fate


def count(paste):
    """After its rows were counted, keep how many of them wait for a name, or have one made for them."""
    nameless = 0
    if paste.makes_names or paste.counts.get(Fate.INVALID):
        rows = paste.rows if paste.makes_names else paste.rows.filter(fate=Fate.INVALID)
        nameless = rows.filter(values__has_key=MADE).count()
    if nameless != paste.nameless:
        paste.nameless = nameless
        Import.objects.filter(pk=paste.pk).update(nameless=nameless)
