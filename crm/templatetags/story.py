"""How the lines of a timeline look and read, loaded in every template."""

from datetime import date
from functools import lru_cache

from django import template
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from crm.cleaning import format_phone
from crm.custom.models import CustomField
from crm.custom.records import PREFIX
from crm.custom.types import shown as custom_shown
from crm.templatetags.drawing import glyph
from crm.vocabulary import vocabulary

register = template.Library()
# What a record has that is no column of it, by the name that lines of the story give it.
BESIDE = {"tags": {"verbose_name": gettext_lazy("Tags")}}

KIND_ICONS = {
    "note": "note", "call": "phone", "meeting": "meeting", "email": "mail", "task_done": "check", "task_reopened": "undo",
    "fields": "pencil", "import": "imports", "merge": "merge", "archived": "archive", "restored": "undo", "contact": "user",
    "opportunity": "board", "stage": "board", "created": "plus", "promotion_undone": "undo",
    "snoozed": "quiet", "woken": "undo",
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
def is_own(line, user):
    """Whether `user` may change this line or take it out."""
    return line.pk is not None and line.is_own(user)


@register.filter
def shown(value):
    """A value out of a line's data as people read it: [id, name] pairs by their name."""
    if isinstance(value, list):
        return value[1] if len(value) == 2 else ", ".join(map(str, value))
    return "" if value is None else value


@register.simple_tag(takes_context=True)
def changed_field(context, line, name):
    """The field `name` of what the line is about, one of the model's or a custom one; None when it has none such any more."""
    if name in BESIDE:
        return BESIDE[name]
    if name.startswith(PREFIX):
        workspace = getattr(context.get("request"), "workspace", None)
        return vocabulary(workspace).field_by_name.get(name) if workspace else None
    for link in ("opportunity", "contact", "customer", "lead"):
        if getattr(line, f"{link}_id"):
            try:
                return line._meta.get_field(link).related_model._meta.get_field(name)
            except FieldDoesNotExist:
                continue
    return None


@register.filter
def is_document(field):
    """Whether a field is a long text with a page of its versions, which says better what changed."""
    return field is not None and field.name in getattr(field.model, "DOCUMENTS", ())


@register.filter
def worded(value, field):
    """A kept value of `field` as people read it: choices by their label, days as dates, pairs by their name."""
    if isinstance(field, CustomField):
        return custom_shown(field, value)
    if isinstance(field, models.DateField) and value:
        return date_format(date.fromisoformat(value), "j M Y")
    if isinstance(value, str):
        if getattr(field, "name", "") == "phone":
            return format_phone(value)
        return dict(getattr(field, "flatchoices", ())).get(value, value)
    return shown(value)


@register.filter
def status_look(status):
    """The suffix of a lead status' chip and glyph."""
    return "filled" if status == "information_filled" else status


@register.simple_tag
def status_chip(status):
    """The chip of a lead status: glyph and words in its colours."""
    return _status_chip(status, translation.get_language())


@lru_cache(maxsize=100)
def _status_chip(status, language):
    look, label = status_look(status), _status_label(status, language)
    return format_html('<span class="chip chip--{}">{}{}</span>', look, glyph(look), label)


@register.filter
def status_label(status):
    """A lead status in words, as the lead model names it."""
    return _status_label(status, translation.get_language())


@lru_cache(maxsize=100)
def _status_label(status, _language):
    field = apps.get_model("leads", "Lead")._meta.get_field("status")
    return str(dict(field.choices).get(status, status))
