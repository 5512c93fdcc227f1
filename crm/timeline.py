"""Reading a story: newest first, by kind, a screen at a time."""

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from crm.listing import Sort, keyset_page
from crm.models import Activity

K = Activity.Kind
TASKS, DEALS = (K.TASK_DONE, K.TASK_REOPENED), (K.OPPORTUNITY, K.STAGE)
KINDS = {
    "notes": (_("Notes"), (K.NOTE,)),
    "calls": (_("Calls"), (K.CALL,)),
    "meetings": (_("Meetings"), (K.MEETING,)),
    "emails": (_("E-mails"), (K.EMAIL,)),
    "tasks": (_("Tasks"), TASKS),
    "deals": (_("Deals"), DEALS),
    "changes": (_("Changes"), tuple(kind for kind in K if kind not in (*Activity.TALK, *TASKS, *DEALS))),
}
ORDER = (Sort("happened", ("happened_at",)),)
LINE = ("workspace", "kind", "lead", "customer", "actor", "text", "data", "happened_at")
LINKED = ("by__name", "by__email", "contact__first_name", "contact__last_name", "contact__email", "opportunity__name")


def story(activities, params, *, size=30):
    """One page of `activities` (a queryset), newest first, of the `kind` and by the person (`who`) in the URL."""
    if params.get("kind") in KINDS:
        activities = activities.filter(kind__in=KINDS[params["kind"]][1])
    if (who := _who(params)) is not None:
        # Not by the bare column: SQLite would read all that a person ever wrote, instead of this story's index.
        activities = activities.alias(teller=Coalesce("by_id", 0)).filter(teller=who)
    activities = activities.select_related("by", "contact", "opportunity").only(*LINE, *LINKED)
    return keyset_page(activities, params, sorts=ORDER, size=size)


def story_filters(request):
    """What there is to choose from, as template context: `tabs` are the kinds and, once somebody asks, `tellers` the people.

    Each is (key, label, chosen?). The people are only read when the URL says `who`.
    """
    kind = request.GET.get("kind", "")
    tabs = [("", _("All")), *((key, label) for key, (label, _kinds) in KINDS.items())]
    people = [(str(user.pk), str(user)) for user in request.workspace.people()] if "who" in request.GET else []
    if people:
        people.append(("0", _("Handoff")))
    return {
        "tabs": [(key, label, key == (kind if kind in KINDS else "")) for key, label in tabs],
        "tellers": [(key, label, key == request.GET["who"]) for key, label in people],
    }


def _who(params):
    """The id in the URL; 0 is the machine."""
    who = params.get("who", "")
    return int(who) if who.isdecimal() and len(who) < 19 else None
