"""Inviting people and giving them roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from crm.fields import EmailField, LineField
from crm.forms import HandoffForm


def roles_given_by(membership):
    """The roles this member may give: only owners make owners."""
    return [(role, role.label) for role in Role if role != Role.OWNER or membership.is_owner]


class InviteForm(HandoffForm, forms.Form):
    """Somebody's address and what they will be."""

    email = EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), initial=Role.MEMBER)

    def __init__(self, *args, giver, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_given_by(giver)


class RoleForm(HandoffForm, forms.Form):
    """What a member is from now on."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args, giver, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles_given_by(giver)


class NameForm(HandoffForm, forms.Form):
    """What a person is called."""

    name = LineField(label=_("Name"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "name"}))
