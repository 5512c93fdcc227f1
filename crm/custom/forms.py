"""The forms about a custom field itself."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.custom.models import LONGEST_LABEL, MOST_CHOICES, CustomField
from crm.fields import LineField, NotesField
from crm.forms import HandoffForm

PLACES = [
    ("lead", gettext_lazy("Leads")),
    ("customer", gettext_lazy("Customers")),
    ("contact", gettext_lazy("Contacts")),
    ("opportunity", gettext_lazy("Opportunities")),
]


class PlacedForm(HandoffForm, forms.Form):
    """What a field is called and which records it is on."""

    label = LineField(label=gettext_lazy("Name"), max_length=LONGEST_LABEL)
    places = forms.MultipleChoiceField(
        label=gettext_lazy("On"),
        choices=PLACES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one kind of record.")},
    )

    def lines(self, name):
        """The lines of a text, each once, without empty ones."""
        return list(dict.fromkeys(line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()))

    def _clean_lines(self, name):
        if len(self.lines(name)) > MOST_CHOICES:
            raise forms.ValidationError(_("A field has at most %(most)d choices.") % {"most": MOST_CHOICES})
        if any(len(line) > LONGEST_LABEL for line in self.lines(name)):
            raise forms.ValidationError(_("A choice has at most %(most)d characters.") % {"most": LONGEST_LABEL})
        return self.cleaned_data[name]


class NewFieldForm(PlacedForm):
    """A field that begins; what kind of value it has stays."""

    type = forms.ChoiceField(label=gettext_lazy("Kind of value"), choices=CustomField.Type.choices)
    choices = NotesField(
        label=gettext_lazy("Choices"),
        required=False,
        help_text=gettext_lazy("For a choice only: one on each line."),
    )

    field_order = ("label", "type", "places", "choices")

    def clean_choices(self):
        return self._clean_lines("choices")

    def asked(self):
        """The arguments for `add_field`."""
        given = self.cleaned_data
        is_choice = given["type"] == CustomField.Type.CHOICE
        choices = self.lines("choices") if is_choice else []
        return {"label": given["label"], "type": given["type"], "places": given["places"], "choices": choices}


class FieldForm(PlacedForm):
    """A field that is there: its choices are renamed in place, emptied to be retired, and added to below."""

    def __init__(self, *args, custom, **kwargs):
        initial = {"label": custom.label, "places": custom.places}
        super().__init__(*args, initial=initial, **kwargs)
        self.custom = custom
        if not self.is_choice:
            return
        for one in custom.choices:
            name, is_gone = f"choice_{one['key']}", bool(one.get("gone"))
            if is_gone:
                self.fields[name] = forms.BooleanField(label=one["label"], required=False)
                self.fields[name].widget.attrs["class"] = "checkbox"
            else:
                widget = forms.TextInput({"class": "input", "autocomplete": "off", "aria-label": one["label"]})
                self.fields[name] = LineField(
                    label=one["label"], max_length=LONGEST_LABEL, required=False, widget=widget, initial=one["label"]
                )
        more = {"class": "input input--area", "rows": 2}
        self.fields["more"] = NotesField(
            label=gettext_lazy("New choices, one on each line"), required=False, widget=forms.Textarea(more)
        )

    @property
    def is_choice(self):
        return self.custom.type == CustomField.Type.CHOICE

    @cached_property
    def offered(self):
        """The inputs of the choices that can be chosen."""
        return [self[f"choice_{one['key']}"] for one in self.custom.choices if not one.get("gone")]

    @cached_property
    def gone(self):
        """The boxes of those that no longer can, to bring them back."""
        return [self[f"choice_{one['key']}"] for one in self.custom.choices if one.get("gone")]

    def clean_more(self):
        return self._clean_lines("more")

    def asked(self):
        """The arguments for `change_field`."""
        given = {"label": self.cleaned_data["label"], "places": self.cleaned_data["places"]}
        return {**given, "choices": self._choices()} if self.is_choice else given

    def _choices(self):
        said = {one["key"]: self.cleaned_data[f"choice_{one['key']}"] for one in self.custom.choices}
        kept = [
            {"key": one["key"], "label": one["label"] if one.get("gone") else said[one["key"]]}
            for one in self.custom.choices
            if said[one["key"]]
        ]
        return [*kept, *({"label": label} for label in self.lines("more"))]
