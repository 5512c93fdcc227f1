"""How it began, in plain words: the first text of a customer that was a lead."""

from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from crm.markdown import literal, quoted
from leads.models import Status


def beginning_of(promotion):
    """What the dossier of an unsaved `promotion` says about the way here, as Markdown that people go on writing."""
    told = [*_came(promotion.dossier["lead"]), *_qualified(promotion.dossier["statuses"]), _handed_off(promotion)]
    promise = quoted(promotion.promise)
    return " ".join(told) + (f"\n\n**{_('What we promised')}**\n\n{promise}" if promise else "")


def _came(lead):
    words = {"name": literal(lead["name"]), "source": literal(lead["source"]), "day": _day(lead["created_at"])}
    known = _("%(name)s came to us on %(day)s (%(source)s).")
    yield (known if lead["source"] else _("%(name)s came to us on %(day)s.")) % words
    if lead["contact_name"]:
        yield _("We talked with %(person)s.") % {"person": literal(lead["contact_name"])}


def _qualified(statuses):
    """The moment it was qualified for good, with its reason."""
    lines = [line for line in statuses if line["data"]["to"] == Status.QUALIFIED]
    if not lines:
        return
    line = lines[-1]
    words = {"day": _day(line["at"]), "who": literal(line["by"][1]) if line["by"] else "", "why": literal(line["text"])}
    said = _("%(who)s qualified it on %(day)s") % words if words["who"] else _("Qualified on %(day)s") % words
    yield said + (_(": “%(why)s”.") % words if words["why"] else ".")


def _handed_off(promotion):
    words = {"day": _date(promotion.created_at), "who": literal(str(promotion.by)) if promotion.by else ""}
    return _("%(who)s handed it off on %(day)s.") % words if words["who"] else _("Handed off on %(day)s.") % words


def _day(text):
    return _date(datetime.fromisoformat(text))


def _date(moment):
    return formats.date_format(timezone.localtime(moment), "j F Y")
