"""The dialog of a promotion: lead beside customer, whose value wins, first contact, first deal, the promise."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import NotesField
from crm.forms import HandoffForm
from crm.history import plain
from crm.text import split_person
from crm.vocabulary import label_of, worded
from customers.forms import ContactForm, NewOpportunityForm
from customers.services import known_person
from leads.matching import likely_customers
from leads.models import Lead
from leads.services.promotion import carried

PERSON_FIELDS = ("first_name", "last_name", "title", "buying_role")
DEAL_FIELDS = ("name", "amount", "currency", "billing", "expected_close", "stage")


@dataclass(frozen=True)
class JoinRow:
    """One field of lead and customer side by side; `winner` is `lead` or `customer`."""

    name: str
    label: str
    mine: object
    theirs: object
    winner: str

    @property
    def is_same(self):
        return plain(self.mine) == plain(self.theirs)

    @property
    def is_choice(self):
        return bool(self.mine) and not self.is_same


class PromotionForm(HandoffForm, forms.Form):
    """What is asked once: into which customer, which parts come along, what was promised."""

    into = forms.ModelChoiceField(queryset=None, required=False)
    contact = forms.BooleanField(label=_("First contact"), required=False, initial=True)
    opportunity = forms.BooleanField(label=_("First opportunity"), required=False)
    promise = NotesField(label=_("What did we promise?"), max_length=2000, required=False)

    def __init__(self, *args, workspace, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = workspace.customers.all()
        self.fields["promise"].widget.attrs["rows"] = 3
        for name in names:
            self.fields[f"win_{name}"] = forms.ChoiceField(choices=[("lead", ""), ("customer", "")], required=False)


class PromotionDialog:
    """All that the dialog about `lead` shows and, once it `is_valid`, what it asks of `promote_lead`."""

    def __init__(self, lead, *, data=None, into=None):
        self.lead, workspace = lead, lead.workspace
        self.matches, self.names = likely_customers(lead), carried(lead)
        self.form = PromotionForm(data, workspace=workspace, names=self.names)
        first, last = split_person(lead.contact_name)
        person = {"first_name": first, "last_name": last}
        parts = {"workspace": workspace, "data": data}
        self.person = ContactForm(**parts, prefix="contact", only=PERSON_FIELDS, initial=person)
        self.deal = NewOpportunityForm(**parts, prefix="opportunity", only=DEAL_FIELDS)
        self.into = into if into is not None or data is not None else self._likeliest()

    def _likeliest(self):
        """The customer chosen at first: one that more than its name speaks for, else a new one."""
        strong = [match.customer for match in self.matches if match.is_strong]
        return strong[0] if strong else None

    @property
    def known(self):
        """The contact the chosen customer has already, who will not be doubled; or None."""
        first, last = split_person(self.lead.contact_name)
        return self.into and known_person(self.into, first_name=first, last_name=last, email=self.lead.email)

    @property
    def rows(self):
        """The fields of lead and chosen customer, side by side."""
        return [self._row(name) for name in self.names]

    def _row(self, name):
        mine, theirs = worded(self.lead, name), worded(self.into, name) if self.into else None
        asked = self.form.data.get(f"win_{name}") if self.form.is_bound else None
        label = label_of(Lead, name, self.lead.workspace)
        return JoinRow(name, label[:1].upper() + label[1:], mine, theirs, asked or ("customer" if theirs else "lead"))

    def is_valid(self):
        """Whether all the parts that are wanted are right."""
        parts = [self.form]
        if self.form.is_valid():
            self.into = self.form.cleaned_data["into"]
            parts += [self.person] if self.form.cleaned_data["contact"] and self._has_person else []
            parts += [self.deal] if self.form.cleaned_data["opportunity"] else []
        wrong = [part for part in parts if not part.is_valid()]  # each says what is wrong with it, not only the first
        return not wrong

    @property
    def _has_person(self):
        return any(self.form.data.get(f"contact-{name}") for name in ("first_name", "last_name")) or bool(
            self.lead.email
        )

    def asked(self):
        """The arguments for `promote_lead`."""
        chosen = self.form.cleaned_data
        person = dict(self.person.cleaned_data) if chosen["contact"] and self._has_person else False
        return {
            "into": chosen["into"],
            "take": [name for name in self.names if chosen[f"win_{name}"] == "lead"] if chosen["into"] else None,
            "contact": person,
            "opportunity": dict(self.deal.cleaned_data) if chosen["opportunity"] else None,
            "promise": chosen["promise"],
        }
