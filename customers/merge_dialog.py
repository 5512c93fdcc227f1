"""The page of a merge: two customers side by side, which is kept, whose value wins, what moves."""

from dataclasses import dataclass

from django import forms

from crm.custom.records import own_names
from crm.forms import HandoffForm
from crm.history import plain
from crm.vocabulary import label_of, worded
from customers.models import Customer
from customers.services.moving import counts
from customers.services.winning import ABSORBED, BOTH, JOINED, KEPT

ONE, OTHER = "one", "other"


@dataclass(frozen=True)
class SideRow:
    """One field of both customers; `winner` is `one`, `other` or, of notes, `both`."""

    name: str
    label: str
    one: object
    other: object
    winner: str

    @property
    def is_choice(self):
        return bool(self.one or self.other) and plain(self.one) != plain(self.other)

    @property
    def has_both(self):
        return self.name in JOINED and bool(self.one and self.other)


class MergeForm(HandoffForm, forms.Form):
    """Which of the two is kept, and whose value wins in each field."""

    keep = forms.ChoiceField(choices=[(ONE, ""), (OTHER, "")])

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        for name in names:
            sides = [ONE, OTHER, BOTH] if name in JOINED else [ONE, OTHER]
            self.fields[f"win_{name}"] = forms.ChoiceField(choices=[(side, "") for side in sides], required=False)


class MergeDialog:
    """All that the page about `one` and `other` shows and, once it `is_valid`, what it asks of `merge`."""

    def __init__(self, one, other, *, keep=None, data=None):
        self.one, self.other, self.names = one, other, (*Customer.FIELDS, *own_names(one, other))
        self.form = MergeForm(data, names=self.names)
        asked = self.form.data.get("keep") if data is not None else keep
        self.keep = asked if asked in (ONE, OTHER) else ONE if self._weighs(one) >= self._weighs(other) else OTHER

    @staticmethod
    def _weighs(customer):
        """The one with more to it is kept unless somebody says otherwise: active, then the more deals, then the older."""
        return not customer.is_archived, customer.open_count, -customer.pk

    @property
    def kept(self):
        return self.one if self.keep == ONE else self.other

    @property
    def absorbed(self):
        return self.other if self.keep == ONE else self.one

    @property
    def rows(self):
        """The fields of both, side by side."""
        return [self._row(name) for name in self.names]

    def _row(self, name):
        label = label_of(Customer, name, self.one.workspace)
        one, other = worded(self.one, name), worded(self.other, name)
        asked = self.form.data.get(f"win_{name}") if self.form.is_bound else None
        return SideRow(name, label[:1].upper() + label[1:], one, other, asked or self._winner(name))

    def _winner(self, name):
        mine, theirs = getattr(self.kept, name), getattr(self.absorbed, name)
        if name in JOINED and mine and theirs:
            return BOTH
        return self.keep if mine or not theirs else (OTHER if self.keep == ONE else ONE)

    @property
    def moving(self):
        """What moves to the kept one, as {what: how many}."""
        return counts(self.absorbed)

    def is_valid(self):
        return self.form.is_valid()

    def asked(self):
        """The choices for `merge`; a field nobody was asked about is left to it."""
        sides = {self.keep: KEPT, BOTH: BOTH}
        chosen = {name: self.form.cleaned_data[f"win_{name}"] for name in self.names}
        return {name: sides.get(side, ABSORBED) for name, side in chosen.items() if side}
