"""Why leads were disqualified."""

from crm.models import Activity
from leads.models import Status


def disqualified_reasons(ids):
    """{lead's id: the reason given when it was last disqualified}, by one query when there are any `ids`."""
    lines = Activity.objects.filter(lead__in=ids, kind=Activity.Kind.STATUS, data__to=Status.DISQUALIFIED)
    return dict(lines.order_by("happened_at", "id").values_list("lead_id", "text")) if ids else {}
