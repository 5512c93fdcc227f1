"""What can be done with many customers, people and deals at once. Another verb is one more `Verb`, with a form and two functions."""

from crm.bulkwork.kinds import register
from customers.bulkwork import companies, deals, people


def register_kinds():
    """Make them something that much can be done with at once; called when the app starts."""
    for kind in (companies.KIND, people.KIND, deals.KIND):
        register(kind)
