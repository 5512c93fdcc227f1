"""Model fields and form fields that know the rules of `crm.cleaning`."""

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from crm import cleaning


class FoldedField(models.CharField):
    """Text for sorting and prefix search: byte order on both engines, whatever the database's own collation."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class LineField(forms.CharField):
    """One line of text; control characters and repeated spaces go."""

    rule = staticmethod(cleaning.clean_text)

    def to_python(self, value):
        return self.rule(super().to_python(value))


class NotesField(forms.CharField):
    """Several lines of text, kept as typed."""

    widget = forms.Textarea
    rule = staticmethod(cleaning.clean_notes)
    longest = 20_000

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": self.longest, "strip": False, **kwargs})

    def to_python(self, value):
        return self.rule(super().to_python(value))


class EmailField(forms.CharField):
    """An e-mail address, cleaned as everywhere."""

    widget = forms.EmailInput
    rule = staticmethod(cleaning.clean_email)

    def clean(self, value):
        return super().clean(self.rule(super().to_python(value)))


class WebsiteField(forms.CharField):
    """A web address, made canonical."""

    rule = staticmethod(cleaning.clean_website)

    def clean(self, value):
        return super().clean(self.rule(super().to_python(value)))


class PhoneField(forms.CharField):
    """A phone number, read with the workspace's region (set `region` after construction)."""

    region = None
    widget = forms.TextInput(attrs={"type": "tel"})
    rule = staticmethod(cleaning.clean_phone)

    def clean(self, value):
        return super().clean(self.rule(super().to_python(value), self.region))


RULES = {"email": EmailField, "website": WebsiteField, "phone": PhoneField}


def field_for(model_field, region=None, **kwargs):
    """The form field that cleans what somebody gives for `model_field`, wherever they give it.

    Text goes by the rules above; phone numbers are read with `region`. Choices, numbers and dates go by Django's own.
    `kwargs` go to the field, its widget for one.
    """
    if model_field.choices or not isinstance(model_field, (models.CharField, models.TextField)):
        return model_field.formfield(**kwargs)
    if model_field.max_length:
        kwargs["max_length"] = model_field.max_length
    kwargs = {"label": capfirst(model_field.verbose_name), "required": not model_field.blank, **kwargs}
    field = _form_field(model_field)(**kwargs)
    field.region = region
    return field


def rule_for(model_field, region=None):
    """The same rule as a function from a typed text to what is stored, for tables of a million cells.

    It raises ValidationError with words for the person.
    """
    form = _form_field(model_field)
    rule = partial(form.rule, region=region) if form is PhoneField else form.rule
    most = model_field.max_length or NotesField.longest

    def clean(text):
        if len(value := rule(text)) > most:
            said = {"most": most, "length": len(value)}
            raise ValidationError(_("At most %(most)d characters; this has %(length)d.") % said, code="max_length")
        return value

    return clean


def _form_field(model_field):
    return RULES.get(model_field.name, NotesField if isinstance(model_field, models.TextField) else LineField)
