"""Forms about tags."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.forms import HandoffForm
from crm.tags.models import LONGEST, Tag, clean_tag, split_tags

AT_ONCE = 20  # tags that are put on by one line


class TagForm(HandoffForm, forms.Form):
    """The name and colour of a tag."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=LONGEST)
    colour = forms.ChoiceField(label=gettext_lazy("Colour"), choices=Tag.Colour.choices)

    def clean_name(self):
        return clean_tag(self.cleaned_data["name"])


class MergeTagsForm(HandoffForm, forms.Form):
    """Which other tag one becomes part of."""

    into = forms.CharField(max_length=LONGEST)

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, **kwargs)
        self.tags = workspace.tags.used()

    def clean_into(self):
        """The tag of this workspace that is called so."""
        if found := self.tags.called(self.cleaned_data["into"]).first():
            return found
        raise ValidationError(_("There is no such tag. Choose one of the list."))


class TaggingForm(HandoffForm, forms.Form):
    """A line of tags to put on a record, or the one to take off."""

    add = forms.CharField(required=False, max_length=500)
    remove = forms.ModelChoiceField(queryset=None, required=False)

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["remove"].queryset = workspace.tags.used()

    def clean_add(self):
        names = split_tags(self.cleaned_data["add"])
        if len(names) > AT_ONCE:
            raise ValidationError(_("At most %(most)d tags at once.") % {"most": AT_ONCE})
        return names
