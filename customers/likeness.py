"""Which customers of a workspace may be the same one: found by keys, never by comparing all with all.

Blocks of equal keys (domain, e-mail, phone, name) give their pairs; near-same names come from the sorted neighbourhood
method (Hernández and Stolfo, 1995): sorted by name and again by the words of the name in order, each is compared with
the next few only. So the work grows with the number of customers and not with its square.
"""

from collections import defaultdict
from itertools import combinations, pairwise

from crm.importing.planning.matching import is_near
from customers.models import Contact, LikelyPair

STRENGTH = {"email": 8, "domain": 6, "phone": 5, "name_key": 4, "near": 2}
BLOCK = 12  # of more with one key, such as the phone of a business park, only neighbours are paired
WINDOW = 4  # how many of the following names each is compared with
SHORTEST = 5  # shorter names are near too many others
MOST = 20_000  # pairs that are kept, the strongest: nobody reads more


def find_pairs(workspace, *, progress=lambda percent: None):
    """The likely pairs of a workspace as {(smaller id, greater id): [why]}, `why` out of `STRENGTH`, the strongest first.

    Reads two tables once each. `progress` is told now and then how many per cent are done.
    """
    customers = list(workspace.customers.values_list("pk", "name_key", "domain", "email", "phone"))
    progress(10)
    people = Contact.objects.filter(workspace=workspace, customer__merged_into=None)
    people = list(people.exclude(email="", phone="").values_list("customer", "email", "phone"))
    progress(20)
    pairs = defaultdict(list)
    for at, (why, key_of) in enumerate(_keys(customers, people)):
        for pair in _same(key_of):
            pairs[pair].append(why)
        progress(30 + at * 10)
    for pair in _near(customers):
        pairs[pair].append("near")
    progress(80)
    strongest = sorted(pairs, key=lambda pair: (-strength(pairs[pair]), pair))[:MOST]
    return {pair: pairs[pair] for pair in strongest}


def strength(why):
    """How much speaks for a pair: the sum of `STRENGTH`."""
    return sum(STRENGTH[reason] for reason in why)


def _keys(customers, people):
    """What customers are recognised by: (why, (key, customer's id)...); people lend theirs to their customer."""
    yield "email", ((mail.lower(), pk) for rows in (_mails(customers), people) for pk, mail, *_rest in rows)
    yield "domain", ((domain, pk) for pk, _name, domain, _mail, _phone in customers)
    yield "phone", ((one[-1], one[0]) for rows in (customers, people) for one in rows)
    yield "name_key", ((name, pk) for pk, name, *_rest in customers)


def _mails(customers):
    return ((pk, mail) for pk, _name, _domain, mail, _phone in customers)


def _same(keys):
    """The pairs of customers that share a key; in a large block each with the next one."""
    first, blocks = {}, defaultdict(set)
    for key, pk in keys:
        if key and first.setdefault(key, pk) != pk:
            blocks[key].add(pk)
    found = set()
    for key, block in blocks.items():
        pks = sorted({*block, first[key]})
        found.update(combinations(pks, 2) if len(pks) <= BLOCK else pairwise(pks))
    return found


def _near(customers):
    """The pairs whose names are nearly the same, by both orders."""
    named = [(name, pk) for pk, name, *_keys in customers if len(name) >= SHORTEST]
    found = set()
    for order in (lambda one: one[0], lambda one: sorted(one[0].split())):
        ordered = sorted(named, key=order)
        for step in range(1, WINDOW + 1):
            for (name, pk), (other, other_pk) in zip(ordered, ordered[step:], strict=False):
                if name != other and is_near(name, other):
                    found.add((min(pk, other_pk), max(pk, other_pk)))
    return found


def likely_pair(customer):
    """The strongest pair that `customer` is in and nobody has decided, or None."""
    return LikelyPair.objects.open().of(customer).order_by("-strength", "-id").first()
