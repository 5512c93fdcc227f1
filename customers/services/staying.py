"""What was added to a customer after another was merged into it."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from crm.models import Activity
from crm.vocabulary import label_of


def what_stays(merge):
    """What was added since the merge and stays with the kept customer when it is undone, one line of text each."""
    kept = merge.kept
    lines = list(kept.activities.filter(pk__gt=merge.brought["line"]).select_related("by").order_by("pk"))
    people = _since(kept.contacts, merge).exclude(pk__in=[line.contact_id for line in lines if line.contact_id])
    deals = _since(kept.opportunities, merge).exclude(
        pk__in=[line.opportunity_id for line in lines if line.opportunity_id]
    )
    rows = [*people, *deals, *_since(kept.tasks, merge)]
    return [_line(line) for line in lines] + [f"{row._meta.verbose_name.capitalize()}: {row}" for row in rows]


def _since(rows, merge):
    return rows.filter(created_at__gt=merge.created_at).order_by("pk")


def _line(line):
    """One line of later work in words: what, about what, by whom, when."""
    what = line.text or line.data.get("name") or ", ".join(_field(line, name) for name in line.data.get("changes", {}))
    who = str(line.by) if line.by else line.get_actor_display()
    when = formats.date_format(timezone.localtime(line.happened_at), "SHORT_DATETIME_FORMAT")
    what = f": {what[:120]}" if what else ""
    return _("%(kind)s%(what)s (%(who)s, %(when)s)") % {
        "kind": line.get_kind_display(), "what": what, "who": who, "when": when,
    }  # fmt: skip


def _field(line, name):
    """A changed field by the name people know it by."""
    link = next(link for link in ("opportunity", "contact", "customer") if getattr(line, f"{link}_id"))
    return label_of(Activity._meta.get_field(link).related_model, name, line.workspace)
