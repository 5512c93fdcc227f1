"""Lists narrowed by tags and custom fields, as chips in the URL beside the built-in filters."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from crm.attached import link_of
from crm.custom.inputs import form_field
from crm.custom.models import CustomField
from crm.custom.records import PREFIX
from crm.custom.types import NO, YES, cleaner, column, indexed, shown
from crm.custom.values import values_of
from crm.having import having
from crm.tags.models import Tagging
from crm.vocabulary import vocabulary

T = CustomField.Type
ANY, ALL = "any", "all"
MOST = 50  # ticked values that are heard


@dataclass
class Chip:
    """One filter in the toolbar. `look` picks its form: ticks, range or beginning; `values` is what its inputs show.

    `names` are its parameters in the URL, `labels` says in words what it is set to, `problem` what is wrong with that.
    """

    label: str
    look: str
    names: tuple
    options: tuple = ()
    chosen: frozenset = frozenset()
    labels: list = field(default_factory=list)
    values: dict = field(default_factory=dict)
    input_type: str = "text"
    problem: str = ""
    is_open: bool = False

    @property
    def name(self):
        """The first of its parameters."""
        return self.names[0]


class Narrowing:
    """What the URL parameters `data` (a QueryDict) narrow a list of `model` by: `tag` and `tags`, and `custom_…`."""

    def __init__(self, data, workspace, model):
        self.data, self.workspace, self.model, self.link = data, workspace, model, link_of(model)
        self.words = vocabulary(workspace)
        self.fields = self.words.fields_on(self.link)

    @cached_property
    def is_on(self):
        return any(chip.labels for chip in self.chips)

    @cached_property
    def chips(self):
        """The tags, and those custom fields that are set or asked for (`by=`): a workspace may have a hundred."""
        asked = set(self.data)
        wanted = [one for one in self.fields if asked & set(_names(one)) or self.data.get("by") == one.name]
        tags = [self._tags()] if self.words.tags else []
        return [*tags, *(self._custom(one) for one in wanted)]

    @property
    def is_clear(self):
        """Whether each tag and value in the URL is one that is there; what is not narrows nothing, as far as a page shows."""
        known = {str(tag.pk) for tag in self.words.tags}
        names = {name for one in self.fields for name in _names(one)}
        asked = {name for name in self.data if name.startswith(PREFIX) and self.data[name]}
        if set(self.data.getlist("tag")) - known or asked - names:
            return False
        fields = [one for one in self.fields if set(_names(one)) & asked]
        return all(self._custom(one).labels and not self._custom(one).problem for one in fields)

    def narrow(self, queryset):
        """The rows that fit."""
        tagged = Tagging.objects.filter(**{f"{self.link}__isnull": False})
        conditions = ((one, self._condition(one)) for one in self.fields if set(_names(one)) & set(self.data))
        return having(
            queryset,
            [
                *(tagged.filter(tag__in=chosen) for chosen in self._tag_sets()),
                *(values_of(one, self.model).filter(condition) for one, condition in conditions if condition),
            ],
            self.link,
        )

    # Tags ------------------------------------------------------------------------------------

    @cached_property
    def _chosen_tags(self):
        asked = self.data.getlist("tag")[:MOST]
        return [tag for tag in self.words.tags if str(tag.pk) in asked]

    def _tag_sets(self):
        """Sets of tags of each of which a row must have one."""
        ids = [tag.pk for tag in self._chosen_tags]
        if self.data.get("tags") == ALL:
            return [[pk] for pk in ids]
        return [ids] if ids else []

    def _tags(self):
        chosen = self._chosen_tags
        joint = _(" and ") if self.data.get("tags") == ALL else _(" or ")
        return Chip(
            label=_("Tags"),
            look="tags",
            names=("tag", "tags"),
            options=tuple((str(tag.pk), tag.name) for tag in self.words.tags),
            chosen=frozenset(str(tag.pk) for tag in chosen),
            labels=[joint.join(tag.name for tag in chosen)] if chosen else [],
            values={"tags": ALL if self.data.get("tags") == ALL else ANY},
        )

    # Custom fields ---------------------------------------------------------------------------

    def _custom(self, one):
        names, is_open = _names(one), self.data.get("by") == one.name
        chip = Chip(label=one.label, look="beginning", names=names, is_open=is_open)
        try:
            said = self._said(one)
        except ValidationError as error:
            chip.problem, chip.is_open, said = " ".join(error.messages), True, {}
        chip.values = {name: self.data.get(name, "") for name in names}
        if one.type in (T.CHOICE, T.YES_NO):
            chip.look, chip.options = "ticks", _options(one)
            chip.chosen = frozenset(said.get(one.name, ()))
            chip.labels = [label for value, label in chip.options if value in chip.chosen]
        elif one.type in (T.NUMBER, T.DATE):
            chip.look, chip.input_type = "range", "date" if one.type == T.DATE else "text"
            ends = [shown(one, said[name]) if said.get(name) else "" for name in names]
            chip.labels = [" – ".join(ends).strip()] if any(ends) else []
        elif said.get(one.name):
            chip.labels = [f"{said[one.name]}…"]
        return chip

    def _said(self, one):
        """What the URL says about a field, cleaned: {parameter: stored text, or several}. Raises ValidationError."""
        if one.type in (T.CHOICE, T.YES_NO):
            offered = dict(_options(one))
            return {one.name: [value for value in self.data.getlist(one.name)[:MOST] if value in offered]}
        if one.type in (T.NUMBER, T.DATE):
            clean = cleaner(one, self.workspace.phone_region)
            return {name: clean(self.data.get(name, "")) for name in _names(one)}
        return {
            one.name: form_field(CustomField(type=T.TEXT, label=one.label)).clean(self.data.get(one.name, "")) or ""
        }

    def _condition(self, one):
        """The condition on the values of a field, None when nothing is asked."""
        try:
            said, name = self._said(one), column(one)
        except ValidationError:
            return None
        if one.type in (T.CHOICE, T.YES_NO):
            return Q(**{f"{name}__in": said[one.name]}) if said[one.name] else None
        if one.type in (T.NUMBER, T.DATE):
            low, high = (_typed(one, said[end]) for end in _names(one))
            bounds = {f"{name}__gte": low, f"{name}__lte": high}
            bounds = {lookup: value for lookup, value in bounds.items() if value is not None}
            return Q(**bounds) if bounds else None
        begins = indexed(one, said[one.name]) if said[one.name] else ""
        return Q(**{f"{name}__gte": begins, f"{name}__lt": f"{begins}\U0010ffff"}) if begins else None


def _names(one):
    return (f"{one.name}_from", f"{one.name}_to") if one.type in (T.NUMBER, T.DATE) else (one.name,)


def _options(one):
    return ((YES, _("Yes")), (NO, _("No"))) if one.type == T.YES_NO else tuple(one.labels.items())


def _typed(one, text) -> Decimal | date | None:
    return indexed(one, text) if text else None
