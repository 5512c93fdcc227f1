"""The time zone of a new workspace, which nobody is asked for: the browser knows it."""

from django import forms

from accounts.zones import zones


class GuessedZoneField(forms.CharField):
    """Filled in by static/js/country.js; without a script, or with a zone that nobody knows, the workspace has the server's."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput(attrs={"data-guess-zone": ""}))

    def clean(self, value):
        name = super().clean(value)
        return name if name in zones() else ""
