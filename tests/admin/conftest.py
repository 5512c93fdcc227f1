"""Somebody who runs Handoff, in the admin."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory


@pytest.fixture
def olga(db):
    """A superuser who works in no workspace."""
    return UserFactory(name="Olga Root", email="olga@fernhill.example", is_staff=True, is_superuser=True)


@pytest.fixture
def desk(browse, olga):
    """Olga's browser."""
    return browse(olga)


@pytest.fixture
def change(desk):
    """`change(lead, phone="…")` posts the admin's form about a record with some fields changed; gives the response."""

    def post(record, **changes):
        url = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
        form = desk.get(url).context["adminform"].form
        return desk.post(url, filled(form) | changes)

    return post


@pytest.fixture
def add(desk):
    """`add(Lead, name="…")` posts the admin's form for a new record; gives the response."""

    def post(model, **values):
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
        form = desk.get(url).context["adminform"].form
        return desk.post(url, filled(form) | values)

    return post


def filled(form):
    """What a browser would send for `form` as it is shown."""
    values = {name: form[name].value() for name in form.fields}
    values = {name: getattr(value, "pk", value) for name, value in values.items()}
    return {name: value for name, value in values.items() if value not in (None, False)}
