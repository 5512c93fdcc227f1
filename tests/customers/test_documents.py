"""How it began, and the notes: prefilled at the handoff, changed in place, every version kept."""

import pytest

from customers.models import Customer
from customers.services import archive, merge, update_customer
from leads.models import Status
from leads.services import PromotionInUse, change_status, promote_lead, undo_promotion
from tests.customers.conftest import url
from tests.factories import CustomerFactory


@pytest.fixture
def qualified(lead, mara):
    return change_status(lead, Status.QUALIFIED, by=mara, reason="Budget *agreed*")


def versions(client, customer, of="notes"):
    return client.get(url("customers:versions", customer.pk), {"of": of})


def test_a_promotion_writes_down_how_it_began(qualified, mara, browse):
    customer = promote_lead(qualified, by=mara, promise="An answer\nwithin the hour.")
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    for word in (qualified.name, "(Trade fair)", "Siobhan Keane", r"“Budget \*agreed\*”", "> An answer\n> within"):
        assert word in customer.beginning
    assert "Budget *agreed*" in page
    assert "An answer<br>\nwithin the hour." in page


@pytest.mark.parametrize("promise", ["By May.", "An answer\nwithin the hour.", "- a *visit*\n\n- 2_000 tags"])
def test_a_promise_that_stands_in_the_beginning_is_not_said_again_below(promise, qualified, mara, browse):
    customer = promote_lead(qualified, by=mara, promise=promise)
    page = browse(mara).get(customer.get_absolute_url()).content.decode()
    card = page[page.index("How it began, and notes") : page.index("The way here")]
    assert card.count("What we promised") == 1


def test_the_undo_takes_it_back_exactly(qualified, customer, mara):
    before = Customer.objects.filter(pk=customer.pk).values("beginning", "notes").get()
    promote_lead(qualified, into=customer, by=mara, contact=False)
    began = Customer.objects.get(pk=customer.pk).beginning
    undo_promotion(qualified.promotions.get(), by=mara)
    after = Customer.objects.filter(pk=customer.pk).values("beginning", "notes").get()
    assert (bool(began), after) == (True, before)


def test_what_a_person_wrote_about_the_beginning_stays(qualified, customer, mara):
    update_customer(customer, {"beginning": "We met on a ferry."}, by=mara)
    promote_lead(qualified, into=customer, by=mara)
    customer.refresh_from_db()
    assert customer.beginning == "We met on a ferry."


def test_an_undo_never_takes_what_a_person_made_of_it(qualified, customer, mara):
    promote_lead(qualified, into=customer, by=mara, contact=False)
    update_customer(Customer.objects.get(pk=customer.pk), {"beginning": "It was the ferry."}, by=mara)
    undo_promotion(qualified.promotions.get(), by=mara)
    customer.refresh_from_db()
    assert customer.beginning == "It was the ferry."


def test_a_beginning_that_was_gone_on_with_is_later_work(qualified, mara):
    customer = promote_lead(qualified, by=mara)
    update_customer(customer, {"beginning": "It was the ferry."}, by=mara)
    with pytest.raises(PromotionInUse):
        undo_promotion(qualified.promotions.get(), by=mara)


def test_a_merge_keeps_both_beginnings(workspace, customer, mara):
    other = CustomerFactory(workspace=workspace, beginning="By a partner.")
    update_customer(customer, {"beginning": "At the fair."}, by=mara)
    merge(customer, other, by=mara)
    customer.refresh_from_db()
    assert customer.beginning == "At the fair.\n\nBy a partner."


def test_notes_are_changed_in_place_as_markdown(customer, mara, browse):
    headers = {"HX-Request": "true"}
    form = browse(mara).get(f"{customer.update_url}?field=notes", headers=headers).content.decode()
    answer = browse(mara).post(f"{customer.update_url}?field=notes", {"notes": "**Yard** behind"}, headers=headers)
    assert "<textarea" in form
    assert "<strong>Yard</strong> behind" in answer.content.decode()


def test_every_version_is_kept_with_who_and_what_changed(customer, mara, ines, browse):
    update_customer(customer, {"notes": "Ring the yard."}, by=mara)
    update_customer(customer, {"notes": "Ring the new yard."}, by=ines)
    page = versions(browse(mara), customer)
    newest, first = page.context["page"].rows
    assert (newest.line.by, first.line.by) == (ines, mara)
    assert ("new", "new ") in newest.parts
    assert "Bring this back" in page.content.decode()


def test_a_version_is_brought_back_and_the_other_one_stays(customer, mara, browse):
    update_customer(customer, {"notes": "One."}, by=mara)
    update_customer(customer, {"notes": "Two."}, by=mara)
    line = customer.activities.order_by("pk").first()
    client = browse(mara)
    client.post(f"{customer.versions_url}?of=notes", {"line": line.pk})
    customer.refresh_from_db()
    assert customer.notes == "One."
    assert [version.text for version in versions(client, customer).context["page"].rows] == ["One.", "Two.", "One."]


def test_the_text_before_the_first_change_can_be_brought_back(workspace, mara, browse):
    customer = CustomerFactory(workspace=workspace, notes="As imported.")
    update_customer(customer, {"notes": "Mine."}, by=mara)
    line = customer.activities.get()
    browse(mara).post(f"{customer.versions_url}?of=notes", {"line": line.pk, "before": "1"})
    customer.refresh_from_db()
    assert customer.notes == "As imported."


def test_a_version_of_another_customer_is_not_brought_back(workspace, foreign, customer, mara, browse):
    update_customer(customer, {"notes": "Mine."}, by=mara)
    for line in ("0", "x", str(customer.activities.get().pk + 999)):
        assert browse(mara).post(f"{customer.versions_url}?of=notes", {"line": line}).status_code == 404
    other = CustomerFactory(workspace=workspace)
    answer = browse(mara).post(f"{other.versions_url}?of=notes", {"line": customer.activities.get().pk})
    assert answer.status_code == 404
    assert versions(browse(mara), customer, of="name").status_code == 404


def test_only_who_may_write_is_asked_to_write(customer, mara, vera, browse):
    asked = "What everybody who works with them should know."
    assert asked in browse(mara).get(customer.get_absolute_url()).content.decode()
    assert asked not in browse(vera).get(customer.get_absolute_url()).content.decode()
    archive(customer, by=mara)
    assert asked not in browse(mara).get(customer.get_absolute_url()).content.decode()


def test_versions_are_read_with_few_queries(customer, mara, browse, django_assert_max_num_queries):
    for number in range(25):
        update_customer(customer, {"notes": f"Version {number}"}, by=mara)
    client = browse(mara)
    with django_assert_max_num_queries(8):
        versions(client, customer)
