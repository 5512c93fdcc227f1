"""Filters that live in the URL as chips."""

import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from crm.distinct import distinct_values
from crm.exceptions import DomainError
from crm.narrowing import Narrowing
from crm.search_lookup import filtered

NOBODY = "none"


class InFilter(filters.MultipleChoiceFilter):
    """Any of the chosen values, as `IN (…)`: no joins, no DISTINCT, so that the index serves."""

    def __init__(self, **kwargs):
        super().__init__(**{"widget": forms.CheckboxSelectMultiple, **kwargs})

    def filter(self, queryset, value):
        return queryset.filter(**{f"{self.field_name}__in": value}) if value else queryset


class OwnerFilter(InFilter):
    """People of the workspace, or nobody."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        people = Q(owner__in=[pk for pk in value if pk != NOBODY])
        return queryset.filter(people | Q(owner=None) if NOBODY in value else people)


class TextFilter(filters.CharFilter):
    """Something typed; its subclass says what it means."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"class": "input", "type": "search", "maxlength": 200, "autocomplete": "off"})
        super().__init__(**{"widget": widget, **kwargs})


class WorkspaceFilterSet(filters.FilterSet):
    """Filters over rows of one workspace; `values` and `owners` fill the choices that the workspace decides."""

    def __init__(self, data, *, workspace, queryset):
        self.workspace = workspace
        super().__init__(data, queryset)

    def offer_values(self, *columns):
        """Give the filters of these columns the values that the columns hold as choices."""
        for column, values in distinct_values(self.queryset.model, columns, self.workspace.pk).items():
            self.filters[column].extra["choices"] = [(value, value) for value in values]

    def owners(self):
        return [
            *((str(user.pk), str(user)) for user in self.workspace.people().only("name", "email")),
            (NOBODY, _("Nobody")),
        ]

    @property
    def qs(self):
        """The rows that fit; a search under filters is told of them, so that their index leads and not its own."""
        return self.words.narrow(filtered(super().qs)) if self.is_filtering else super().qs

    @cached_property
    def words(self):
        """The filters by tags and custom fields, which every list has."""
        return Narrowing(self.data, self.workspace, self.queryset.model)

    @property
    def named(self):
        """The same rows for an act on all of them: DomainError when a filter names nothing any more, since it would be ignored."""
        if not self.is_valid() or not self.words.is_clear:
            raise DomainError(
                _("The list has changed since: one of its filters fits nothing any more. Look at it again.")
            )
        return self.qs

    @cached_property
    def chips(self):
        """The filters for the toolbar: each bound field with what may be chosen and the labels of what is.

        Where something is typed instead, that is its label.
        """
        chips = [{"field": field, "options": getattr(field.field, "choices", None)} for field in self.form]
        for chip in chips:
            if chip["options"] is None:
                typed = self.data.get(chip["field"].name, "").strip()
                chip |= {"is_text": True, "labels": [typed] if typed else []}
                continue
            chip["options"] = tuple((str(value), str(label)) for value, label in chip["options"])
            chip["chosen"] = frozenset(self.data.getlist(chip["field"].name))
            chip["labels"] = [label for value, label in chip["options"] if value in chip["chosen"]]
        return chips

    @property
    def is_filtering(self):
        return any(chip["labels"] for chip in self.chips) or self.words.is_on
