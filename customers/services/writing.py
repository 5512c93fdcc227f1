"""Creating and changing customers."""

from django.db import transaction
from django.utils.translation import gettext

from crm.custom.records import gathered
from crm.history import apply_changes, record
from crm.mentions import mention_in_texts
from crm.models import Activity
from customers.models import Customer, Stage
from customers.services.locking import lock_active


def start_workspace(workspace):
    """The stages every new workspace begins with."""
    Stage.objects.bulk_create(
        Stage(
            workspace=workspace, name=gettext(str(name)), order=order, probability=percent, kind=kind, stale_after=days
        )
        for order, (name, percent, kind, days) in enumerate(Stage.DEFAULTS, start=1)
    )


@transaction.atomic
def create_customer(workspace, *, by, link=None, **fields):
    """A new customer with `fields` of `Customer.FIELDS` (already cleaned), and the first line of its story.

    With `link`, who is called by name in its notes is told, see `crm.history.log`.
    """
    customer = write_customer(workspace, by=by, **fields)
    mention_in_texts(customer, by=by, link=link)
    return customer


def write_customer(workspace, *, by, **fields):
    """`create_customer` for a caller that has a transaction of its own."""
    customer = Customer(workspace=workspace, **gathered(fields))
    customer.save()
    record(customer, Activity.Kind.CREATED, by=by)
    return customer


@transaction.atomic
def update_customer(customer, changes, *, by, actor=None, seen=None, link=None):
    """Change the fields in `changes` ({name: cleaned value}); the story says old and new. Returns what changed.

    Raises DomainError when the customer is archived. `seen` is the customer as the person saw it, see `apply_changes`;
    with `link`, who is newly called by name in its notes is told, see `crm.history.log`.
    """
    locked = lock_active(customer.pk)
    changed = apply_changes(locked, changes, by=by, actor=actor, seen=seen)
    mention_in_texts(locked, changed, by=by, link=link)
    return changed
