"""The verb that puts tags on many records."""

from collections import defaultdict

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from crm.bulkwork import kinds
from crm.bulkwork.kinds import Verb
from crm.bulkwork.models import BulkRow
from crm.exceptions import DomainError
from crm.fields import LineField
from crm.forms import HandoffForm
from crm.tags.models import BETWEEN, Tag, split_tags
from crm.tags.services import name_tags, tag, untag

Outcome, Undone = BulkRow.Outcome, BulkRow.Undone


class TagForm(HandoffForm, forms.Form):
    """Tags by their names; a new name makes a new tag."""

    tags = LineField(
        label=gettext_lazy("Tags"),
        max_length=400,
        help_text=gettext_lazy("Several with a comma between. New ones are made."),
    )

    def __init__(self, data, *, workspace, records):
        super().__init__(data)
        self.workspace = workspace
        self.fields["tags"].is_wide = True

    def clean_tags(self):
        """The tags, made where there are none."""
        names = split_tags(self.cleaned_data["tags"])
        if not names:
            raise ValidationError(_("A tag needs a letter or a number."))
        try:
            return name_tags(self.workspace, names)
        except DomainError as error:
            raise ValidationError(error.message) from error


def tagging():
    """Put tags on records; those that they have already are no change, and the undo leaves them."""
    return Verb(
        key="tag",
        label=gettext_lazy("Tag"),
        icon="bookmark",
        heading=gettext_lazy("Tag %(what)s"),
        submit=gettext_lazy("Tag"),
        title=lambda given: _("Tagged: %(tags)s") % {"tags": BETWEEN.join(name for _pk, name in given["tags"])},
        form=TagForm,
        given=lambda form: {"tags": [[one.pk, one.name] for one in form.cleaned_data["tags"]]},
        apply=_apply,
        take_back=_take_back,
    )


def _apply(change, rows, records):
    kind = kinds.get(change.kind)
    tags = list(Tag.objects.filter(workspace=change.workspace_id, pk__in=[pk for pk, _name in change.given["tags"]]))
    new = tag(kind.model, records, tags, by=change.by) if tags else {}
    for row in rows:
        record = records.get(row.record_id)
        if row.record_id in new:
            row.outcome, row.before = Outcome.CHANGED, {"tags": new[row.record_id]}
        elif record is None:
            row.leave(_("not there any more"))
        elif why := kind.rests(record):
            row.leave(why)
        else:
            row.outcome = Outcome.SAME


def _take_back(change, rows, records):
    kind, alike, gone = kinds.get(change.kind), defaultdict(list), {}
    for row in rows:
        alike[tuple(row.before["tags"])].append(row.record_id)
    for pks, ids in alike.items():
        tags = list(Tag.objects.filter(workspace=change.workspace_id, pk__in=pks))
        gone |= untag(kind.model, ids, tags, by=change.undone_by) if tags else {}
    for row in rows:
        record = records.get(row.record_id)
        if row.record_id in gone:
            row.undone = Undone.BACK
        else:
            row.keep(kind.rests(record) if record and kind.rests(record) else _("changed since"))
