"""The way of a lead, as its page draws it: a step each, past, present or to come, with when and who."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.models import Activity
from leads.models import STEPS, Status

GLYPHS = {
    Status.NEW: "new",
    Status.INFORMATION_FILLED: "filled",
    Status.CONTACTED: "contacted",
    Status.QUALIFIED: "qualified",
    Status.PROMOTED: "promoted",
    Status.DISQUALIFIED: "disqualified",
}

USUAL_REASONS = (
    gettext_lazy("No budget"),
    gettext_lazy("No answer"),
    gettext_lazy("Chose someone else"),
    gettext_lazy("Not a fit"),
    gettext_lazy("Duplicate"),
)


@dataclass(frozen=True)
class Step:
    """One step: `state` is done, now or later; `at` and `who` say how it was reached."""

    status: Status
    state: str
    at: object = None
    who: str = ""

    @property
    def glyph(self):
        return GLYPHS[self.status]


def steps(lead):
    """The five steps of `lead`; those it never took before its present one count as done without a date."""
    reached = {line.data.get("to"): line for line in _status_lines(lead)}
    now = STEPS.index(lead.status) if lead.status in STEPS else -1
    return [_step(lead, status, at, now, reached.get(status)) for at, status in enumerate(STEPS)]


def _status_lines(lead):
    kinds = [Activity.Kind.CREATED, Activity.Kind.STATUS, Activity.Kind.PROMOTION]
    lines = list(lead.activities.filter(kind__in=kinds).select_related("by").order_by("happened_at", "id"))
    for line in lines:
        if line.kind == Activity.Kind.CREATED:
            line.data = {"to": line.data.get("status", Status.NEW)}
        if line.kind == Activity.Kind.PROMOTION:
            line.data = {"to": Status.PROMOTED}
    return lines


def _step(lead, status, at, now, line):
    state = "now" if at == now else "done" if at < now or (now < 0 and line) else "later"
    if line is None or state == "later":
        return Step(status, state)
    who = line.by.get_short_name() if line.by else _("by itself") if line.actor == Activity.Actor.SYSTEM else _("Agent")
    return Step(status, state, line.happened_at, who)
