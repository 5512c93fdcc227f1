"""Which column is which field: by the heading, checked against the values; by the values where no heading helps."""

from crm.importing.mapping import headers, unnamed, values
from crm.importing.mapping.settling import settle

# A meaning of a heading becomes this field of the kind.
FIELD_OF = {"first": "contact_first_name", "last": "contact_last_name", "person": "contact_name", "company": "name"}
LEAST = 0.4  # plainness below which a heading says nothing
PLAIN = 0.9  # plainness of a heading that leaves no doubt
SEVERAL = {"phone": LEAST, "email": LEAST, "notes": 0.6}  # fields that further columns go to, from this plainness


def guess(table, fields, own=None):
    """The target of each column of `table`, "" where a column is left out.

    `fields` are the names that the kind has, `own` ({target: column}) the columns that the workspace itself has named. A
    field is given to one column; to several of phones, e-mails and notes, of which the reader of the cells takes the
    plainest first.
    """
    rows = [row.cells for row in table.sample]
    columns = [values.column(rows, at) for at in range(len(table.columns))]
    names = headers.without_prefix(table.headers)
    claims = _claims(names, columns) if table.has_header else [None] * len(columns)
    claims = [None if own and at in own.values() else claim for at, claim in enumerate(claims)]
    claims = settle(claims, columns, names)
    chosen = _best(claims, columns) | (own or {})
    _without_twins(chosen, rows)
    unnamed.find_addresses(chosen, columns, table)
    unnamed.find_names(chosen, columns, table, rows)
    _only_useful(chosen, set(fields))
    by_column = {at: field for field, at in chosen.items() if field in fields}
    return [by_column.get(at) or _further(claims[at], columns[at], chosen) for at in range(len(columns))]


def plainness(header, target):
    """How plainly a heading says `target`, from 0 to 1; the plainest of several columns for one field comes first."""
    claim = headers.claim(header)
    return claim.score if claim and FIELD_OF.get(claim.meaning, claim.meaning) == target else 0


def _claims(names, columns):
    """The (meaning, score) of each heading whose values do not contradict it."""
    claims = []
    for name, column in zip(names, columns, strict=True):
        claim = headers.claim(name)
        meaning, score = (claim.meaning, claim.score) if claim and claim.score >= LEAST else ("", 0)
        if meaning in {"person", "company", "name"} and column.emails > 0.5:
            meaning, score = "email", 0.6
        elif meaning in {"person", "name"} and column.phones > 0.6:
            meaning, score = "phone", 0.6
        if meaning in {"", "notes", "company"} and headers.is_place(name) and (held := _of_a_place(column)):
            meaning, score = held, 0.6
        if meaning == "website" and score < PLAIN and column.is_one_site:
            meaning = ""
        if meaning == "phone" and score < PLAIN and not column.is_empty and column.long_numbers < 0.3:
            meaning = ""
        if meaning == "company" and score == 1 and column.short_numbers > 0.7 and not headers.is_account(name):
            score = 0.7  # 3663 and 42 are companies too, where nothing else says its name more plainly
            claims.append((meaning, score))
            continue
        claims.append((meaning, score) if meaning and _fits(meaning, column) else None)
    return claims


def _of_a_place(column):
    """What a column called `Work` holds."""
    return "phone" if column.phones > 0.6 else "email" if column.emails > 0.6 else ""


def _fits(meaning, column):
    """Whether the values allow what the heading claims; an empty column contradicts nothing."""
    if column.is_empty:
        return True
    return _TESTS.get(meaning, lambda column: True)(column)


def _is_no_name(column):
    return column.data < 0.7


def _is_word(column):
    return column.emails < 0.5 and column.answers < 0.8 and not (column.data > 0.9 and column.digits == 1)


_TESTS = {
    "phone_code": lambda column: column.calling_codes > 0.7,
    "email": lambda column: column.ats > 0.1,
    "phone": lambda column: column.digits > 0.1 and column.emails < 0.5,
    "website": lambda column: column.dots > 0.1 and column.emails < 0.5,
    **dict.fromkeys((*headers.CALLED, "named"), _is_no_name),
    **dict.fromkeys(("industry", "source", "status"), _is_word),
    "notes": lambda column: column.answers < 0.8 and column.grades < 0.9,
}  # fmt: skip


def _best(claims, columns):
    """{field: column}: the plainest claim to each field, the leftmost among equals; of an empty column only without another."""
    chosen, scores = {}, {}
    for at, (claim, column) in enumerate(zip(claims, columns, strict=True)):
        if claim:
            field, score = FIELD_OF.get(claim[0], claim[0]), claim[1] - column.is_empty
            if field not in chosen or score > scores[field]:
                chosen[field], scores[field] = at, score
    return chosen


def _without_twins(chosen, rows):
    """A person column that says the same as the name column adds nothing."""
    if {"name", "contact_name"} <= chosen.keys():
        pairs = [(_cell(row, chosen["name"]), _cell(row, chosen["contact_name"])) for row in rows[:100]]
        pairs = [pair for pair in pairs if pair[1]]
        if pairs and sum(a == b for a, b in pairs) > 0.8 * len(pairs):
            del chosen["contact_name"]


def _cell(row, at):
    return row[at].strip() if at < len(row) else ""


def _only_useful(chosen, fields):
    """Without a field for a person, names in halves still make a name; a country code is for a number."""
    if "contact_name" not in fields:
        if "name" in chosen:
            chosen.pop("contact_first_name", None)
            chosen.pop("contact_last_name", None)
        elif "contact_name" in chosen:
            chosen["name"] = chosen.pop("contact_name")
    if "phone" not in chosen:
        chosen.pop("phone_code", None)


def _further(claim, column, chosen):
    """The field that a further column goes to as well: a second phone, a second e-mail, more notes."""
    field, score = claim or ("", 0)
    return field if field in chosen and not column.is_empty and score >= SEVERAL.get(field, 2) else ""
