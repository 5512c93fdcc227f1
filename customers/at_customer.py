"""Lists of what belongs to customers, narrowed to one of these."""

from crm.filters import InFilter


class AtCustomerFilter(InFilter):
    """What belongs to the customers that the address names, as the page of one does; nobody chooses among 100,000."""

    def __init__(self, **kwargs):
        super().__init__(field_name="customer", **kwargs)

    def offer(self, workspace, asked):
        """Make choices of those of the ids `asked` that are customers of the workspace."""
        ids = [pk for pk in asked if pk.isdecimal() and len(pk) < 19]
        customers = workspace.customers.filter(pk__in=ids).only("name") if ids else ()
        self.extra["choices"] = [(str(customer.pk), customer.name) for customer in customers]
