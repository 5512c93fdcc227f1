"""Custom fields in forms: what they clean to is the stored text, None for nothing."""

from functools import partial

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _

from crm.custom.models import CustomField
from crm.custom.types import LONGEST, NO, YES, cleaner, shown

T = CustomField.Type
WIDGETS = {
    T.NUMBER: partial(forms.TextInput, {"inputmode": "decimal", "class": "input input--num"}),
    T.DATE: partial(forms.DateInput, {"type": "date"}, format="%Y-%m-%d"),
    T.URL: partial(forms.TextInput, {"inputmode": "url"}),
}


class CustomInput(forms.CharField):
    """A line that goes by the rule of a custom field."""

    def __init__(self, custom, region=None):
        widget = WIDGETS.get(custom.type, forms.TextInput)()
        super().__init__(label=custom.label, required=False, max_length=LONGEST, widget=widget)
        self.custom, self.rule = custom, cleaner(custom, region)

    def clean(self, value):
        return self.rule(super().clean(value)) or None

    def prepare_value(self, value):
        """A number with the reader's decimal mark, so that it is read back as it was."""
        if self.custom.type == T.NUMBER and value and isinstance(value, str):
            return value.replace(".", formats.get_format("DECIMAL_SEPARATOR"))
        return value

    def worded(self, value):
        """A stored value as people read it."""
        return shown(self.custom, value)


class CustomChoice(forms.ChoiceField):
    """One of the choices of a custom field; what a record has already may stay although it is no longer offered."""

    def __init__(self, custom, now=None):
        offered = [(YES, _("Yes")), (NO, _("No"))] if custom.type == T.YES_NO else custom.offered
        if now and now not in dict(offered):
            offered = [*offered, (now, shown(custom, now))]
        super().__init__(label=custom.label, required=False, choices=[("", "–"), *offered])
        self.custom = custom

    def clean(self, value):
        return super().clean(value) or None

    def worded(self, value):
        """A stored value as people read it."""
        return shown(self.custom, value)


def form_field(custom, region=None, record=None):
    """The form field for a custom field, asked about `record` or about a new one."""
    if custom.type in (T.CHOICE, T.YES_NO):
        return CustomChoice(custom, getattr(record, custom.name) if record else None)
    return CustomInput(custom, region)
