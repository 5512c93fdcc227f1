"""The same person at several customers: where else their e-mail is known."""

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import NullIf

from customers.models import Contact


def with_elsewhere(contacts):
    """`contacts` with the id and the name of another customer where somebody has the same e-mail, if any: no query of their own."""
    # Nothing equals null, while thousands are equal in having no e-mail.
    email = NullIf(OuterRef("email"), Value(""))
    same = Contact.objects.filter(workspace=OuterRef("workspace"), email=email)
    same = same.exclude(customer=OuterRef("customer")).order_by("pk")
    return contacts.annotate(
        elsewhere_id=Subquery(same.values("customer")[:1]),
        elsewhere_name=Subquery(same.values("customer__name")[:1]),
    )


def moved_here(contact):
    """Who this person was at other customers before, as contacts with their customers."""
    return list(contact.moved_from.exclude(pk=contact.pk).select_related("customer", "workspace").order_by("pk"))


def deals_about(contact):
    """The deals that somebody has talked about with this person, the open ones first."""
    about = contact.activities.exclude(opportunity=None).order_by().values("opportunity")
    deals = contact.workspace.opportunities.filter(pk__in=about).select_related("stage", "owner")
    return deals.order_by("closed_at", "expected_close", "-id")
