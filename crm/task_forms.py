"""The form about a task."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import LineField, NotesField
from crm.forms import WorkspaceForm
from crm.models import Task
from crm.tasks import FIELDS


class TaskForm(WorkspaceForm):
    """What, until when, for whom; the lead or customer it is about travels along unseen."""

    title = LineField(label=_("What"), max_length=200)
    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Task
        fields = FIELDS
        widgets = {"lead": forms.HiddenInput, "customer": forms.HiddenInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"lead", "customer"} & set(self.fields):
            self.fields[name].queryset = getattr(self.workspace, f"{name}s").all()

    def full_clean(self):
        super().full_clean()
        if {"lead", "customer"} & set(self.errors):
            self.add_error(None, _("What this task was about is not in this workspace. Add it again from its page."))
