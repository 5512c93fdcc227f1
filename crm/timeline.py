"""Reading a story: newest first, by kind, a screen at a time."""

from django.utils.translation import gettext_lazy as _

from crm.listing import Sort, keyset_page
from crm.models import Activity

K = Activity.Kind
KINDS = {
    "notes": (_("Notes"), (K.NOTE,)),
    "calls": (_("Calls"), (K.CALL, K.MEETING)),
    "emails": (_("E-mails"), (K.EMAIL,)),
    "changes": (_("Changes"), tuple(kind for kind in K if kind not in Activity.TALK)),
}
ORDER = (Sort("happened", ("happened_at",)),)
LINE = ("workspace", "kind", "lead", "customer", "actor", "text", "data", "happened_at")
LINKED = ("by__name", "by__email", "contact__first_name", "contact__last_name", "contact__email", "opportunity__name")


def story(activities, params, *, size=30):
    """One page of `activities` (a queryset), of the kind that the URL parameter `kind` names, newest first."""
    if params.get("kind") in KINDS:
        activities = activities.filter(kind__in=KINDS[params["kind"]][1])
    activities = activities.select_related("by", "contact", "opportunity").only(*LINE, *LINKED)
    return keyset_page(activities, params, sorts=ORDER, size=size)


def story_tabs(params):
    """The kinds to choose from: (key, label, chosen?)."""
    chosen = params.get("kind", "")
    tabs = [("", _("All")), *((key, label) for key, (label, _kinds) in KINDS.items())]
    return [(key, label, key == chosen) for key, label in tabs]
