"""Every component in every state, for the people who build Handoff."""

from django import forms
from django.shortcuts import render
from django.views.decorators.http import require_safe

from crm.fields import EmailField, LineField, NotesField
from crm.forms import HandoffForm


class SampleForm(HandoffForm, forms.Form):
    """One field of each kind, drawn by the real templates."""

    company = LineField(label="Name", max_length=200)
    address = EmailField(label="E-mail", max_length=254, required=False, help_text="Where they answer.")
    kind = forms.ChoiceField(label="Counts", choices=[("once", "One-time"), ("annual", "Annual")])
    words = NotesField(label="Notes", required=False)
    sure = forms.BooleanField(label="Add the first opportunity", required=False)


@require_safe
def styleguide(request):
    wrong = SampleForm({"company": "", "address": "siobhan at brightwater", "kind": "once"}, auto_id="wrong-%s")
    for field in wrong.fields.values():
        field.widget.attrs.pop("autofocus", None)
    wrong.full_clean()
    return render(request, "crm/styleguide.html", {"form": SampleForm(), "wrong": wrong})
