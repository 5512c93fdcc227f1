"""Whether a customer that somebody types in is there already."""

from crm.sameness import same_as
from customers.reasons import give_reasons

MOST = 5
KEYS = ("name", "email", "website", "phone")


def likely_duplicates(workspace, **keys):
    """Up to five customers of `workspace`, archived ones too, with one of the `keys` (see `same_as`). Archived ones know why they are."""
    same = same_as(**keys)
    if same is None:
        return []
    # In no order: for five by id PostgreSQL would go through all of them.
    customers = list(workspace.customers.filter(same).select_related("owner").order_by()[:MOST])
    return give_reasons(sorted(customers, key=lambda customer: customer.pk))


def unseen(request, cleaned, *, look=likely_duplicates, name="seen"):
    """(those that what a form says may be already, what its field `name` shall say of them).

    There are none when each of them has been shown to this person before, as that field says.
    """
    found = look(request.workspace, **{key: cleaned.get(key) or "" for key in KEYS})
    ids = {str(record.pk) for record in found}
    is_news = not ids <= set(request.POST.get(name, "").split())
    return found if is_news else [], " ".join(sorted(ids))
