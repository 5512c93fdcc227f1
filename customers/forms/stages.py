"""Forms about the stages themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.fields import LineField
from crm.forms import HandoffForm, WorkspaceForm
from customers.models import Stage

NEVER = _("Empty: never.")


class StageSettingsForm(WorkspaceForm):
    """What an admin may change about a stage; a closed one has no odds and waits for nothing."""

    name = LineField(label=_("Name"), max_length=60)
    probability = forms.IntegerField(label=_("Probability in %"), min_value=0, max_value=100)
    stale_after = forms.IntegerField(
        label=_("Marked as stale after days"), min_value=1, max_value=3650, required=False, help_text=NEVER
    )

    class Meta:
        model = Stage
        fields = ("name", "probability", "stale_after")

    def __init__(self, *args, record=None, only=None, **kwargs):
        is_open = record is None or record.is_open
        super().__init__(*args, record=record, only=only if is_open else ["name"], **kwargs)

    def _post_clean(self):
        """Whether the name is free is said by the service, which looks under a lock."""


class NewStageForm(StageSettingsForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=Stage.Kind.choices)

    class Meta(StageSettingsForm.Meta):
        fields = ("kind", *StageSettingsForm.Meta.fields)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["probability"].required = False
        self.fields["probability"].help_text = _("Won ones count in full, lost ones not at all.")
        self.order_fields(self._meta.fields)

    def clean_probability(self):
        return self.cleaned_data["probability"] or 0


class RetireForm(HandoffForm, forms.Form):
    """Where the deals of a stage go when it is retired."""

    into = forms.ModelChoiceField(queryset=None, label=_("Its deals go to"), empty_label=None)

    def __init__(self, *args, stage, stages, **kwargs):
        super().__init__(*args, **kwargs)
        others = stages.offered().filter(kind=stage.kind).exclude(pk=stage.pk)
        self.fields["into"].queryset = others
        self.initial.setdefault("into", min(others, key=lambda one: abs(one.order - stage.order), default=None))
