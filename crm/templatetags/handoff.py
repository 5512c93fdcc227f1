"""Addresses and query strings, loaded in every template."""

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django_htmx.jinja import django_htmx_script, htmx_script

from crm.addresses import page_url, record_url
from crm.bulkwork import kinds
from crm.bulkwork.choosing import filters_of

register = template.Library()
BOX = """<td class="table__check at-check"><input class="checkbox" type="checkbox" name="id" value="%s" form="selection"
 aria-label="%s"></td>"""


@register.simple_tag(takes_context=True)
def path(context, name, *args):
    """The address of a page of this workspace: `{% path "leads:detail" lead.pk %}`."""
    slug = context["request"].workspace.slug
    if not args:
        return page_url(name, slug)
    if len(args) == 1 and isinstance(args[0], int):
        return record_url(name, slug, args[0])
    return reverse(name, args=[slug, *args])


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
def query_dropping(context, names):
    """The query string of this page without some parameters; paging starts anew."""
    return query(context, **dict.fromkeys((*names, "by")))


@register.simple_tag(takes_context=True)
def sort_query(context, page, key):
    """The query string that sorts by `key`, turning the direction when the list is sorted by it already."""
    down = page.sort.key == key and not page.descending
    return query(context, sort=f"-{key}" if down or (page.sort.key != key and key != "name") else key)


@register.simple_tag
def select_box(record):
    """The first cell of a row of a list: the box that selects the record, for the bar of `selection`."""
    said = _naming(translation.get_language()) % {"name": record}
    return mark_safe(BOX % (record.pk, escape(said)))


@lru_cache(maxsize=100)
def _naming(_language):
    return _("Select %(name)s")


@register.inclusion_tag("components/selection.html", takes_context=True)
def selection(context, kind):
    """The bar of what can be done with the ticked rows of the list of a `kind`; it stands behind their table."""
    page, params = context["page"], context["request"].GET
    more = {"kind": kinds.get(kind), "is_more": bool(page.next or page.previous)}
    more |= {"query": filters_of(params.urlencode()), "here": params.urlencode()}
    return context.flatten() | more
