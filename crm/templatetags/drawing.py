"""Icons, glyphs, the mark, and people's faces, loaded in every template."""

from functools import lru_cache

from django import template
from django.templatetags.static import static as address
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=500)
def static(path):
    """Django's tag of this name, remembered: every page links four dozen files, and their names stay until a restart."""
    return address(path)


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
@lru_cache(maxsize=200)
def ticks(name, options, chosen):
    """Boxes to tick for the field `name`: a tuple of (value, label), those among `chosen` ticked."""
    box = '<label class="tick"><input class="checkbox" type="checkbox" name="{}" value="{}"{}>{}</label>'
    rows = ((name, value, mark_safe(" checked") if value in chosen else "", label) for value, label in options)
    return format_html_join("", box, rows)


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
    return _face("none", "?", size) if person is None else _face(person.hue, person.initials, size)


@lru_cache(maxsize=2_000)
def _face(hue, initials, size):
    large = f" avatar--{size}" if size else ""
    return format_html('<span class="avatar avatar--{}{}" aria-hidden="true">{}</span>', hue, large, initials)


@register.simple_tag
def person(user, full=False):
    """Avatar and name of a user in one line; *Nobody* for none."""
    if user is None:
        return format_html('<span class="person faint">{}{}</span>', avatar(None), _("Nobody"))
    return _named(user.hue, user.initials, str(user) if full else user.get_short_name())


@lru_cache(maxsize=2_000)
def _named(hue, initials, name):
    return format_html('<span class="person">{}{}</span>', _face(hue, initials, ""), name)
