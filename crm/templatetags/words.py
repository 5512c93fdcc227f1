"""The words of a workspace on its records, loaded in every template."""

from django import template
from django.utils.html import format_html, format_html_join

from crm.attached import link_of
from crm.custom.types import shown
from crm.tags.reading import tags_of
from crm.vocabulary import vocabulary

register = template.Library()
ON_A_ROW = 3  # tags that a row of a list has room for


@register.simple_tag(takes_context=True)
def all_tags(context):
    """The tags of the workspace, by name."""
    return vocabulary(context["request"].workspace).tags


@register.simple_tag(takes_context=True)
def tags_on(context, record):
    """The tags of a record, by name."""
    return tags_of(record, context["request"].workspace)


@register.simple_tag(takes_context=True)
def tag_chips(context, record):
    """The tags of a row as chips: the first few, and how many more."""
    tags = tags_of(record, context["request"].workspace)
    if not tags:
        return ""
    chips = format_html_join(
        "", '<span class="chip tag tag--{}">{}</span>', ((t.colour, t.name) for t in tags[:ON_A_ROW])
    )
    left = ", ".join(tag.name for tag in tags[ON_A_ROW:])
    more = format_html('<span class="chip tag" title="{}">+{}</span>', left, len(tags) - ON_A_ROW)
    return format_html(' <span class="tags tags--row">{}{}</span>', chips, more if left else "")


@register.simple_tag(takes_context=True)
def sorted_field(context, page):
    """The custom field by which a page of a list is sorted, or None."""
    return vocabulary(context["request"].workspace).field_by_name.get(page.sort.key)


@register.simple_tag
def custom_cell(record, field):
    """The value of a custom field in a row."""
    return shown(field, getattr(record, field.name))


@register.filter
def link(record):
    """What a record is called in addresses and columns: `lead`, `customer`."""
    return link_of(type(record))
