"""Adding, changing, ordering and retiring custom fields. No value is ever lost by any of it."""

import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from crm.attached import LINKS
from crm.custom.models import MOST, MOST_CHOICES, CustomField
from crm.exceptions import DomainError
from crm.text import fold
from crm.vocabulary import renew

NOT_A_WORD = re.compile(r"[^a-z0-9]+")


@transaction.atomic
def add_field(workspace, *, label, type, places, choices=()):
    """A new field at the end of the list; `choices` are the labels of a choice, `places` some of LINKS.

    Its key is made of the label and stays for ever. Raises DomainError when the name is taken, there are too many, or a
    choice has nothing to choose from.
    """
    renew(workspace)
    fields = list(workspace.custom_fields.all())
    field = CustomField(workspace=workspace, label=label, type=type, places=places)
    field.key = _free_key(label, {other.key for other in fields}, "field")
    field.choices = _with_new([], choices)
    field.order = max((other.order for other in fields), default=0) + 1
    _check(field, fields)
    field.save()
    return field


@transaction.atomic
def change_field(field, *, label, places, choices=None):
    """Rename a field, say where it is asked, and set its choices, a list of {"key", "label", "gone"} without keys for new ones.

    A choice that is left out can no longer be chosen and stays where it was chosen.
    """
    field, fields = _lock(field)
    field.label, field.places = label, places
    if choices is not None:
        field.choices = _settled(field.choices, choices)
    _check(field, fields)
    field.save()
    return field


@transaction.atomic
def move_field(field, *, up):
    """Put a field before the one above it in the list, or after the one below; at the end nothing happens."""
    field, fields = _lock(field)
    used = [other for other in fields if not other.is_retired]
    at = next((at for at, other in enumerate(used) if other.pk == field.pk), None)
    other = at if at is None else at + (-1 if up else 1)
    if other is not None and 0 <= other < len(used):
        used[at], used[other] = used[other], used[at]
    for order, one in enumerate(used, start=1):
        CustomField.objects.filter(pk=one.pk).exclude(order=order).update(order=order)


@transaction.atomic
def retire(field):
    """Hide a field everywhere and keep its values; `bring_back` is the opposite."""
    field, _fields = _lock(field)
    if field.is_retired:
        raise DomainError(_("%(name)s is retired already.") % {"name": field})
    field.retired_at = timezone.now()
    field.save(update_fields=["retired_at", "updated_at"])
    return field


@transaction.atomic
def bring_back(field):
    """Show a retired field again, with its values. Raises DomainError when its name has been given to another meanwhile."""
    field, fields = _lock(field)
    if not field.is_retired:
        raise DomainError(_("%(name)s is there already.") % {"name": field})
    field.retired_at = None
    _check(field, fields)
    field.save(update_fields=["retired_at", "updated_at"])
    return field


def _lock(field):
    """The field as it is stored, and all of its workspace, while nobody else changes them."""
    renew(field.workspace)
    fields = list(CustomField.objects.filter(workspace=field.workspace_id))
    return next(one for one in fields if one.pk == field.pk), fields


def _check(field, fields):
    """Refuse what would confuse people, or be more than a page can show."""
    others = [one for one in fields if one.pk != field.pk and not one.is_retired]
    if any(fold(one.label) == fold(field.label) for one in others):
        raise DomainError(_("There is a field “%(name)s” already. Choose another name.") % {"name": field.label})
    for place in field.places:
        if place not in LINKS or sum(place in one.places for one in others) >= MOST:
            raise DomainError(_("A kind of record has at most %(most)d fields. Retire one first.") % {"most": MOST})
    if field.type == CustomField.Type.CHOICE and not field.offered:
        raise DomainError(_("Give at least one choice."))
    if len(field.choices) > MOST_CHOICES:
        raise DomainError(_("A field has at most %(most)d choices.") % {"most": MOST_CHOICES})
    labels = [fold(label) for _key, label in field.offered]
    if len(set(labels)) < len(labels):
        raise DomainError(_("Two choices are called the same."))


def _settled(before, after):
    """The choices after a change: in the new order, those that are left out at the end, and gone."""
    known = {one["key"]: one for one in before}
    kept = [
        {"key": one["key"], "label": one["label"], **({"gone": True} if one.get("gone") else {})}
        for one in after
        if one.get("key") in known
    ]
    left = {one["key"] for one in kept}
    gone = [{**one, "gone": True} for key, one in known.items() if key not in left]
    return _with_new([*kept, *gone], [one["label"] for one in after if one.get("key") not in known])


def _with_new(choices, labels):
    """`choices` with new ones of these labels, after those that are offered."""
    choices = list(choices)
    for label in labels:
        key = _free_key(label, {one["key"] for one in choices}, "choice")
        choices.append({"key": key, "label": label})
    return sorted(choices, key=lambda one: bool(one.get("gone")))


def _free_key(label, taken, otherwise):
    """A word of the label's letters that is not among `taken`."""
    word = NOT_A_WORD.sub("_", fold(label)).strip("_")[:40] or otherwise
    return next(key for n in range(1, len(taken) + 2) if (key := word if n == 1 else f"{word}_{n}") not in taken)
