"""Two customers become one with everything of both."""

import pytest

from crm.exceptions import DomainError
from crm.history import Overtaken, log
from crm.models import Activity
from crm.tasks import add_task
from customers.models import Contact, Customer, Merge, Opportunity
from customers.services import add_contact, archive, merge, restore, update_customer
from leads.models import Status
from leads.services import change_status, promote_lead, undo_promotion
from leads.services.undo import PromotionInUse
from tests.factories import CustomerFactory


def test_everything_of_both_is_with_the_kept_one(kept, absorbed, mara):
    merge(kept, absorbed, by=mara)
    kept.refresh_from_db()
    assert sorted(str(person) for person in kept.contacts.all()) == ["Owen", "Ruth Penhale", "Tess"]
    assert sorted(deal.name for deal in kept.opportunities.all()) == ["Vat line of Owen", "Vat line of Tess"]
    assert sorted(task.title for task in kept.tasks.all()) == ["Send Owen the price", "Send Tess the price"]
    assert {"Owen wants a price.", "Tess wants a price."} <= set(kept.activities.values_list("text", flat=True))
    assert (kept.open_count, kept.open_value) == (2, 16800)


def test_the_kept_one_keeps_its_values_and_is_filled(kept, absorbed, mara):
    merge(kept, absorbed, by=mara)
    kept.refresh_from_db()
    assert (kept.name, kept.phone, kept.industry) == ("Larkfield Dairy", "+441566555117", "Dairy")
    assert kept.notes == "Pays late.\n\nRings on Fridays."
    assert (kept.touched_at, kept.website) == (absorbed.touched_at, "https://larkfield.example")


def test_values_are_taken_as_chosen(kept, absorbed, mara):
    merge(kept, absorbed, by=mara, values={"name": "absorbed", "phone": "kept", "notes": "absorbed"})
    kept.refresh_from_db()
    assert (kept.name, kept.phone, kept.notes) == ("Larkfield Dairy Ltd", "", "Rings on Fridays.")
    assert kept.name_key == "larkfield dairy"


def test_a_person_with_the_same_address_is_one_contact(kept, absorbed, mara):
    theirs = absorbed.contacts.get(first_name="Ruth")
    Contact.objects.filter(pk=theirs.pk).update(phone="+441566555999", title="Buyer", notes="Likes tea.")
    merge(kept, absorbed, by=mara)
    ruth = kept.contacts.get(first_name="Ruth")
    assert (ruth.phone, ruth.title) == ("+441566555001", "Buyer")
    assert ruth.notes == "Likes tea.\n\nPhone: +441566555999"
    assert ruth.activities.filter(kind=Activity.Kind.CALL).count() == 2
    assert not Contact.objects.filter(pk=theirs.pk).exists()


def test_the_absorbed_one_is_put_away_and_the_story_says_so(kept, absorbed, mara):
    done = merge(kept, absorbed, by=mara)
    line = kept.activities.get(kind=Activity.Kind.MERGE)
    assert (line.by, line.data["name"], line.data["merge"]) == (mara, "Larkfield Dairy Ltd", done.pk)
    assert line.data["changes"]["industry"] == ["", "Dairy"]
    assert not Customer.objects.filter(pk=absorbed.pk).exists()
    assert Customer.every.get(pk=absorbed.pk).merged_into == kept


def test_a_leads_dossier_moves_along(kept, absorbed, lead, mara):
    change_status(lead, Status.QUALIFIED, by=mara)
    promote_lead(lead, by=mara, into=absorbed, promise="By May.")
    merge(kept, absorbed, by=mara)
    assert kept.promotions.get().promise == "By May."


def test_a_promotion_stays_when_its_customer_was_merged(kept, absorbed, lead, mara):
    change_status(lead, Status.QUALIFIED, by=mara)
    promote_lead(lead, by=mara, into=absorbed)
    merge(kept, absorbed, by=mara)
    with pytest.raises(PromotionInUse):
        undo_promotion(lead.promotions.get(), by=mara)


@pytest.mark.parametrize("choice", [{"name": "neither"}, {"name": "both"}, {"workspace": "absorbed"}, {"id": "kept"}])
def test_strange_choices_are_refused(choice, kept, absorbed, mara):
    with pytest.raises(DomainError):
        merge(kept, absorbed, by=mara, values=choice)
    assert not Merge.objects.exists()


def test_what_cannot_be_merged_is_refused_in_words(kept, absorbed, mara, outsider):
    foreign = CustomerFactory(workspace=outsider.workspaces.get())
    third = CustomerFactory(workspace=kept.workspace)
    merge(third, absorbed, by=mara)
    archive(kept, by=mara)
    refused = {}
    for name, pair in {
        "itself": (kept, kept), "another workspace": (third, foreign), "archived": (kept, third),
        "absorbed before": (third, absorbed), "kept is absorbed": (absorbed, third),
    }.items():  # fmt: skip
        with pytest.raises(DomainError) as error:
            merge(*pair, by=mara)
        refused[name] = error.value.message
    assert Merge.objects.count() == 1
    assert "itself" in refused["itself"]
    assert "Restore it first" in refused["archived"]
    assert "was merged into" in refused["absorbed before"]


def test_an_archived_one_may_be_absorbed(kept, absorbed, mara):
    archive(absorbed, by=mara, reason="Moved away")
    merge(kept, absorbed, by=mara)
    assert kept.activities.filter(kind=Activity.Kind.ARCHIVED).exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda customer, by: add_contact(customer, by=by, first_name="Late"),
        lambda customer, by: update_customer(customer, {"industry": "Late"}, by=by),
        lambda customer, by: archive(customer, by=by),
        lambda customer, by: restore(customer, by=by),
    ],
)
def test_nothing_is_done_with_one_that_was_merged(act, kept, absorbed, mara):
    merge(kept, absorbed, by=mara)
    with pytest.raises(DomainError, match="was merged into Larkfield Dairy"):
        act(absorbed, mara)


@pytest.mark.parametrize(
    "act",
    [
        lambda customer, by: log(customer, Activity.Kind.NOTE, by=by, text="Late"),
        lambda customer, by: add_task(customer.workspace, by=by, title="Late", customer=customer),
    ],
)
def test_nothing_is_said_about_one_that_was_merged(act, kept, absorbed, mara):
    merge(kept, absorbed, by=mara)
    with pytest.raises(Overtaken):
        act(absorbed, mara)
    assert Opportunity.objects.filter(customer=absorbed).count() == 0


@pytest.mark.parametrize("model", [Customer, Contact])
def test_what_moves_is_a_plain_link(model):
    """A new relation that allows one row a customer has to be decided about here: moving it could meet another."""
    unique = [relation.field for relation in model._meta.related_objects if relation.field.unique]
    assert unique == []


def test_two_with_everything_are_made_one_by_few_statements(kept, absorbed, mara, django_assert_max_num_queries):
    with django_assert_max_num_queries(31):
        merge(kept, absorbed, by=mara)
