"""What a workspace has added to a record, its custom fields and tags, in the admin's form about it."""

from django import forms
from django.contrib.admin import widgets
from django.utils.translation import gettext as _

from crm.attached import link_of
from crm.columns import TAGS
from crm.custom.inputs import form_field
from crm.custom.records import Customised
from crm.tags.lines import line
from crm.tags.models import split_tags
from crm.tags.services import retag, tags_of_one
from crm.vocabulary import vocabulary


class TagsField(forms.CharField):
    """Tags on one line; cleans to their names."""

    widget = widgets.AdminTextInputWidget

    def clean(self, value):
        return split_tags(super().clean(value))


def own_fields(record):
    """{name: form field} of what the workspace of a record has added; nothing for a new record, which may be in any."""
    if not isinstance(record, Customised):
        return {}
    workspace = record.workspace
    custom = vocabulary(workspace).fields_on(link_of(type(record)))
    tags = TagsField(label=_("Tags"), required=False, help_text=_("With commas between. New ones are made."))
    return {**{one.name: form_field(one, workspace.phone_region, record) for one in custom}, TAGS: tags}


def own_values(record, names):
    """What a record has in the own fields with these names, as a form begins with it."""
    return {name: line(map(str, tags_of_one(record))) if name == TAGS else getattr(record, name) for name in names}


def with_tags(service):
    """The service that saves a record, and lets it have the tags that the form says, in the same story."""

    def save(record, workspace, values, *, by, link=None):
        saved = service(record, workspace, values, by=by, link=link)
        if TAGS in values:
            retag(saved, values[TAGS], by=by)
        return saved

    return save
