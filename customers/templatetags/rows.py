"""How customers' people, deals and next steps look in lists, loaded in every template.

A list shows a hundred of each and there are few different ones: they are drawn once for each language, and remembered.
"""

from functools import lru_cache

from django import template
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crm.addresses import record_url
from crm.templatetags.drawing import icon
from crm.templatetags.writing import day, sums
from customers.models import Contact, Opportunity, Stage

register = template.Library()
WHY = """<details class="menu table__own" data-hover hx-get="{0}" hx-trigger="toggle once" hx-target="find .popover">
<summary class="button button--quiet button--small button--icon" aria-label="{1} {2}">{3}</summary>
<div id="why-{4}" class="menu__panel menu__panel--end popover"><a href="{0}">{1} {2}</a></div></details>"""
KINDS = {Stage.Kind.WON: ("chip chip--good", "check"), Stage.Kind.LOST: ("chip chip--disqualified", "x")}
LIKELY = 50  # % from which a stage stands out


@register.simple_tag(takes_context=True)
def why_here(context, customer):
    """What explains a customer's place in the list when it is pointed at or opened; without JavaScript, a link to it."""
    url = record_url("customers:why", context["request"].workspace.slug, customer.pk)
    return format_html(WHY, url, _("Why here:"), customer.name, icon("info"), customer.pk)


@register.simple_tag
def once_and_annual(once, annual):
    """What fills the column of one-time sums: on a phone, which shows no other, what comes a year as well, and which is which."""
    if not once and not annual:
        return sums(once)
    by_year = format_html("{} {}", sums(annual), _("a year")) if annual else ""
    if not once:
        return format_html('<span class="not-phone">{}</span><span class="phone-only">{}</span>', sums(once), by_year)
    plus = format_html(" + {}", by_year) if annual else ""
    return format_html('{}<span class="phone-only"> {}{}</span>', sums(once), _("once"), plus)


@register.simple_tag
def stage_chip(stage, movable=False):
    """The chip of a stage, with its probability while it is open; `movable` when it opens a menu."""
    return _stage_chip(stage.name, stage.kind, stage.probability, movable)


@lru_cache(maxsize=1_000)
def _stage_chip(name, kind, probability, movable):
    css, sign = KINDS.get(kind, ("chip chip--info" if probability >= LIKELY else "chip", ""))
    odds = f" {probability} %" if kind == Stage.Kind.OPEN else ""
    return format_html(
        '<span class="{}">{}{}{}{}</span>', css, icon(sign) if sign else "", name, odds, icon("down") if movable else ""
    )


@register.simple_tag
def role_chip(role):
    """The chip of a contact's buying role; nothing for none."""
    return _role_chip(role, translation.get_language()) if role else ""


@lru_cache(maxsize=100)
def _role_chip(role, _language):
    label = Contact.BuyingRole(role).label
    if role == Contact.BuyingRole.DECISION_MAKER:
        return format_html('<span class="chip chip--good">{}{}</span>', icon("key"), label)
    return format_html('<span class="chip">{}</span>', label)


@register.filter
def billed(billing):
    """How often an amount comes, behind it: `a year`, `once`."""
    return _("a year") if billing == Opportunity.Billing.ANNUAL else _("once")


@register.filter
def days(n):
    """A number of days in words."""
    return _days(n, translation.get_language())


@lru_cache(maxsize=5_000)
def _days(n, _language):
    return ngettext("%(n)d day", "%(n)d days", n) % {"n": n}


@register.simple_tag
def waiting(deal):
    """How long a deal has been in its stage, marked when that is longer than the stage allows; nothing on the first day."""
    return _waiting(deal.days_in_stage, deal.is_stale, translation.get_language())


@lru_cache(maxsize=5_000)
def _waiting(n, is_stale, language):
    if is_stale:
        said = _("In this stage for longer than it allows")
        return format_html(
            '<span class="chip chip--warn" title="{}">{}{}</span>', said, icon("clock"), _days(n, language)
        )
    return format_html('<span title="{}">{}</span>', _("In this stage"), _days(n, language)) if n else SafeString("")


@register.simple_tag
def next_step(task):
    """A task in a row: when it is due, then what it is."""
    return format_html("{} {}", _due(task.due_on, timezone.localdate(), translation.get_language()), task.title)


@lru_cache(maxsize=5_000)
def _due(due_on, today, _language):
    """The day of a next step; `today` is part of the key, for what is said changes with it."""
    late = (today - due_on).days if due_on else None
    if late is None:
        return SafeString('<span class="table__due"></span>')
    if late > 0:
        return format_html('<span class="table__due table__due--late">{}</span>', _("%(n)d d late") % {"n": late})
    if late == 0:
        return format_html('<span class="table__due table__due--now">{}</span>', _("Today"))
    return format_html('<span class="table__due">{}</span>', day(due_on))
