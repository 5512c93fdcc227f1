"""How forms look and behave everywhere."""

from datetime import datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from crm import fields
from crm.attached import link_of
from crm.custom.inputs import form_field
from crm.mentions import calling
from crm.models import Activity
from crm.vocabulary import vocabulary


class HandoffRenderer(TemplatesSetting):
    """Fields from `components/field.html`: label, control, hint, error beside it."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


CONTROLS = {
    forms.CheckboxInput: "checkbox",
    forms.RadioSelect: "",
    forms.Select: "input select",
    forms.SelectMultiple: "input",
    forms.Textarea: "input input--area",
}


class HandoffForm:
    """For every form: the look of its controls, and where the cursor goes when something is wrong.

    Mix in before `forms.Form` or `forms.ModelForm`. Fields with an error get `aria-invalid`, the first of them the focus.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for field in self.fields.values():
            dress(field)

    def add_error(self, field, error):
        super().add_error(field, error)
        bad = [name for name in self.errors if name in self.fields]
        for name in bad:
            self.fields[name].widget.attrs["aria-invalid"] = "true"
        if bad:
            self.fields[bad[0]].widget.attrs["autofocus"] = True


def dress(field):
    """Give the control of a form field its look."""
    look = next((css for kind, css in CONTROLS.items() if isinstance(field.widget, kind)), "input")
    if look:
        field.widget.attrs.setdefault("class", look)
    if isinstance(field, forms.CharField) and field.widget.attrs.get("autocomplete") is None:
        field.widget.attrs["autocomplete"] = "off"
    _name_the_empty_choice(field)
    if isinstance(field, fields.NotesField):
        field.widget.attrs["rows"] = 4


def _name_the_empty_choice(field):
    """A dash instead of Django's row of hyphens."""
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = "–" if field.empty_label else None
    elif isinstance(field, forms.ChoiceField):
        field.choices = [("", "–") if value == "" else (value, label) for value, label in field.choices]


class WorkspaceForm(HandoffForm, forms.ModelForm):
    """A form about a row of one workspace: every choice comes from that workspace, and from no other.

    `record` is what is edited: its values are shown, and it is never written to, since services do that.
    `only` narrows the form to some of its fields, for editing in place. The workspace's own fields come last.
    """

    @classmethod
    def names(cls, workspace):
        """The names of all its fields in a workspace."""
        return [*cls.base_fields, *(field.name for field in cls._custom(workspace))]

    @classmethod
    def _custom(cls, workspace):
        return vocabulary(workspace).fields_on(link_of(cls._meta.model))

    def __init__(self, *args, workspace, record=None, only=None, **kwargs):
        if record is not None:
            kwargs["initial"] = {name: getattr(record, name) for name in self._meta.fields} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.workspace = workspace
        for field in self._custom(workspace):
            self.fields[field.name] = form_field(field, workspace.phone_region, record)
            self.initial.setdefault(field.name, getattr(record, field.name) if record else None)
            dress(self.fields[field.name])
        for name in [name for name in self.fields if only is not None and name not in only]:
            del self.fields[name]
        for name, field in self.fields.items():
            if isinstance(field, fields.PhoneField):
                field.region = workspace.phone_region
            if name in calling(self._meta.model):
                field.widget.attrs["data-mentions"] = True
            if name == "owner":
                field.queryset = workspace.people()
                field.empty_label = "–"


class LogForm(HandoffForm, forms.Form):
    """One line for the story: what kind of thing happened, and what."""

    kind = forms.ChoiceField(choices=[(kind, kind.label) for kind in Activity.TALK], initial=Activity.Kind.NOTE)
    text = fields.NotesField(
        label=_("What happened"),
        widget=forms.Textarea(
            attrs={
                "class": "input input--area log__text",
                "placeholder": _("What happened?"),
                "aria-label": _("What happened"),
                "data-enter-submits": True,
                "data-mentions": True,
            }
        ),
    )
    day = forms.DateField(
        required=False,
        widget=forms.DateInput(
            format="%Y-%m-%d",
            attrs={"type": "date", "class": "input log__day", "aria-label": _("The day it happened, if not today")},
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 1
        self.fields["day"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_day(self):
        """What is still to come has not happened."""
        day = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come. What is to be done then is a task."))
        return day

    @property
    def at(self):
        """The moment it happened: noon of an earlier day, since nobody says the hour; None for now."""
        day = self.cleaned_data["day"]
        return timezone.make_aware(datetime.combine(day, time(12))) if day and day < timezone.localdate() else None

    def focused(self):
        """The form with the cursor in its words, for after one line has been logged."""
        self.fields["text"].widget.attrs["autofocus"] = True
        return self

    @property
    def links(self):
        """What the line shall be attached to, as keywords for `crm.history.log` and `crm.entries.edit_entry`."""
        return {name: self.cleaned_data[name] for name in ("contact", "opportunity") if name in self.fields}
