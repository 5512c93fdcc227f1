"""Changing a record, one field or all of it, without overwriting what somebody else has just saved.

Each form carries, beside every field, the value it had when the form was shown (`was_<field>`). When that is no longer
the stored one, the second person is told what changed and by whom, and applies or discards field by field
(`keep_<field>` = `mine` or `theirs`). No version column: only the fields at stake count.
"""

import json
from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from crm.exceptions import DomainError
from crm.facts import fact
from crm.history import Overtaken, last_change, plain
from crm.models import Activity


@dataclass(frozen=True)
class Conflict:
    """Somebody saved `theirs` into `field` while this person typed `mine`; `line` says who and when, if known."""

    field: str
    label: str
    mine: str
    theirs: str
    line: Activity | None


def was(record, names):
    """The hidden values a form about `record` carries: {name: JSON of the stored value}."""
    return {name: json.dumps(plain(getattr(record, name))) for name in names}


def read_changes(record, form, data):
    """What a valid `form` would change on `record`, and what stands against it: (changes, conflicts).

    `changes` is {field: cleaned value} without the fields where the person kept theirs.
    """
    changes, conflicts = {}, []
    for name in form.fields:
        mine, theirs = form.cleaned_data[name], getattr(record, name)
        if data.get(f"keep_{name}") == "theirs":
            continue
        if _moved(data.get(f"was_{name}"), theirs) and plain(mine) != plain(theirs):
            if not _mine_untouched(data.get(f"was_{name}"), mine):
                conflicts.append(_conflict(record, form, name, mine, theirs))
            continue
        changes[name] = mine
    return changes, conflicts


def _moved(before, stored):
    return before is not None and before != json.dumps(plain(stored))


def _mine_untouched(before, mine):
    """Whether the person left the field as it was shown: then theirs stands and there is nothing to ask."""
    return before == json.dumps(plain(mine))


def _conflict(record, form, name, mine, theirs):
    worded = getattr(form.fields[name], "worded", lambda value: "" if value is None else str(value))
    return Conflict(name, form.fields[name].label, worded(mine), worded(theirs), last_change(record, name))


def edit(request, record, form_class, *, save, template, context):
    """Answer a request to change `record`: one field in place (`?field=phone`) or all of them on a page of their own.

    `save(record, changes, by=user, seen=record)` is the service that writes. A fragment is shown where the fact stood; a form with an
    error answers 422, one with a conflict 409, both with what was typed.
    """
    name = request.GET.get("field")
    only = [name] if name in form_class.names(request.workspace) else None
    form = form_class(request.POST or None, workspace=request.workspace, record=record, only=only)
    page = {**context, "record": record, "form": form, "was": was(record, form.fields)}
    if only and request.htmx:
        template, page["fact"] = "components/fact_edit.html", fact(record, name, record.update_url)
    if request.method != "POST":
        is_over = only and request.htmx and "cancel" in request.GET
        return render(request, "components/fact.html" if is_over else template, page)
    if not form.is_valid():
        return render(request, template, page, status=422)
    try:
        return _save(request, record, form, save, template, page, only)
    except Overtaken:  # between the look and the lock: look again, and ask
        record.refresh_from_db()
        page["was"] = was(record, form.fields)
        return _save(request, record, form, save, template, page, only)


def _save(request, record, form, save, template, page, only):
    changes, page["conflicts"] = read_changes(record, form, request.POST)
    if page["conflicts"]:
        return render(request, template, page, status=409)
    try:
        changed = save(record, changes, by=request.user, seen=record)
    except Overtaken:
        raise
    except DomainError as error:
        page["form"].add_error(error.field if error.field in form.fields else None, error.message)
        return render(request, template, page, status=422)
    record.refresh_from_db()
    if only and request.htmx:
        page["fact"] = fact(record, only[0], record.update_url)
        response = render(request, "components/fact_saved.html", page)
        response["HX-Trigger-After-Settle"] = "recordChanged" if changed else ""
        return response
    messages.success(request, _("Saved.") if changed else _("Nothing to save: all was the same already."))
    return redirect(record)
