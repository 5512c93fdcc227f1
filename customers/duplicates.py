"""Whether a customer that somebody types in is there already."""

from crm.sameness import alike
from customers.reasons import give_reasons

KEYS = ("name", "email", "website", "phone")


def likely_duplicates(workspace, **keys):
    """The customers of `workspace`, archived ones too, that are `alike` by the `keys`. Archived ones know why they are."""
    return give_reasons(alike(workspace.customers, **keys))


def keys_of(form):
    """What a form that has been validated says of `KEYS`, "" for what it lacks or refuses."""
    return {name: form.cleaned_data.get(name) or "" for name in KEYS}


def unseen(request, form, *, look=likely_duplicates, name="seen"):
    """(those that what a form says may be already, what its field `name` shall say of them).

    There are none when each of them has been shown to this person before, as that field says.
    """
    found = look(request.workspace, **keys_of(form))
    ids = {str(record.pk) for record in found}
    is_news = not ids <= set(request.POST.get(name, "").split())
    return found if is_news else [], " ".join(sorted(ids))
