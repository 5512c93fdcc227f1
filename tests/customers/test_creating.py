"""Adding a customer by hand, and being told that it may be there already."""

import pytest

from customers.models import Customer
from customers.services import archive
from tests.customers.conftest import url


def test_a_name_is_enough(workspace, mara, browse):
    answer = browse(mara).post(url("customers:create"), {"name": "Larkfield Dairy"})
    made = Customer.objects.get()
    assert (answer["Location"], made.activities.get().kind) == (made.get_absolute_url(), "created")


def test_without_a_name_nothing_is_made_and_the_rest_stays_typed(workspace, mara, browse):
    answer = browse(mara).post(url("customers:create"), {"name": " ", "industry": "Dairy"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert 'value="Dairy"' in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "LARKFIELD Dairy Ltd."},
        {"name": "Another", "website": "shop.larkfield.example"},
        {"name": "Another", "email": "Office@Larkfield.example"},
        {"name": "Another", "phone": "01566 555117"},
    ],
)
def test_a_likely_duplicate_is_shown_before_anything_is_made(typed, customer, mara, browse):
    answer = browse(mara).post(url("customers:create"), typed)
    assert (answer.status_code, answer.context["duplicates"]) == (409, [customer])
    assert customer.get_absolute_url() in answer.content.decode()
    assert Customer.objects.count() == 1


def test_a_second_press_makes_it(customer, mara, browse):
    client, typed = browse(mara), {"name": "Larkfield Dairy"}
    seen = client.post(url("customers:create"), typed).context["seen"]
    answer = client.post(url("customers:create"), typed | {"seen": seen})
    assert answer.status_code == 302
    assert Customer.objects.count() == 2


def test_one_that_came_meanwhile_is_asked_about_as_well(customer, mara, browse):
    client, typed = browse(mara), {"name": "Larkfield Dairy"}
    seen = client.post(url("customers:create"), typed).context["seen"]
    client.post(url("customers:create"), typed | {"seen": seen})
    again = client.post(url("customers:create"), typed | {"seen": seen})
    assert again.status_code == 409


def test_an_archived_match_can_be_restored_instead(customer, mara, browse):
    archive(customer, by=mara)
    answer = browse(mara).post(url("customers:create"), {"name": "Larkfield Dairy"})
    assert f'formaction="{url("customers:restore", customer.pk)}"' in answer.content.decode()


def test_namesakes_of_other_workspaces_stay_unknown(foreign, workspace, mara, browse):
    answer = browse(mara).post(url("customers:create"), {"name": foreign.name, "website": foreign.website})
    assert answer.status_code == 302


@pytest.mark.parametrize(
    ("field", "typed"), [("name", "x" * 201), ("name", "a\0b"), ("email", "no"), ("website", "no")]
)
def test_what_cannot_be_kept_is_said_next_to_its_field(field, typed, workspace, mara, browse):
    answer = browse(mara).post(url("customers:create"), {"name": "Larkfield", field: typed})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize("name", ["مزرعة الألبان", "Käserei 🧀 Œuf", "​Zero​Width"])
def test_names_of_all_scripts_are_kept(name, workspace, mara, browse):
    browse(mara).post(url("customers:create"), {"name": name})
    assert Customer.objects.get().name == name
