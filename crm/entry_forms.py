"""The form that changes a line of a story."""

from django import forms

from crm.forms import LogForm


class EntryForm(LogForm):
    """What one may change about one's own line: its kind, its words, with whom, about which deal."""

    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, line, workspace):
        links = {"contact": line.contact_id, "opportunity": line.opportunity_id}
        super().__init__(data, initial={"kind": line.kind, "text": line.text, "seen": line.text, **links})
        del self.fields["day"]
        self.auto_id = f"id_entry_{line.pk}_%s"
        self.fields["text"].widget.attrs |= {"rows": 3, "autofocus": True}
        if line.customer_id:
            self._offer("contact", workspace.contacts.filter(customer=line.customer_id))
            self._offer("opportunity", workspace.opportunities.filter(customer=line.customer_id))

    def _offer(self, name, rows):
        widget = forms.Select(attrs={"class": "input select log__with"})
        label = rows.model._meta.verbose_name
        self.fields[name] = forms.ModelChoiceField(rows, required=False, empty_label="–", label=label, widget=widget)
        widget.attrs["aria-label"] = str(label)

    def clean_seen(self):
        """Browsers send line ends as CRLF."""
        return self.cleaned_data["seen"].replace("\r\n", "\n")

    @property
    def changes(self):
        """Keywords for `crm.entries.edit_entry`."""
        return {"kind": self.cleaned_data["kind"], "text": self.cleaned_data["text"], **self.links}
