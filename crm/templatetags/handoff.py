"""Tags and filters of the house, loaded in every template."""

from datetime import time
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_currency, get_currency_symbol
from django import template
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.templatetags.static import static
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_htmx.jinja import django_htmx_script, htmx_script

from crm.cleaning import format_phone

register = template.Library()
register.filter("phone", format_phone)


@register.simple_tag(takes_context=True)
def path(context, name, *args):
    """The address of a page of this workspace: `{% path "leads:detail" lead.pk %}`."""
    return reverse(name, args=[context["request"].workspace.slug, *args])


@register.simple_tag
@lru_cache(maxsize=500)
def icon(name, size=""):
    """A 20-unit stroke icon from the sprite; decorative, so the words beside it carry the meaning."""
    css = f"icon icon--{size}" if size else "icon"
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', css, static("img/icons.svg"), name
    )


@register.simple_tag
@lru_cache(maxsize=100)
def glyph(name):
    """A 16-unit solid glyph from the sprite: statuses and priorities."""
    return format_html(
        '<svg class="glyph" aria-hidden="true"><use href="{}#g-{}"/></svg>', static("img/icons.svg"), name
    )


@register.simple_tag
def mark(size=""):
    """The mark of Handoff."""
    css = f"mark mark--{size}" if size else "mark"
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', css, _MARK)


_MARK = mark_safe(
    '<path class="mark__from" d="M2 22V12.2A9.8 9.8 0 0 1 11.8 22z"/>'
    '<path class="mark__to" d="M22 2v9.8A9.8 9.8 0 0 1 12.2 2z"/><circle class="mark__point" cx="12" cy="12" r="2.9"/>'
)


@register.simple_tag
def avatar(person, size=""):
    """The round initials of a user or contact, or of nobody."""
    large = f" avatar--{size}" if size else ""
    if person is None:
        return format_html('<span class="avatar avatar--none{}" aria-hidden="true">?</span>', large)
    return format_html(
        '<span class="avatar avatar--{}{}" aria-hidden="true">{}</span>', person.hue, large, person.initials
    )


@register.simple_tag
def person(user, full=False):
    """Avatar and name of a user in one line; *Nobody* for none."""
    if user is None:
        return format_html('<span class="person faint">{}{}</span>', avatar(None), _("Nobody"))
    return format_html('<span class="person">{}{}</span>', avatar(user), user if full else user.get_short_name())


@register.filter
def money(amount, currency):
    """An amount with its currency as the reader's locale writes it; whole amounts without decimals: `€18,600`."""
    if amount is None:
        return "–"
    locale = Locale.parse(translation.to_locale(translation.get_language() or "en"))
    pattern = locale.currency_formats["standard"].pattern
    if get_currency_symbol(currency, locale)[-1].isalpha():
        pattern = pattern.replace("¤#", "¤\xa0#")  # `NOK 48,000`, not `NOK48,000`
    whole = Decimal(amount) == Decimal(amount).to_integral_value()
    return format_currency(amount, currency, pattern.replace("0.00", "0") if whole else pattern, locale, not whole)


@register.filter
def ago(moment):
    """A moment as `<time>`: short and relative, the exact one on hover."""
    if moment is None:
        return "–"
    local = timezone.localtime(moment)
    language = translation.get_language()
    exact = (
        f"{_date(local.date(), 'DATE_FORMAT', language)}, {_clock(local.hour, local.minute, 'TIME_FORMAT', language)}"
    )
    return mark_safe(
        f'<time datetime="{local.isoformat(timespec="minutes")}" title="{exact}">{_short(local, language)}</time>'
    )


# A list shows a hundred moments, and formatting one costs a hundred times what remembering its day and minute does.
@lru_cache(maxsize=10_000)
def _date(date, form, _language):
    return escape(formats.date_format(date, form))


@lru_cache(maxsize=10_000)
def _clock(hour, minute, form, _language):
    return escape(formats.time_format(time(hour, minute), form))


def _short(local, language):
    now = timezone.localtime()
    minutes = (now - local).total_seconds() / 60
    days = (now.date() - local.date()).days
    if 0 <= minutes < 1:
        return _("Just now")
    if 0 <= minutes < 60:
        return ngettext("%(n)d min ago", "%(n)d min ago", int(minutes)) % {"n": int(minutes)}
    if 0 <= minutes < 6 * 60:
        return ngettext("%(n)d h ago", "%(n)d h ago", int(minutes // 60)) % {"n": int(minutes // 60)}
    if days == 0:
        return _("Today %(time)s") % {"time": _clock(local.hour, local.minute, "H:i", language)}
    if days == 1:
        return _("Yesterday")
    return _date(local.date(), "j M" if local.year == now.year else "j M Y", language)


@register.filter
def day(date):
    """A date as `<time>`, without the year when it is this one."""
    if date is None:
        return "–"
    short = formats.date_format(date, "j M" if date.year == timezone.localdate().year else "j M Y")
    return format_html('<time datetime="{}" title="{}">{}</time>', date.isoformat(), formats.date_format(date), short)


@register.filter
def counted(count):
    """A capped count: `213` or `10,000+`."""
    number = formats.number_format(count.shown, force_grouping=True)
    return f"{number}+" if count.is_capped else number


@register.simple_tag(takes_context=True)
def query(context, **changes):
    """The query string of this page with some parameters changed; None or "" drops one. Paging starts anew."""
    params = context["request"].GET.copy()
    for name in ("after", "before", *changes):
        params.pop(name, None)
    for name, value in changes.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        params.setlist(name, [str(v) for v in values if v not in (None, "")])
        if not params.getlist(name):
            params.pop(name)
    return f"?{params.urlencode()}" if params else "?"


@register.filter
def get(mapping, key):
    """`mapping[key]`, or nothing."""
    return mapping.get(key, "") if hasattr(mapping, "get") else ""


@register.simple_tag
def htmx():
    """The htmx script that django-htmx brings, with its debug companion in development."""
    return format_html("{}{}", htmx_script(), django_htmx_script())


@register.simple_tag(takes_context=True)
def query_without(context, name):
    """The query string of this page without one parameter; paging starts anew."""
    return query(context, **{name: None})


@register.simple_tag(takes_context=True)
def sort_query(context, page, key):
    """The query string that sorts by `key`, turning the direction when the list is sorted by it already."""
    down = page.sort.key == key and not page.descending
    return query(context, sort=f"-{key}" if down or (page.sort.key != key and key != "name") else key)


KIND_ICONS = {
    "note": "note", "call": "phone", "meeting": "meeting", "email": "mail", "task_done": "check", "task_reopened": "undo",
    "fields": "pencil", "import": "imports", "merge": "merge", "archived": "archive", "restored": "undo", "contact": "user",
    "opportunity": "board", "stage": "board", "created": "plus", "promotion_undone": "undo",
}  # fmt: skip
KIND_LOOKS = {
    "note": "note",
    "call": "talk",
    "meeting": "talk",
    "email": "talk",
    "promotion": "promotion",
    "status": "status",
}


@register.filter
def kind_icon(kind):
    """The icon of a kind of activity."""
    return KIND_ICONS.get(kind, "info")


@register.filter
def entry_look(line):
    """The CSS modifiers of a line of the timeline."""
    look = KIND_LOOKS.get(line.kind)
    css = [f"entry--{look}" if look else "entry--small"]
    return " ".join([*css, "entry--machine"] if line.is_machine else css)


@register.filter
def shown(value):
    """A value out of a line's data as people read it: [id, name] pairs by their name."""
    if isinstance(value, list):
        return value[1] if len(value) == 2 else ", ".join(map(str, value))
    return "" if value is None else value


@register.simple_tag
def field_label(line, name):
    """The label of a changed field, by the model the line is about."""
    for link in ("opportunity", "contact", "customer", "lead"):
        if getattr(line, f"{link}_id"):
            try:
                return line._meta.get_field(link).related_model._meta.get_field(name).verbose_name
            except FieldDoesNotExist:
                continue
    return name


@register.filter
def status_look(status):
    """The suffix of a lead status' chip and glyph."""
    return "filled" if status == "information_filled" else status


@register.filter
def status_label(status):
    """A lead status in words, as the lead model names it."""
    return _status_label(status, translation.get_language())


@lru_cache(maxsize=100)
def _status_label(status, _language):
    field = apps.get_model("leads", "Lead")._meta.get_field("status")
    return str(dict(field.choices).get(status, status))
