"""The file of a list, brought in again, changes nothing: with custom fields of every kind and tags."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.custom.services import add_field
from crm.custom.types import cleaner
from crm.exporting import download
from crm.importing.planning.staging import stage
from crm.tags.models import tag_key
from crm.tags.services import name_tags, tag
from customers.models import Customer
from customers.resources import CustomerResource
from leads.models import Lead
from leads.resources import LeadResource
from tests.factories import CustomerFactory, LeadFactory

CHOICES = ["Gold", "None", "=Silver", "-", "N/A", "Ærø, Fyn; Als", "1"]
LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
TEXT = st.text(st.one_of(st.sampled_from(" '=+-@;,\"x1"), LETTERS), min_size=1, max_size=30)
NAME = st.text(
    st.one_of(st.sampled_from(" '=+-@\"x1"), LETTERS.filter(lambda sign: sign not in ",;")), min_size=1, max_size=20
)
NUMBER = st.decimals(-99_999_999_999, 99_999_999_999, places=4).map(
    lambda number: f"{number.normalize() or Decimal(0):f}"
)
CUSTOM = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXT,
        "number": NUMBER,
        "date": st.dates(date(1950, 1, 1), date(2055, 12, 31)).map(date.isoformat),
        "choice": st.sampled_from(CHOICES),
        "yes_no": st.sampled_from(["yes", "no"]),
        "url": st.sampled_from(["https://a.example", "http://b.example/Path?q=1", "https://ærø.example/'x"]),
    },
)
RECORD = st.tuples(CUSTOM, st.lists(NAME, max_size=3))
ROOMS = {"leads": (Lead, LeadFactory, LeadResource), "customers": (Customer, CustomerFactory, CustomerResource)}


@pytest.fixture
def fields(workspace):
    return {
        type: add_field(workspace, label=label, type=type, places=["lead", "customer"], choices=CHOICES if type == "choice" else [])
        for type, label in [("text", "=Remark"), ("number", "Number of sites"), ("date", "Contract ends"), ("choice", "Tier"),
                            ("yes_no", "Partner?"), ("url", "Website of theirs")]
    }  # fmt: skip


def stored(custom, fields):
    """Values by the keys of their fields, cleaned as everywhere; what cleans to nothing is left out."""
    cleaned = {fields[type].key: cleaner(fields[type])(text) for type, text in custom.items()}
    return {key: text for key, text in cleaned.items() if text} or None


@pytest.mark.parametrize("fmt", ["csv", "xlsx"])
@pytest.mark.parametrize("room", ROOMS)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(records=st.lists(RECORD, min_size=1, max_size=4))
def test_a_list_brought_in_again_is_the_same(workspace, fields, room, fmt, records):
    model, make, resource = ROOMS[room]
    model.objects.all().delete()
    for n, (custom, tags) in enumerate(records):
        record = make(
            workspace=workspace, name=f"Firm {n}", email=f"a@firm{n}.example", website="", custom=stored(custom, fields)
        )
        named = [name for name in tags if tag_key(name.strip())]
        tag(model, [record.pk], name_tags(workspace, named), by=None, tell=False)

    response = download(model.objects.order_by("id"), resource.for_people(workspace), fmt, "list")
    file = [b"".join(response)]
    if fmt == "xlsx":
        response.file_to_stream.close()
    paste = stage(workspace, room, file, filename=f"list.{fmt}", duplicates="overwrite")

    assert [(row.fate, row.changes, row.errors) for row in paste.rows.order_by("number")] == [("same", {}, {})] * len(
        records
    )
