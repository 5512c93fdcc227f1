"""The form about a task."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import LineField, NotesField
from crm.forms import WorkspaceForm
from crm.models import Task
from crm.tasks import FIELDS

ABOUT = {"lead": "leads", "customer": "customers", "opportunity": "opportunities"}


class TaskForm(WorkspaceForm):
    """What, until when, for whom; what it is about travels along unseen."""

    title = LineField(label=_("What"), max_length=200)
    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Task
        fields = FIELDS
        widgets = dict.fromkeys(ABOUT, forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in set(ABOUT) & set(self.fields):
            self.fields[name].queryset = getattr(self.workspace, ABOUT[name]).all()

    def full_clean(self):
        super().full_clean()
        if set(ABOUT) & set(self.errors):
            self.add_error(None, _("What this task was about is not in this workspace. Add it again from its page."))
