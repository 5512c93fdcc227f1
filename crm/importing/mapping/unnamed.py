"""Which column is which where no heading helps: addresses by how they look, names by the addresses beside them."""

from crm.importing.mapping import headers, values

NAMES = {"name", "contact_name", "contact_first_name"}


def find_addresses(chosen, columns, table):
    """Add to `chosen` ({field: column}) what is recognised under any heading; phone numbers only where there is none."""
    for field, share in (("email", "emails"), ("website", "websites"), ("phone", "phones")):
        if field in chosen or (field == "phone" and table.has_header):
            continue
        free = [
            at for at, column in enumerate(columns)
            if at not in chosen.values() and getattr(column, share) > 0.6 and not _says_beside(table, at)
            and not (table.has_header and column.is_of_few) and not (field == "website" and column.is_one_site)
        ]  # fmt: skip
        if free:
            chosen[field] = free[0]


def find_names(chosen, columns, table, rows):
    """Without a heading, tell names apart by the addresses beside them: before the @ is a person, after it a company."""
    if table.has_header or chosen.keys() & NAMES:
        return
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


def _says_beside(table, at):
    return table.has_header and bool(table.headers[at]) and headers.is_known(table.headers[at])


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
