"""What people send to the import pages: a text or a file, what each column is, what to do with rows."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, MaxLengthValidator
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from crm.countries import regions
from crm.forms import HandoffForm, dress
from crm.importing import kinds
from crm.importing.models import Import, ImportRow
from crm.importing.planning.choosing import LONGEST, TOO_LONG
from crm.importing.reading.bounds import MOST_BYTES
from crm.importing.reading.rowing import shown
from crm.importing.showing.cells import columns_of
from crm.importing.showing.sources import encodings, headings, is_text_file, is_workbook, separators

EXAMPLE = """Company\tContact\tE-mail\tWebsite
Tideway Shellfish\tOrla Brennan\torla@tideway.example\ttideway.example
Karlsen Cold Store\tNils Karlsen\tpost@karlsen.example\tkarlsen.example"""
LONG = 120  # characters from which a text gets more than one line
ENDINGS = ["csv", "tsv", "txt", "tab", "xlsx"]
_NOT_READ = _("Choose a .csv, .tsv, .txt or .xlsx file, or copy the cells and paste them.")


def check_size(file):
    """Refuse a file that is bigger than anything that can be taken."""
    if file.size > MOST_BYTES:
        words = {"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)}
        raise ValidationError(
            _("This file has %(size)s; up to %(most)s can be read. Split it into smaller ones.") % words
        )


class PasteForm(HandoffForm, forms.Form):
    """A pasted text, or a file instead of it. `source` is either: a text, or the bytes in pieces."""

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
        validators=[FileExtensionValidator(ENDINGS, _NOT_READ), check_size],
        widget=forms.FileInput(attrs={"class": "visually-hidden", "accept": ",".join(f".{one}" for one in ENDINGS)}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # NUL is refused row by row, with its place, instead of the whole paste.
        self.fields["text"].validators = []

    def clean(self):
        data = super().clean()
        file = data.get("file")
        data["filename"] = file.name if file else ""
        data["source"] = file.chunks() if file else data.get("text", "")
        return data


class MappingForm(forms.Form):
    """One choice a column, and what to do with rows that are here already."""

    duplicates = forms.ChoiceField(
        choices=Import.Duplicates.choices, widget=forms.Select(attrs={"class": "input select"})
    )
    keep_others = forms.BooleanField(required=False)

    def __init__(self, *args, paste, **kwargs):
        super().__init__(*args, initial={"duplicates": paste.duplicates}, **kwargs)
        choices = _targets(kinds.offered(paste))
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
        """The target of each column, in order; with `keep_others` no column is left out."""
        other = "note" if self.cleaned_data["keep_others"] else ""
        return [self.cleaned_data[name] or other for name in self.fields if name.startswith("column-")]

    @property
    def columns(self):
        """The bound choices, in the order of the columns."""
        return [self[name] for name in self.fields if name.startswith("column-")]


def _targets(kind):
    """What a column can become, with the fields that the workspace has added in a group of their own."""
    own = {column.attribute for column in kind.own}
    groups = {True: [], False: []}
    for target, label in kind.choices():
        groups[kind.field_of(target) in own].append((target, label))
    return [*groups[False], (_("Fields of your own"), groups[True]), ("", _("Leave out"))]


class RowForm(HandoffForm, forms.Form):
    """The cells of one row, each to be typed over; what is wrong with a field stands beside the column it is read from."""

    def __init__(self, data, *, paste):
        super().__init__(data)
        self.mapping, self.kind = paste.mapping, kinds.of(paste)
        for at, name in enumerate(paste.columns):
            self.fields[f"cell-{at}"] = _cell(name, data.get(f"cell-{at}", ""))

    @property
    def typed(self):
        """{place of the column: text} of the cells that were sent."""
        return {at: self.cleaned_data[name] for at, name in enumerate(self.fields) if name in self.data}

    def blame(self, row):
        """Take over what is wrong with a row. Returns the form."""
        for name, message in row.errors.items():
            places = columns_of(name, self.mapping, self.kind) if name else []
            self.add_error(f"cell-{places[0]}" if places else None, message)
        return self


def form_of(paste, row):
    """The RowForm of a row as it stands."""
    return RowForm({f"cell-{at}": shown(text) for at, text in enumerate(row.cells)}, paste=paste).blame(row)


def _cell(name, text):
    is_long = len(text.splitlines()) > 1 or len(text) > LONG
    widget = forms.Textarea(attrs={"rows": 4}) if is_long else forms.TextInput
    field = forms.CharField(label=name, required=False, strip=False, widget=widget)
    # NUL is taken out where it is stored.
    field.validators = [MaxLengthValidator(LONGEST, TOO_LONG)]
    dress(field)
    return field


class ReadingForm(forms.Form):
    """How the source of an import is to be read: its letters, what separates its cells, where its heading is.

    What is not sent stays as it is.
    """

    encoding = forms.ChoiceField(label=_("read as"), choices=encodings, required=False)
    delimiter = forms.ChoiceField(label=_("separated by"), required=False)
    heading = forms.TypedChoiceField(label=_("heading in"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args, paste, **kwargs):
        super().__init__(*args, initial={name: getattr(paste, name) for name in self.base_fields}, **kwargs)
        self.fields["delimiter"].choices = separators(paste)
        self.fields["heading"].choices = headings(paste)
        if not is_text_file(paste):
            del self.fields["encoding"]
        if is_workbook(paste):
            del self.fields["delimiter"]
        for field in self.fields.values():
            field.widget.attrs["class"] = "choice"

    def clean(self):
        said = super().clean()
        return self.initial | {name: value for name, value in said.items() if value not in ("", None)}


class CountryForm(forms.Form):
    """The country that phone numbers without a country code are read with."""

    region = forms.ChoiceField(choices=regions, widget=forms.Select(attrs={"class": "choice"}))


class NamesForm(forms.Form):
    """Whether rows without a name are given one."""

    makes_names = forms.BooleanField(required=False)


class ChoiceForm(forms.Form):
    """What to do with a row, or with all rows of a fate; "" is what the fate itself says."""

    choice = forms.ChoiceField(choices=[("", ""), *ImportRow.Choice.choices], required=False)
    fate = forms.ChoiceField(choices=ImportRow.Fate.choices, required=False)
