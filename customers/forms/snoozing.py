"""Why a silence is fine, and until when."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.fields import LineField
from crm.forms import HandoffForm
from crm.moments import utc_today


class SnoozeForm(HandoffForm, forms.Form):
    reason = LineField(
        label=gettext_lazy("Why is that fine?"), max_length=500, help_text=gettext_lazy("It stays in the story.")
    )
    until = forms.DateField(
        label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = utc_today() + timedelta(days=30)

    def clean_until(self):
        """A day in the future; browsers offer the calendar, so a past one is a slip."""
        until = self.cleaned_data["until"]
        if until <= utc_today():
            raise forms.ValidationError(_("Choose a day in the future."))
        return until
