"""What the database holds, table by table, for saying that nothing has changed."""

from crm.models import Activity, CustomValue, Tagging, Task
from customers.models import Contact, Customer, Opportunity
from leads.models import Promotion

TABLES = (Customer, Contact, Opportunity, Activity, Task, Promotion)


def snapshot(*, but_lines=()):
    """{table: {id: all columns}}, without the lines of the kinds `but_lines`."""
    rows = {model._meta.label: model._base_manager.order_by("pk").values() for model in TABLES}
    rows["crm.Activity"] = rows["crm.Activity"].exclude(kind__in=but_lines)
    taken = {label: {row["id"]: row for row in found} for label, found in rows.items()}
    return taken | {model._meta.label: _derived(model) for model in (CustomValue, Tagging)}


def _derived(model):
    """The rows of a table that is written anew with what it is about: all but their ids."""
    return sorted(str({**row, "id": None}) for row in model.objects.order_by("pk").values())
