"""The page of a customer: its story, its facts, its cards."""

from django.utils import timezone

from crm.history import log
from crm.models import Activity
from customers.services import add_contact, add_opportunity, archive, mark_left, move
from leads.models import Status
from leads.services import change_status, promote_lead, undo_promotion
from tests.customers.conftest import on_page, url
from tests.factories import ActivityFactory, ContactFactory, CustomerFactory, OpportunityFactory, TaskFactory


def promoted(lead, by):
    log(lead, Activity.Kind.CALL, by=by, text="They lost two vats.")
    change_status(lead, Status.QUALIFIED, by=by, reason="Budget agreed")
    return promote_lead(lead, by=by, promise="Somebody answers within the hour.")


def texts(page):
    return [line.text for line in page.context["page"]]


def test_the_story_goes_on_from_the_lead(lead, mara, browse):
    customer = promoted(lead, mara)
    log(customer, Activity.Kind.NOTE, by=mara, text="First visit.")
    page = browse(mara).get(customer.get_absolute_url())
    assert texts(page)[0] == "First visit."
    assert {"They lost two vats.", "Budget agreed"} <= set(texts(page))


def test_a_promotion_taken_back_takes_the_leads_story_along(lead, customer, mara, browse):
    change_status(lead, Status.QUALIFIED, by=mara, reason="Budget agreed")
    promote_lead(lead, by=mara, into=customer, contact=False)
    undo_promotion(lead.promotions.get(), by=mara)
    page = browse(mara).get(customer.get_absolute_url())
    assert "Budget agreed" not in texts(page)


def test_the_story_does_not_hold_anybody_elses_lines(workspace, lead, customer, mara, browse):
    ActivityFactory(workspace=workspace, lead=lead, text="Another story")
    ActivityFactory(workspace=workspace, customer=customer, text="This story")
    assert texts(browse(mara).get(customer.get_absolute_url())) == ["This story"]


def test_the_story_is_paged_and_told_by_kind(workspace, customer, mara, browse):
    for number in range(35):
        ActivityFactory(workspace=workspace, customer=customer, text=f"Note {number}")
    ActivityFactory(workspace=workspace, customer=customer, kind=Activity.Kind.CALL, text="A call")
    client, where = browse(mara), customer.get_absolute_url()
    first = client.get(where).context["page"]
    second = client.get(where, {"after": first.next}, headers={"HX-Request": "true", "HX-Target": "story"})
    calls = client.get(where, {"kind": "calls"})
    assert (len(first), len(second.context["page"])) == (30, 6)
    assert texts(calls) == ["A call"]


def test_the_planner_reads_the_story_by_its_two_indexes(lead, mara):
    customer = promoted(lead, mara)
    plan = customer.story([lead.pk]).order_by("-happened_at", "-id")[:31].explain()
    assert "activity_workspace" not in plan


def test_logging_a_call_counts_as_a_touch_and_names_the_person(customer, mara, browse):
    ruth, before = ContactFactory(customer=customer), timezone.now()
    answer = browse(mara).post(
        url("customers:log", customer.pk),
        {"kind": "call", "text": "Renewal in May.", "contact": ruth.pk},
        headers=on_page(customer, "story"),
    )
    customer.refresh_from_db()
    line = customer.activities.get()
    assert (line.contact, line.text) == (ruth, "Renewal in May.")
    assert customer.touched_at >= before
    assert "Renewal in May." in answer.content.decode()


def test_an_empty_log_is_answered_where_it_was_typed(customer, mara, browse):
    client, where = browse(mara), url("customers:log", customer.pk)
    in_place = client.post(where, {"kind": "call", "text": " "}, headers=on_page(customer, "story"))
    whole = client.post(where, {"kind": "call", "text": " "})
    assert (in_place.status_code, whole.status_code) == (422, 422)
    assert "<html" in whole.content.decode()


def test_a_fact_is_changed_in_place(customer, mara, browse):
    headers = {"HX-Request": "true"}
    field = browse(mara).get(f"{customer.update_url}?field=website", headers=headers).content.decode()
    answer = browse(mara).post(
        f"{customer.update_url}?field=website", {"website": "WWW.Larkfield.Example/shop/"}, headers=headers
    )
    customer.refresh_from_db()
    assert 'name="website"' in field
    assert (answer.status_code, customer.website) == (200, "https://larkfield.example/shop")


def test_two_people_changing_a_customer_are_told_and_choose(customer, mara, ines, browse):
    client, where = browse(mara), f"{customer.update_url}?field=industry"
    headers, mine = {"HX-Request": "true"}, {"industry": "Cheese", "was_industry": '"Dairy"'}
    browse(ines).post(where, {"industry": "Milk", "was_industry": '"Dairy"'}, headers=headers)
    told = client.post(where, mine, headers=headers)
    applied = client.post(where, mine | {"keep_industry": "mine", "was_industry": '"Milk"'}, headers=headers)
    customer.refresh_from_db()
    assert told.status_code == 409
    assert "Ines Baptiste" in told.content.decode()
    assert (applied.status_code, customer.industry) == (200, "Cheese")


def test_a_customer_of_another_workspace_is_not_found(foreign, mara, browse):
    assert browse(mara).get(url("customers:detail", foreign.pk)).status_code == 404


def test_viewers_see_the_page_without_its_tools(customer, vera, browse):
    page = browse(vera).get(customer.get_absolute_url()).content.decode()
    assert url("customers:archive", customer.pk) not in page
    assert url("customers:log", customer.pk) not in page


def test_the_page_reads_with_few_queries_however_much_it_holds(
    workspace, lead, mara, browse, django_assert_max_num_queries
):
    customer = promoted(lead, mara)
    for number in range(8):
        add_contact(customer, by=mara, first_name=f"Ruth {number}")
        add_opportunity(customer, by=mara, name=f"Deal {number}", amount=100, owner=mara)
        TaskFactory(workspace=workspace, customer=customer, owner=mara)
    client = browse(mara)
    with django_assert_max_num_queries(10):
        client.get(customer.get_absolute_url())


def test_the_archived_page_reads_with_few_queries(customer, mara, browse, django_assert_max_num_queries):
    archive(customer, by=mara)
    client = browse(mara)
    with django_assert_max_num_queries(11):
        client.get(customer.get_absolute_url())


def test_the_cards_lead_to_the_lists_of_all_its_deals_and_people(customer, deal, stage, mara, browse):
    ContactFactory(customer=customer)
    mark_left(ContactFactory(customer=customer), by=mara)
    move(OpportunityFactory(customer=customer, name="Old vats"), stage("won"), by=mara)
    for other in (OpportunityFactory, ContactFactory):
        other(customer=CustomerFactory(workspace=customer.workspace, name="Larkfield Dairy Too"))
    client = browse(mara)

    page = client.get(customer.get_absolute_url()).content.decode()
    deals = client.get(url("opportunities:list", customer=customer.pk, kind=["open", "won", "lost"]))
    people = client.get(url("contacts:list", at=customer.pk, status=["current", "left"]))

    for answer in (deals, people):
        assert answer.wsgi_request.get_full_path().replace("&", "&amp;") in page
        assert {row.customer_id for row in answer.context["page"]} == {customer.pk}
        assert len(answer.context["page"]) == 2


def test_the_lists_hide_archived_customers_so_their_pages_do_not_lead_there(customer, deal, mara, browse):
    archive(customer, by=mara)
    assert "All in the list" not in browse(mara).get(customer.get_absolute_url()).content.decode()
