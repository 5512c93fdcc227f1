"""Forms about deals."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import LineField, NotesField
from crm.forms import HandoffForm, WorkspaceForm
from customers.amounts import AmountField, currency_choices
from customers.models import Opportunity, Stage
from customers.services.completeness import Incomplete, lacks, require_reason


def day_input():
    """The browser's own box for a day."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class StageChoice(forms.ModelChoiceField):
    def label_from_instance(self, stage):
        return f"{stage.name}, {stage.probability} %" if stage.is_open else stage.name


class OpportunityForm(WorkspaceForm):
    """What a person may change about a deal; its stage has a form of its own."""

    name = LineField(label=_("Name"), max_length=200)
    amount = AmountField(label=_("Amount"), max_length=40, required=False)
    currency = forms.ChoiceField(label=_("Currency"))
    expected_close = forms.DateField(label=_("Expected close"), required=False, widget=day_input())
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
    """Where a deal goes. When that is chosen already, only what the deal has to say first is asked.

    `was` is the stage the person saw the deal in.
    """

    stage = StageChoice(queryset=None, label=_("Stage"), empty_label=None)
    expected_close = forms.DateField(label=_("Expected close"), required=False, widget=day_input())
    reason = LineField(label=_("Why?"), max_length=500, required=False)
    was = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, deal, stages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].queryset = stages
        asked = str((self.data or self.initial).get("stage", ""))
        self.target = next((stage for stage in stages if str(stage.pk) == asked), None)
        lacking = self.target and lacks(deal, self.target)
        for name in ("expected_close", "reason"):
            self.fields[name].is_wide = True
            if lacking and lacking.field == name:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = lacking.message
            elif name not in self.data and (self.target or (name == "expected_close" and deal.expected_close)):
                del self.fields[name]
        self.fields["stage"].is_wide = True
        if self.target:
            self.fields["stage"].widget = forms.HiddenInput()

    @property
    def asks(self):
        """The field to begin at."""
        return next(
            name
            for name in ("expected_close", "reason", "stage")
            if name in self.fields and (self.fields[name].required or name == "stage")
        )

    @property
    def is_first_asked(self):
        """Whether all that is wrong is what nobody has asked the person for yet."""
        return bool(self.errors) and not set(self.errors) & set(self.data)


class MoveForm(HandoffForm, forms.Form):
    """Where many deals go at once, which no stage is until it is chosen; losing them takes a reason."""

    stage = StageChoice(queryset=None, label=_("Stage"), error_messages={"required": _("Choose a stage.")})
    reason = LineField(
        label=_("Why?"),
        max_length=500,
        required=False,
        help_text=_("Needed when they are lost. It stays in the history."),
    )

    def __init__(self, data, *, workspace, records):
        super().__init__(data)
        self.fields["stage"].queryset = workspace.stages.offered()
        self.fields["stage"].is_wide = self.fields["reason"].is_wide = True

    def clean(self):
        values = super().clean()
        if stage := values.get("stage"):
            try:
                require_reason(stage, values.get("reason") or "")
            except Incomplete as error:
                self.add_error("reason", error.message)
        return values
