"""The country that a new workspace reads phone numbers with, guessed from the browser and easily changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from crm.countries import probable_region, regions, zones


class CountrySelect(forms.Select):
    """Each country carries its time zones, among which static/js/country.js looks for the browser's."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-zones"] = zones().get(value, "")
        return option


class CountryField(forms.ChoiceField):
    """Asked when a workspace is opened, as nobody looks for such a setting before the first numbers are wrong."""

    HINT = _("Phone numbers without a country code are read as numbers of this country.")

    def __init__(self):
        super().__init__(label=_("Country"), choices=regions, help_text=self.HINT, widget=CountrySelect)

    def guess(self, form, languages):
        """Begin with the country of these languages (an Accept-Language header), unless somebody has chosen one already."""
        self.initial = probable_region(languages)
        if not form.is_bound:
            self.widget.attrs["data-guess-country"] = ""

    def clean(self, value):
        """The country that was chosen, or the guess."""
        return super().clean(value or self.initial)
