"""What headings leave open, settled by the other columns: `Name`, `Estado`, a company's two names."""

from crm.importing.mapping import headers, qualifiers
from crm.importing.mapping.phrases import of_list
from crm.text import fold

DOUBTED = 0.42  # plainness up to which a company is too doubtful for `Name` to be somebody at it


def settle(claims, columns, names):
    """The (meaning, score) or None of each column, told from the others; `names` are the headings."""
    return _name_or_person(_without_regions(claims, names), columns)


def _without_regions(claims, names):
    """`Estado` beside a town or a postcode is where somebody lives; elsewhere a column that says `Status` goes before it."""
    around = ["", *(headers.plain(name).rpartition(" ")[2] for name in names), ""]
    for at, claim in enumerate(claims):
        if claim and claim[0] == "status" and around[at + 1] in of_list(qualifiers.REGIONS):
            is_region = not {around[at], around[at + 2]}.isdisjoint(of_list(qualifiers.TOWNS))
            claims[at] = None if is_region else ("status", claim[1] - 0.05)
    return claims


def _name_or_person(claims, columns):
    """Settle `Name`: a half of a person's name beside the other half, the person beside a company, else the company.

    Where nothing is a company, a person's full name is the name of the lead. Halves beside a full name say nothing new.
    """
    claims = _by_its_trade_name(claims)
    said = {claim[0] for claim in claims if claim}
    if "named" in said:
        fits = not said & {"company", "name"} and not {"first", "last"} <= said
        claims = _rename(claims, "named", "company") if fits else [c if c and c[0] != "named" else None for c in claims]
        said = {claim[0] for claim in claims if claim}
    company = any(claim and claim[0] == "company" and claim[1] > DOUBTED for claim in claims)
    if "name" in said and "first" in said and "last" not in said:
        claims = _rename(claims, "name", "last")
    elif "name" in said and "last" in said and "first" not in said:
        claims = _rename(claims, "name", "first")
    elif "person" in said and len(said & {"first", "last"}) == 1 and _is_half(claims, columns):
        claims = _rename(claims, "person", "last" if "first" in said else "first")
    elif "name" in said and company:
        claims = _rename(claims, "name", "person")
    elif "name" in said:
        claims = _rename(claims, "name", "company")
    elif "person" in said and not company:
        claims = _rename(claims, "person", "company")
    return _one_way_to_say(claims, columns)


def _by_its_trade_name(claims):
    """A company's trade name is its name where no column says another; beside one, `Name` is the company's as well."""
    said = {claim[0] for claim in claims if claim}
    if "trade" in said and "company" not in said:
        claims = _rename(claims, "name" if "name" in said else "trade", "company")
    return [claim if claim and claim[0] != "trade" else None for claim in claims]


def _is_half(claims, columns):
    """Whether what claims to be a person's name is a single word, as in `contact_nom` beside `contact_prenom`."""
    return all(
        column.persons < 0.3 for claim, column in zip(claims, columns, strict=True) if claim and claim[0] == "person"
    )


def _one_way_to_say(claims, columns):
    """A person's full name or its halves, not both: halves go beside a plain full name, and before a doubtful one (`Owner`).

    A plain one that names other people than the halves do, as `Contact` may, is doubtful as well.
    """
    said = {claim[0] for claim in claims if claim}
    if not {"first", "last"} & said:
        return claims
    pairs = list(zip(claims, columns, strict=True))
    full = [claim[1] for claim, column in pairs if claim and claim[0] == "person" and not column.is_empty]
    is_plain = full and max(full) > 0.8 and not ({"first", "last"} <= said and _are_others(pairs))
    unsaid = {"first", "last"} if is_plain else {"person"}
    return [None if claim and claim[0] in unsaid else claim for claim in claims]


def _are_others(pairs):
    """Whether hardly any of the last names is part of a full name."""
    full, last = ([cell for claim, column in pairs if claim and claim[0] == meaning for cell in column.cells]
                  for meaning in ("person", "last"))  # fmt: skip
    words = {word for cell in full for word in fold(cell).split()}
    return bool(last) and sum(words.issuperset(fold(cell).split()) for cell in last) < 0.2 * len(last)


def _rename(claims, old, new):
    """`old` claims as `new` ones; slightly weaker, so that a column which says `new` itself wins."""
    return [(new, claim[1] - 0.05) if claim and claim[0] == old else claim for claim in claims]
