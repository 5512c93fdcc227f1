"""Customers, the people there, and the deals with them."""

from customers.models.contact import Contact
from customers.models.customer import Customer
from customers.models.likeness import LikelyPair, PairSearch
from customers.models.merge import Merge
from customers.models.opportunity import Opportunity
from customers.models.purchases import Purchases
from customers.models.rhythm import CommonRhythm, Rhythm
from customers.models.stage import Stage

__all__ = [
    "CommonRhythm",
    "Contact",
    "Customer",
    "LikelyPair",
    "Merge",
    "Opportunity",
    "PairSearch",
    "Purchases",
    "Rhythm",
    "Stage",
]
