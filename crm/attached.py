"""Rows that belong to one record of any of the four kinds."""

from functools import reduce
from operator import or_

from django.db import models
from django.utils.translation import gettext_lazy as _

LINKS = ("lead", "customer", "contact", "opportunity")  # what such a record's column is called: its model's name
ROOMS = {"lead": "leads", "customer": "customers", "contact": "contacts", "opportunity": "opportunities"}


def link(label, name):
    """The column that points to one kind of record.

    Hidden (`+`), so that neither a merge moves such rows as history nor an undo takes them for somebody's work: what a
    person did with them stands in the story.
    """
    return models.ForeignKey(label, models.CASCADE, null=True, blank=True, related_name="+", db_index=False,
                             verbose_name=name)  # fmt: skip


class Attached(models.Model):
    """A row about one lead, customer, contact or opportunity."""

    lead = link("leads.Lead", _("lead"))
    customer = link("customers.Customer", _("customer"))
    contact = link("customers.Contact", _("contact"))
    opportunity = link("customers.Opportunity", _("opportunity"))

    class Meta:
        abstract = True

    @property
    def record(self):
        """What it is about."""
        return next(filter(None, (getattr(self, name) for name in LINKS)), None)


def link_of(model):
    """What the column is called that points to records of `model`."""
    return model._meta.model_name


def one_of_each(what, suffix):
    """Constraints of a table of attached rows: each is about one record, and there is one per record and `what`."""
    there = {name: models.Q(**{f"{name}__isnull": False}) for name in LINKS}
    constraints = [
        models.UniqueConstraint(fields=[name, what], name=f"{suffix}_{name}_once", condition=there[name])
        for name in LINKS
    ]
    about_one = reduce(or_, (models.Q(**{f"{other}__isnull": other != name for other in LINKS}) for name in LINKS))
    return [*constraints, models.CheckConstraint(name=f"{suffix}_is_about_one", condition=about_one)]
