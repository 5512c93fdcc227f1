"""Customers, the people there, and the deals with them."""

from customers.models.contact import Contact
from customers.models.customer import Customer
from customers.models.opportunity import Opportunity, Stage

__all__ = ["Contact", "Customer", "Opportunity", "Stage"]
