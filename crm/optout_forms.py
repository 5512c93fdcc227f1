"""What is typed to opt somebody out: an address, or a whole domain."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from crm import cleaning
from crm.forms import HandoffForm


class OptOutForm(HandoffForm, forms.Form):
    """An e-mail address or a domain in its plain form, which the workspace does not have yet, and why."""

    address = forms.CharField(
        label=_("Address or domain"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"placeholder": "ruth@larkfield.example, larkfield.example", "spellcheck": "false"}
        ),
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, **kwargs)
        self.workspace = workspace

    def clean_address(self):
        typed = self.cleaned_data["address"].strip().removeprefix("@")
        address = cleaning.clean_email(typed) if "@" in typed else _domain(typed)
        if self.workspace.optouts.filter(address=address).exists():
            raise ValidationError(_("%(address)s is on the list already.") % {"address": address})
        return address


def _domain(typed):
    """The registrable domain in what was typed, by which the rows of an import are looked up."""
    domain = cleaning.domain_of(cleaning.clean_website(typed))
    if not domain:
        raise ValidationError(_("Type an e-mail address, or a domain like larkfield.example."))
    if domain in cleaning.FREE_MAIL:
        raise ValidationError(
            _("Everybody may have an address at %(domain)s. Type the whole address.") % {"domain": domain}
        )
    return domain
