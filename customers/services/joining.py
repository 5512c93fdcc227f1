"""The people of two customers as those of one: the same e-mail is the same person."""

from crm.custom.records import own_names
from crm.custom.types import shown
from crm.history import plain
from crm.tags.sharing import share_tags, take_tags_back
from crm.vocabulary import vocabulary
from customers.models import Contact
from customers.services.moving import give_back, hand_over
from customers.services.winning import choose, put, take_back

TOLD = ("first_name", "last_name", "phone", "title", "buying_role")


def join_people(kept, absorbed):
    """Make one contact of each two with the same e-mail; the others move with their customer later.

    The kept one's facts stay, what is empty is filled, and what differs goes into the notes. The contact of `absorbed`
    is put away. Returns what was done, for `part_people`.
    """
    known, theirs = {}, []
    people = Contact.objects.select_for_update().filter(customer__in=[kept, absorbed]).exclude(email="")
    for person in people.order_by("pk"):
        person.workspace = kept.workspace  # read once
        if person.customer_id == kept.pk:
            known.setdefault(person.email.lower(), person)
        else:
            theirs.append(person)
    return [_join(known[person.email.lower()], person) for person in theirs if person.email.lower() in known]


def _join(kept, absorbed):
    values = choose(kept, absorbed, [*(name for name in Contact.FIELDS if name != "email"), *own_names(kept, absorbed)])
    if kept.has_left and not absorbed.has_left:
        values["left_at"] = None  # who is at one of the two is at the one they are
    if told := _differing(kept, absorbed):
        values["notes"] = "\n\n".join(filter(None, [values.get("notes", kept.notes), told]))
    tags = share_tags(absorbed, kept, by=None)
    done = {
        "tags": tags,
        "contact": absorbed.pk,
        "into": kept.pk,
        "values": put(kept, values),
        "moved": hand_over(absorbed, kept),
    }
    Contact.objects.filter(pk=absorbed.pk).update(merged_into=kept)
    return done


def _differing(kept, absorbed):
    """What `absorbed` had beside what is kept, one fact a line."""
    facts = [(absorbed._meta.get_field(name), getattr(kept, name), getattr(absorbed, name)) for name in TOLD]
    told = [
        f"{_label(field)}: {_shown(absorbed, field)}"
        for field, mine, theirs in facts
        if mine and theirs not in ("", mine)
    ]
    told += _own_differing(kept, absorbed)
    if kept.has_left != absorbed.has_left and absorbed.left_at:
        told.append(f"{_label(absorbed._meta.get_field('left_at'))}: {plain(absorbed.left_at)[:10]}")
    return "\n".join(told)


def _own_differing(kept, absorbed):
    """The same of the workspace's own fields."""
    by_name = vocabulary(kept.workspace).field_by_name
    for name in own_names(absorbed):
        mine, theirs = getattr(kept, name), getattr(absorbed, name)
        if mine and mine != theirs and name in by_name:
            yield f"{by_name[name].label}: {shown(by_name[name], theirs)}"


def _label(field):
    return str(field.verbose_name).capitalize()


def _shown(record, field):
    return getattr(record, f"get_{field.name}_display")() if field.choices else getattr(record, field.name)


def part_people(joined):
    """Take `join_people` back: the contacts that were put away are there again, with what was said about them."""
    for one in reversed(joined):
        kept = Contact.every.select_for_update().filter(pk=one["into"]).first()
        absorbed = Contact.every.get(pk=one["contact"])
        if kept is not None:
            take_back(kept, one["values"])
            take_tags_back(kept, one.get("tags"), by=None)
            give_back(one["moved"], absorbed, kept)
        Contact.every.filter(pk=absorbed.pk).update(merged_into=None)
