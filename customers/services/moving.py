"""Handing over what belongs to one record to another, and giving exactly that back."""

from customers.models import Contact, Customer

AT_ONCE = 500
OWN = ("kept", "absorbed")  # the merge's own links stay where they are


def hand_over(old, new):
    """Point everything that refers to `old` (a customer or contact) at `new`. Returns {relation: [ids]} of what moved.

    The relations are read from the model, so that what a room above keeps about customers moves along. Hidden ones
    (`related_name="+"`) are notes of the machine, not history, and stay.
    """
    return {name: ids for name, rows, field in _relations(type(old)) if (ids := _repoint(rows, field, old, new))}


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


def _repoint(rows, field, old, new):
    mine = rows.filter(**{field: old})
    ids = list(mine.order_by("pk").values_list("pk", flat=True))
    if ids:
        mine.update(**{field: new})
    return ids
