"""Verbs that every kind of organisation has: who owns it, and its industry."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.bulkwork.fields import OneField
from crm.bulkwork.kinds import Verb
from crm.fields import LineField
from crm.filters import NOBODY
from crm.forms import HandoffForm


class OwnerForm(HandoffForm, forms.Form):
    """One of the people of the workspace, or nobody: said, and never what a form sends that was left as it came."""

    owner = forms.ChoiceField(label=gettext_lazy("Owner"))

    def __init__(self, data, *, workspace, records):
        super().__init__(data)
        self._people = {str(person.pk): person for person in workspace.people()}
        self.fields["owner"].choices = [("", "–"), *self._people.items(), (NOBODY, _("Nobody"))]

    @property
    def person(self):
        """[id, name] of who was chosen, or None for nobody."""
        chosen = self._people.get(self.cleaned_data["owner"])
        return chosen and [chosen.pk, str(chosen)]


class IndustryForm(HandoffForm, forms.Form):
    """An industry, or none: said, and never what a field says that was left empty."""

    industry = LineField(
        label=gettext_lazy("Industry"),
        max_length=100,
        error_messages={"required": gettext_lazy("Type an industry, or tick “No industry”.")},
    )
    none = forms.BooleanField(label=gettext_lazy("No industry"), required=False)

    def __init__(self, data, *, workspace, records):
        super().__init__(data)
        self.fields["industry"].is_wide = self.fields["none"].is_wide = True
        self.fields["industry"].required = not (data and data.get("none"))

    def clean(self):
        values = super().clean()
        if values.get("none") and values.get("industry"):
            self.add_error("industry", _("Empty this, or untick “No industry”."))
        return values


def owner():
    """Give records to somebody, or to nobody."""
    field = OneField("owner")
    return Verb(
        key="owner",
        label=gettext_lazy("Owner"),
        icon="user",
        heading=gettext_lazy("Change the owner of %(what)s"),
        submit=gettext_lazy("Change the owner"),
        title=lambda given: _("Owner: %(who)s") % {"who": given["owner"][1] if given["owner"] else _("nobody")},
        form=OwnerForm,
        given=lambda form: {"owner": form.person},
        apply=field.apply,
        take_back=field.take_back,
        seen=field.seen,
    )


def industry():
    """Give records the same industry, or none."""
    field = OneField("industry")
    return Verb(
        key="industry",
        label=gettext_lazy("Industry"),
        icon="customer",
        heading=gettext_lazy("Change the industry of %(what)s"),
        submit=gettext_lazy("Change the industry"),
        title=lambda given: _("Industry: %(what)s") % {"what": given["industry"] or _("none")},
        form=IndustryForm,
        given=lambda form: {"industry": form.cleaned_data["industry"]},
        apply=field.apply,
        take_back=field.take_back,
        seen=field.seen,
    )
