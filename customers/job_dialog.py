"""What is asked when somebody works elsewhere now: where, as what, and how they are reached there."""

from django.utils.translation import gettext as _

from customers.duplicates import likely_duplicates
from customers.forms import ContactForm, CustomerForm
from customers.services import known_person

PERSON_FIELDS = ("title", "buying_role", "email", "phone")
COMPANY_FIELDS = ("name", "website")


class JobDialog:
    """What the form about `contact` shows and, once it `is_valid`, what it asks of `now_works_at`.

    `customer` is where they are now; without one a new customer called `name` is made.
    """

    def __init__(self, contact, *, by, customer=None, name="", data=None):
        self.contact, self.customer, self.by, workspace = contact, customer, by, contact.workspace
        blank = dict.fromkeys(PERSON_FIELDS, "")
        self.person = ContactForm(data, workspace=workspace, record=contact, only=PERSON_FIELDS, initial=blank)
        self.company = None
        if customer is None:
            parts = {"workspace": workspace, "prefix": "company", "only": COMPANY_FIELDS, "initial": {"name": name}}
            self.company = CustomerForm(data, **parts)
            self.company.fields["name"].label = _("Name of the customer")

    @property
    def known(self):
        """The contact who is this person there already and will not be doubled; or None."""
        names = {"first_name": self.contact.first_name, "last_name": self.contact.last_name}
        return self.customer and known_person(self.customer, **names)

    def is_valid(self):
        """Whether all that was typed is right; each form says what is wrong with it."""
        wrong = [form for form in (self.company, self.person) if form and not form.is_valid()]
        return not wrong

    def duplicates(self, seen):
        """The customers that the new one may be, unless all of them have been shown before (`seen` has their ids)."""
        if self.company is None:
            return []
        found = likely_duplicates(self.contact.workspace, **self.company.cleaned_data)
        return [] if {str(customer.pk) for customer in found} <= set(seen.split()) else found

    def asked(self):
        """The arguments for `now_works_at`."""
        new = self.company and {**self.company.cleaned_data, "owner": self.by}
        return {"customer": self.customer, "new_customer": new, **self.person.cleaned_data}
