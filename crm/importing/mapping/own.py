"""Columns whose headings are words of the workspace itself: the names of its custom fields, and *Tags*."""

from crm.columns import TAGS
from crm.custom.records import PREFIX
from crm.exporting import original
from crm.importing.mapping.headers import plain
from crm.importing.mapping.phrases import of_list
from crm.text import fold

CALLED_TAGS = "tags, tag, schlagworte, schlagwörter, étiquettes, etiquetas, etichette, タグ, 标签, 標籤"


def own_columns(table, kind):
    """{target: column} for the columns that the workspace has added: the plainest heading of each, leftmost among equals.

    What the built-in fields are called stays theirs.
    """
    found = {}
    headings = [original(heading) for heading in table.headers] if table.has_header else []
    own = [field for field in kind.fields if field.own]
    others = [str(said) for field in kind.fields if not field.own for said in (field.name, field.label)]
    for read, meanings in ((fold, _names(own)), (fold, _labels(own)), (plain, _likenesses(own))):
        theirs = {"", *map(read, others)}
        for at, heading in enumerate(headings):
            said = read(heading)
            target = meanings.get(said) if said not in theirs else None
            if target and target not in found and at not in found.values():
                found[target] = at
    return found


def _names(own):
    return {field.name: field.name for field in own}


def _labels(own):
    return {fold(field.label): field.name for field in own}


def _likenesses(own):
    """What is the same but for signs and capitals, the keys of fields, and *Tags* in other languages."""
    keys = {plain(field.name.removeprefix(PREFIX)): field.name for field in own}
    return keys | {plain(field.label): field.name for field in own} | dict.fromkeys(of_list(CALLED_TAGS), TAGS)
