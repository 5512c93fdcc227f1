"""The form about a person at a customer."""

from django.utils.translation import gettext_lazy as _

from crm.fields import EmailField, LineField, NotesField, PhoneField
from crm.forms import WorkspaceForm
from customers.models import Contact

NAMES = ("first_name", "last_name", "email")


class ContactForm(WorkspaceForm):
    """All that a person may type about a contact: a name or an e-mail is enough."""

    first_name = LineField(label=_("First name"), max_length=100, required=False)
    last_name = LineField(label=_("Last name"), max_length=100, required=False)
    email = EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = PhoneField(label=_("Phone"), max_length=40, required=False)
    title = LineField(label=_("Title"), max_length=150, required=False)
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Contact
        fields = ("first_name", "last_name", "title", "buying_role", "email", "phone", "notes")

    def __init__(self, *args, record=None, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.record = record

    def clean(self):
        """Somebody without a name has at least an e-mail, or nobody could tell who it is."""
        cleaned = super().clean()
        asked = [name for name in NAMES if name in self.fields]
        left = [cleaned.get(name, getattr(self.record, name, "")) for name in NAMES]
        if asked and not any(left) and not self.errors:
            self.add_error(asked[0], _("A name or an e-mail, please: one of them is enough."))
        return cleaned
