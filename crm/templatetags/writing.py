"""Money, moments, counts and phone numbers as the reader's locale writes them, loaded in every template."""

from datetime import time, timedelta
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_currency, get_currency_symbol
from django import template
from django.utils import formats, timezone, translation
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from crm.cleaning import format_phone
from crm.markdown import render

register = template.Library()
register.filter("phone", format_phone)
MINUTE, RECENT = timedelta(minutes=1), 6 * 60


@register.simple_tag(takes_context=True)
def prose(context, text):
    """Markdown as safe HTML; who is called by name in it stands out when the page knows the names (`mentioned` gives them)."""
    called = context.get("mentioned") if "@" in (text or "") else None
    return render(text, called() if called else ())


@register.filter
def bare_url(url):
    """A web address as people say it, without the scheme."""
    return url.removeprefix("https://").removeprefix("http://")


@register.filter
def money(amount, currency):
    """An amount with its currency as the reader's locale writes it; whole amounts without decimals: `€18,600`."""
    if amount is None:
        return "–"
    return _sum(Decimal(amount), currency, translation.get_language() or "en")


@lru_cache(maxsize=10_000)
def _sum(amount, currency, language):
    locale = Locale.parse(translation.to_locale(language))
    pattern = locale.currency_formats["standard"].pattern
    if get_currency_symbol(currency, locale)[-1].isalpha():
        pattern = pattern.replace("¤#", "¤\xa0#")  # `NOK 48,000`, not `NOK48,000`
    whole = amount == amount.to_integral_value()
    return format_currency(amount, currency, pattern.replace("0.00", "0") if whole else pattern, locale, not whole)


@register.simple_tag
def sums(pairs):
    """Amounts of several currencies side by side, never added: `€1,470 · £21,000`; a dash for none."""
    if not pairs:
        return mark_safe('<span class="faint">–</span>')
    return " · ".join(money(value, currency) for value, currency in pairs)


@register.filter
def ago(moment):
    """A moment as `<time>`: short and relative, the exact one on hover."""
    if moment is None:
        return "–"
    zone, now = timezone.get_current_timezone(), timezone.now()
    minutes = (now - moment) // MINUTE
    today = _today(now.replace(second=0, microsecond=0), zone)
    return _ago(moment, minutes if 0 <= minutes < RECENT else None, today, zone, translation.get_language())


@lru_cache(maxsize=100)
def _today(minute, zone):
    return timezone.localdate(minute, zone)


@lru_cache(maxsize=10_000)
def _ago(moment, minutes, today, zone, language):
    """`minutes` are those that have passed, None for more than people count in their head."""
    local = timezone.localtime(moment, zone)
    day, clock = _date(local.date(), "DATE_FORMAT", language), _clock(local.hour, local.minute, "TIME_FORMAT", language)
    exact, short = f"{day}, {clock}", _short(local, minutes, today, language)
    return mark_safe(f'<time datetime="{local.isoformat(timespec="minutes")}" title="{exact}">{short}</time>')


# A list shows a hundred moments, and formatting one costs a hundred times what remembering its day and minute does.
@lru_cache(maxsize=10_000)
def _date(date, form, _language):
    return escape(formats.date_format(date, form))


@lru_cache(maxsize=10_000)
def _clock(hour, minute, form, _language):
    return escape(formats.time_format(time(hour, minute), form))


def _short(local, minutes, today, language):
    if minutes == 0:
        return _("Just now")
    if minutes and minutes < 60:
        return ngettext("%(n)d min ago", "%(n)d min ago", minutes) % {"n": minutes}
    if minutes:
        return ngettext("%(n)d h ago", "%(n)d h ago", minutes // 60) % {"n": minutes // 60}
    days = (today - local.date()).days
    if days == 0:
        return _("Today %(time)s") % {"time": _clock(local.hour, local.minute, "H:i", language)}
    if days == 1:
        return _("Yesterday")
    return _date(local.date(), "j M" if local.year == today.year else "j M Y", language)


@register.filter
def day(date):
    """A date as `<time>`, without the year when it is this one."""
    if date is None:
        return "–"
    language = translation.get_language()
    short = _date(date, "j M" if date.year == timezone.localdate().year else "j M Y", language)
    return mark_safe(
        f'<time datetime="{date.isoformat()}" title="{_date(date, "DATE_FORMAT", language)}">{short}</time>'
    )


@register.filter
def counted(count):
    """A capped count: `213` or `10,000+`."""
    number = formats.number_format(count.shown, force_grouping=True)
    return f"{number}+" if count.is_capped else number
