"""Handing over what belongs to one record to another, and giving exactly that back."""

from collections import defaultdict

from django.db.models import Value

from customers.models import Contact, Customer

AT_ONCE = 500
OWN = ("kept", "absorbed")  # the merge's own links stay where they are


def hand_over(old, new):
    """Point everything that refers to `old` (a customer or contact) at `new`. Returns {relation: [ids]} of what moved.

    The relations are read from the model, so that what a room above keeps about customers moves along. Hidden ones
    (`related_name="+"`) are notes of the machine, not history, and stay.
    """
    relations, moved = list(_relations(type(old))), defaultdict(list)
    mine = [rows.filter(**{field: old}) for _name, rows, field in relations]
    numbered = [rows.order_by().annotate(nth=Value(nth)).values_list("nth", "pk") for nth, rows in enumerate(mine)]
    for nth, pk in sorted(numbered[0].union(*numbered[1:], all=True)):  # one query for all of them
        moved[nth].append(pk)
    for nth in moved:
        mine[nth].update(**{relations[nth][2]: new})
    return {relations[nth][0]: ids for nth, ids in moved.items()}


def give_back(moved, old, new):
    """Point the rows that `hand_over` moved at `old` again, as far as they are there and still at `new`."""
    for name, rows, field in _relations(type(old)):
        ids = moved.get(name, [])
        for start in range(0, len(ids), AT_ONCE):
            rows.filter(pk__in=ids[start : start + AT_ONCE], **{field: new}).update(**{field: old})


def counts(customer):
    """How many people, deals, tasks and lines of the story would move with `customer`."""
    return {
        "people": customer.contacts.count(),
        "deals": customer.opportunities.count(),
        "tasks": customer.tasks.count(),
        "lines": customer.activities.count(),
        "dossiers": customer.promotions.count(),
    }


def _relations(model):
    """(name, all rows, field) of each relation that points at `model`, always in one order."""
    assert model in (Customer, Contact)
    for relation in model._meta.related_objects:
        if relation.field.name not in OWN:
            source = relation.related_model
            yield f"{source._meta.label_lower}.{relation.field.name}", source._base_manager.all(), relation.field.name
