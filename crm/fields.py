"""Model fields and form fields that know the rules of `crm.cleaning`."""

from django import forms
from django.db import models
from django.utils.text import capfirst

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

    def to_python(self, value):
        return cleaning.clean_text(super().to_python(value))


class NotesField(forms.CharField):
    """Several lines of text, kept as typed."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 20_000, "strip": False, **kwargs})

    def to_python(self, value):
        return cleaning.clean_notes(super().to_python(value))


class EmailField(forms.CharField):
    """An e-mail address, cleaned as everywhere."""

    widget = forms.EmailInput

    def clean(self, value):
        return super().clean(cleaning.clean_email(super().to_python(value)))


class WebsiteField(forms.CharField):
    """A web address, made canonical."""

    def clean(self, value):
        return super().clean(cleaning.clean_website(super().to_python(value)))


class PhoneField(forms.CharField):
    """A phone number, read with the workspace's region (set `region` after construction)."""

    region = None
    widget = forms.TextInput(attrs={"type": "tel"})

    def clean(self, value):
        return super().clean(cleaning.clean_phone(super().to_python(value), self.region))


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
    rule = NotesField if isinstance(model_field, models.TextField) else LineField
    kwargs = {"label": capfirst(model_field.verbose_name), "required": not model_field.blank, **kwargs}
    field = RULES.get(model_field.name, rule)(**kwargs)
    field.region = region
    return field
