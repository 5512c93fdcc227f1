"""Which column is which field: by the heading, checked against the values; by the values where no heading helps."""

from crm.importing import headers, values

# A meaning of a heading becomes this field of the kind.
FIELD_OF = {"first": "contact_first_name", "last": "contact_last_name", "person": "contact_name", "company": "name"}
LEAST = 0.4  # plainness below which a heading says nothing


def guess(table, fields):
    """The field of each column of `table`, "" where a column is left out.

    `fields` are the names that the kind has; each is given to one column at most.
    """
    columns = [values.column([row.cells for row in table.rows], at) for at in range(len(table.columns))]
    claims = _claims(table.headers, columns) if table.has_header else [None] * len(columns)
    claims = _name_or_person(claims)
    chosen = _best(claims)
    _without_twins(chosen, table)
    _by_values(chosen, columns, table)
    _some_name(chosen, columns, table)
    allowed = set(fields)
    if "contact_name" not in allowed:  # the halves of a name still make one where there is no company
        _only_names(chosen, allowed)
    by_column = {at: field for field, at in chosen.items() if field in allowed}
    return [by_column.get(at, "") for at in range(len(columns))]


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
        claims.append((meaning, score) if meaning and _fits(meaning, column) else None)
    return claims


def _fits(meaning, column):
    """Whether the values allow what the heading claims; an empty column contradicts nothing."""
    if column.is_empty:
        return True
    if meaning == "email":
        return column.ats > 0.1
    if meaning == "phone":
        return column.digits > 0.1 and column.emails < 0.5
    if meaning == "website":
        return column.dots > 0.1 and column.emails < 0.5
    if meaning in {"first", "last", "person", "company", "name"}:
        return column.data < 0.7
    if meaning in {"industry", "source"}:
        return column.emails < 0.5 and not (column.data > 0.9 and column.digits == 1)
    return True


def _name_or_person(claims):
    """Settle `Name`: a half of a person's name beside the other half, the person beside a company, else the company.

    Where nothing is a company, a person's full name is the name of the lead.
    """
    said = {claim[0] for claim in claims if claim}
    company = any(claim and claim[0] == "company" for claim in claims)
    if "name" in said and "first" in said and "last" not in said:
        claims = _rename(claims, "name", "last")
    elif "name" in said and "last" in said and "first" not in said:
        claims = _rename(claims, "name", "first")
    elif "name" in said and company:
        claims = _rename(claims, "name", "person")
    elif "name" in said:
        claims = _rename(claims, "name", "company")
    elif "person" in said and not company and not {"first", "last"} & said:
        claims = _rename(claims, "person", "company")
    return claims


def _rename(claims, old, new):
    """`old` claims as `new` ones; slightly weaker, so that a column which says `new` itself wins."""
    return [(new, claim[1] - 0.05) if claim and claim[0] == old else claim for claim in claims]


def _best(claims):
    """{field: column}: the plainest claim to each field, the leftmost among equals."""
    chosen, scores = {}, {}
    for at, claim in enumerate(claims):
        if claim:
            field = FIELD_OF.get(claim[0], claim[0])
            if claim[1] > scores.get(field, 0):
                chosen[field], scores[field] = at, claim[1]
    return chosen


def _without_twins(chosen, table):
    """A person column that says the same as the name column adds nothing."""
    if {"name", "contact_name"} <= chosen.keys():
        pairs = [(_cell(row, chosen["name"]), _cell(row, chosen["contact_name"])) for row in table.rows[:100]]
        pairs = [pair for pair in pairs if pair[1]]
        if pairs and sum(a == b for a, b in pairs) > 0.8 * len(pairs):
            del chosen["contact_name"]


def _cell(row, at):
    return row.cells[at].strip() if at < len(row.cells) else ""


def _by_values(chosen, columns, table):
    """Addresses are recognised under any heading that says nothing; phone numbers only where there is no heading."""
    for field, share in (("email", "emails"), ("website", "websites"), ("phone", "phones")):
        if field in chosen or (field != "email" and table.has_header and field == "phone"):
            continue
        free = [
            at for at, column in enumerate(columns)
            if at not in chosen.values() and getattr(column, share) > 0.6 and not _says_beside(table, at)
        ]  # fmt: skip
        if free:
            chosen[field] = free[0]


def _says_beside(table, at):
    return table.has_header and bool(table.headers[at]) and headers.is_known(table.headers[at])


def _some_name(chosen, columns, table):
    """Without a heading, names are told apart by the addresses beside them: before the @ is a person, after it a company."""
    if table.has_header or chosen.keys() & {"name", "contact_name", "contact_first_name"}:
        return
    rows = [row.cells for row in table.rows]
    free = [
        at
        for at, column in enumerate(columns)
        if at not in chosen.values() and column.data < 0.3 and column.digits < 0.5
    ]
    if not free:
        return
    email, website = chosen.get("email"), chosen.get("website", chosen.get("email"))
    company = {at: columns[at].legal_forms + _near(rows, at, website, 1) for at in free}
    person = {at: columns[at].persons * 0.3 + _near(rows, at, email, 0) for at in free}
    if pair := _halves(free, columns, person, company):
        chosen["contact_first_name"], chosen["contact_last_name"] = pair
        free = [at for at in free if at not in pair and company[at] > 0.4]
    if free:
        chosen["name"] = max(free, key=lambda at: (company[at] - person[at], -at))
        rest = [at for at in free if at != chosen["name"] and person[at] > 0.4 and person[at] > company[at]]
        if rest and not pair:
            chosen["contact_name"] = max(rest, key=lambda at: (person[at], -at))


def _near(rows, at, other, part):
    return values.share_found_in(rows, at, other, part) if other is not None else 0.0


def _halves(free, columns, person, company):
    """Two neighbouring columns of single words of which the addresses speak as of one person."""
    for first in free:
        last = first + 1
        if last in free and min(columns[first].single_words, columns[last].single_words) > 0.6:
            both = person[first] + person[last]
            if both > 0.5 and both > company[first]:
                return first, last
    return None


def _only_names(chosen, allowed):
    if "name" in chosen:
        chosen.pop("contact_first_name", None)
        chosen.pop("contact_last_name", None)
    elif "contact_name" in chosen and "contact_name" not in allowed:
        chosen["name"] = chosen.pop("contact_name")
