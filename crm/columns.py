"""The columns that a workspace adds to those of its records: its custom fields and its tags.

They are declared here once, for exports, the admin and the import page, as a model's own columns are in its Resource.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from crm.attached import link_of
from crm.custom.models import CustomField
from crm.custom.records import put
from crm.custom.types import cleaner, exported, shown
from crm.exporting import harmless
from crm.tags.lines import line
from crm.tags.models import split_tags, tag_key
from crm.tags.reading import tags_of
from crm.text import fold
from crm.vocabulary import vocabulary
from crm.widgets import typed

TAGS = "tags"


class OwnColumn(Field):
    """A column that a workspace has added: `attribute` is what records and stories call it, `label` what people do."""

    def __init__(self, workspace, name, label, heading):
        super().__init__(name, harmless(heading))
        self.workspace, self.label = workspace, label

    def clean(self, row, *, workspace, **kwargs):
        """What is stored for the cell of a row; ValidationError when it does not fit, or is of another workspace."""
        text = typed(row[self.column_name])
        if text and workspace.pk != self.workspace.pk:
            raise ValidationError(_("This is a column of the workspace %(name)s.") % {"name": self.workspace})
        return self.rule(workspace.phone_region)(text) or None

    def save(self, instance, row, is_m2m=False, **kwargs):
        put(instance, self.attribute, self.clean(row, **kwargs))


class CustomColumn(OwnColumn):
    """The values of one custom field."""

    def __init__(self, custom, workspace, heading):
        super().__init__(workspace, custom.name, custom.label, heading)
        self.custom = custom

    @property
    def is_date(self):
        return self.custom.type == CustomField.Type.DATE

    @property
    def words(self):
        """The only things its cells can say, folded, where it is a choice."""
        is_choice = self.custom.type == CustomField.Type.CHOICE
        return frozenset(fold(label) for _key, label in self.custom.offered) if is_choice else frozenset()

    def rule(self, region=None, *, month_first=None):
        """A function from what was typed to what is stored; it raises ValidationError."""
        return cleaner(self.custom, region, month_first=month_first)

    def shown(self, stored):
        """A stored value as people read it."""
        return shown(self.custom, stored)

    def get_value(self, instance):
        return getattr(instance, self.attribute)

    def export(self, instance, **kwargs):
        return exported(self.custom, self.get_value(instance))


class TagsColumn(OwnColumn):
    """All the tags of a record on one line; where one is spelt otherwise than the tag that is there, the tag is meant."""

    is_date = False
    words: frozenset[str] = frozenset()

    def __init__(self, workspace):
        super().__init__(workspace, TAGS, _("Tags"), _("Tags"))

    def rule(self, region=None, *, month_first=None):
        """As of a custom field. Other programs put names in quotes."""
        known = {tag.name_folded: tag.name for tag in vocabulary(self.workspace).tags}

        def clean(text):
            return line(self._spelt(name, known) for name in split_tags(text))

        return clean

    def _spelt(self, name, known):
        """A name as the tag that is there has it, in quotes only when that has."""
        bare = name if tag_key(name) in known else name.strip('"') or name
        return known.get(tag_key(bare), bare)

    def shown(self, stored):
        return stored or ""

    def get_value(self, instance):
        if self.attribute in instance.__dict__:
            return instance.tags
        return line(tag.name for tag in tags_of(instance, self.workspace)) or None

    def export(self, instance, **kwargs):
        return self.get_value(instance) or ""


def own_columns(model, workspace, *, beside=(), everything=False):
    """The columns that a workspace has added to records of `model`: its custom fields in their order, then its tags.

    `beside` are the names and labels of the other columns, which no heading repeats. With `everything` fields that are
    not asked any more are among them.
    """
    words, taken = vocabulary(workspace), {TAGS, fold(_("Tags")), *map(fold, beside)}
    fields = words.fields if everything else words.fields_on(link_of(model))
    columns = [CustomColumn(one, workspace, one.name if fold(one.label) in taken else one.label) for one in fields]
    return [*columns, TagsColumn(workspace)]
