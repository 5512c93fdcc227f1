"""Forms about deals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import LineField, NotesField
from crm.forms import HandoffForm, WorkspaceForm
from customers.amounts import AmountField, currency_choices
from customers.models import Opportunity, Stage

WHY_LOST = _("Say in a few words why it was lost. It stays in the history.")


class StageChoice(forms.ModelChoiceField):
    def label_from_instance(self, stage):
        return f"{stage.name}, {stage.probability} %" if stage.is_open else stage.name


class OpportunityForm(WorkspaceForm):
    """What a person may change about a deal; its stage has a form of its own."""

    name = LineField(label=_("Name"), max_length=200)
    amount = AmountField(label=_("Amount"), max_length=40, required=False)
    currency = forms.ChoiceField(label=_("Currency"))
    expected_close = forms.DateField(
        label=_("Expected close"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    notes = NotesField(label=_("Notes"), required=False)

    class Meta:
        model = Opportunity
        fields = ("name", "amount", "currency", "billing", "expected_close", "owner", "notes")

    def __init__(self, *args, workspace, record=None, **kwargs):
        super().__init__(*args, workspace=workspace, record=record, **kwargs)
        if "name" in self.fields:
            self.fields["name"].is_wide = True
        if "currency" in self.fields:
            self.fields["currency"].choices = currency_choices(workspace.currency, record and record.currency)
            if record is None:
                self.initial["currency"] = workspace.currency


class NewOpportunityForm(OpportunityForm):
    """A deal that begins: it says its stage as well, in any but a lost one."""

    stage = StageChoice(queryset=None, label=_("Stage"), empty_label=None)

    class Meta(OpportunityForm.Meta):
        fields = ("name", "amount", "currency", "billing", "expected_close", "stage", "owner", "notes")

    def __init__(self, *args, workspace, **kwargs):
        super().__init__(*args, workspace=workspace, **kwargs)
        self.fields["stage"].queryset = workspace.stages.offered().exclude(kind=Stage.Kind.LOST)


class StageForm(HandoffForm, forms.Form):
    """Where a deal goes, and why; a lost one needs the reason."""

    stage = StageChoice(queryset=None, label=_("Stage"), empty_label=None)
    reason = LineField(label=_("Why?"), max_length=500, required=False)

    def __init__(self, *args, stages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].queryset = stages
        asked, reason = str((self.data or self.initial).get("stage", "")), self.fields["reason"]
        reason.is_wide = self.fields["stage"].is_wide = True
        if any(str(stage.pk) == asked and stage.kind == Stage.Kind.LOST for stage in stages):
            reason.required = True
            reason.error_messages["required"] = WHY_LOST
