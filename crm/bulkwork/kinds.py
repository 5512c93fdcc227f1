"""What can be done with many records of which kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.utils.formats import number_format
from django.utils.functional import Promise

from crm.forms import HandoffForm


class NothingForm(HandoffForm, forms.Form):
    """For a verb that needs to know nothing."""

    def __init__(self, data, *, workspace, records):
        super().__init__(data)


@dataclass(frozen=True)
class Verb:
    """One thing that can be done with many records.

    `label` stands on the button, `heading` above the question (with `%(what)s` for *12 customers*), `title(given)` says what
    was done, such as *Owner: Ines*. `form(data, workspace=, records=)` makes the form that asks for what the verb needs, and
    `given(form)` what is kept of it, as JSON; by default it needs to know nothing. `seen` are the columns whose values are
    kept when a record is gathered.

    `apply(change, rows, records)` does it to one chunk: rows (BulkRows) whose `outcome`, `reason` and `before` it sets, and the
    locked records by their ids; `take_back` is its opposite, setting `undone`. Both have a transaction. `shows` names a
    template that tells more of `preview(records)` before somebody says yes.
    """

    key: str
    label: str
    icon: str
    heading: str
    submit: str
    title: Callable[[dict], str]
    apply: Callable[..., None]
    take_back: Callable[..., None]
    form: Callable[..., Any] = NothingForm
    given: Callable[[Any], dict] = lambda form: {}
    seen: tuple[str, ...] = ()
    shows: str = ""
    preview: Callable[[models.QuerySet], dict] = lambda records: {}


@dataclass(frozen=True)
class Kind:
    """One kind of record that much can be done with at once.

    `listed(workspace, params)` are the records that a list's filters name; DomainError when they make no sense any more.
    `lock(ids)` locks records in the order of their ids and gives {id: record}; one that was put away is among them, and
    `rests(record)` says in words why a record takes no changes, "" when it does.
    """

    key: str
    model: type[models.Model]
    one: str | Promise
    many: str | Promise
    listed: Callable[..., models.QuerySet]
    lock: Callable[[list], dict]
    rests: Callable[[Any], str]
    export: Callable[..., Any]
    verbs: tuple[Verb, ...]

    @property
    def list_name(self):
        """The URL name of the list where the records are chosen."""
        return f"{self.key}:list"

    def counted(self, n):
        """`n` of them in words, such as *1,234 customers*."""
        return f"{number_format(n, force_grouping=True)} {self.one if n == 1 else self.many}"

    @property
    def link(self):
        """What a line of the timeline calls such a record: `lead`, `customer`."""
        return self.model._meta.model_name

    def verb(self, key):
        """The verb called `key`; KeyError when there is none."""
        return {verb.key: verb for verb in self.verbs}[key]


_kinds: dict[str, Kind] = {}


def register(kind):
    """Make a kind known; called once by each room when it starts."""
    _kinds[kind.key] = kind


def get(key):
    """The kind called `key`; KeyError when there is none."""
    return _kinds[key]
