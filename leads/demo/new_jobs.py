"""People of the demo who changed jobs, and one who is asked at two customers by the same address."""

from datetime import timedelta

from customers.services import add_contact, now_works_at
from leads.demo.clock import backdate

HOW_MANY = 3


def tell_new_jobs(workspace, clock):
    """Some of those who left work at another customer now; the bookkeeper of one keeps another's books too."""
    active = workspace.customers.active().exclude(owner=None).select_related("owner").order_by("-pk")
    left = workspace.contacts.exclude(left_at=None).filter(customer__archived_at=None).order_by("pk")[:HOW_MANY]
    for contact, customer in zip(left, active, strict=False):
        at = min(max(contact.left_at, customer.created_at) + timedelta(days=9), clock.now)
        email = f"{contact.first_name}.{contact.last_name}@{customer.domain}".lower()
        with clock.at(at):
            new = now_works_at(contact, customer, by=customer.owner, title=contact.title, email=email)
        backdate(new, created_at=at)
    _share_a_bookkeeper(workspace, active, clock)


def _share_a_bookkeeper(workspace, active, clock):
    keeper = workspace.contacts.current().filter(buying_role="finance", customer__archived_at=None).first()
    other = active.exclude(pk=keeper.customer_id).last() if keeper else None
    if other:
        names = {"first_name": keeper.first_name, "last_name": keeper.last_name, "email": keeper.email}
        at = clock.ago(3)
        with clock.at(at):
            person = add_contact(other, by=other.owner, title="Bookkeeper", buying_role="finance", **names)
        backdate(person, created_at=at)
