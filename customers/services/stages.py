"""The stages of a workspace."""

from django.db import connection
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from customers.models import Stage


def hold_offered(stage):
    """Keep `stage` from being retired until the transaction ends. Raises DomainError when it is retired already.

    Many may hold it at once: PostgreSQL by a shared lock, which only the retiring waits for; on SQLite whoever writes
    is alone anyway.
    """
    shared = " FOR SHARE" if connection.features.has_select_for_update else ""
    held = list(Stage.objects.raw(f"SELECT * FROM customers_stage WHERE id = %s{shared}", [stage.pk]))  # noqa: S608
    if not held or held[0].is_retired:
        raise DomainError(_("The stage %(stage)s is retired. Choose another one.") % {"stage": stage})
