"""What people send to the import pages: a text or a file, then what each column is."""

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from crm.exceptions import DomainError
from crm.forms import HandoffForm
from crm.importing import kinds
from crm.importing.decoding import decode
from crm.importing.models import Import
from crm.importing.reading import MOST_BYTES

EXAMPLE = """Company\tContact\tE-mail\tWebsite
Tideway Shellfish\tOrla Brennan\torla@tideway.example\ttideway.example
Karlsen Cold Store\tNils Karlsen\tpost@karlsen.example\tkarlsen.example"""


class PasteForm(HandoffForm, forms.Form):
    """A pasted text, or a file instead of it. `source` is the text of either, `encoding` and `filename` the file's."""

    text = forms.CharField(
        label=_("Rows to import"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "placeholder": EXAMPLE, "class": "input", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Choose a file"),
        required=False,
        allow_empty_file=True,
        validators=[
            FileExtensionValidator(
                ["csv", "tsv", "txt", "tab"], _("Choose a .csv, .tsv or .txt file, or paste the cells.")
            )
        ],
        widget=forms.FileInput(attrs={"class": "visually-hidden", "accept": ".csv,.tsv,.txt,.tab,text/csv,text/plain"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # NUL is refused row by row, with its place, instead of the whole paste.
        self.fields["text"].validators = []

    def clean(self):
        data = super().clean()
        data["filename"] = data["encoding"] = ""
        data["source"] = data.get("text", "")
        if file := data.get("file"):
            data["filename"] = file.name
            try:
                data["source"], data["encoding"] = decode(file.read(MOST_BYTES + 1))
            except DomainError as error:
                self.add_error("file", error.message)
        return data


class MappingForm(forms.Form):
    """One choice a column, and what to do with rows that are here already."""

    duplicates = forms.ChoiceField(
        choices=Import.Duplicates.choices, widget=forms.Select(attrs={"class": "input select"})
    )

    def __init__(self, *args, paste, **kwargs):
        super().__init__(*args, initial={"duplicates": paste.duplicates}, **kwargs)
        choices = [*kinds.get(paste.kind).choices(), ("", _("Leave out"))]
        for at, name in enumerate(paste.columns):
            self.fields[f"column-{at}"] = forms.ChoiceField(
                label=name,
                choices=choices,
                required=False,
                initial=paste.mapping[at],
                widget=forms.Select(attrs={"class": "input select"}),
            )

    @property
    def mapping(self):
        """The field of each column, in order."""
        return [self.cleaned_data[name] for name in self.fields if name.startswith("column-")]

    @property
    def columns(self):
        """The bound choices, in the order of the columns."""
        return [self[name] for name in self.fields if name.startswith("column-")]
