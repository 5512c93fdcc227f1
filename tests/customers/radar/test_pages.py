"""The Quiet list, what is worth another try, and why a customer stands where it does."""

from datetime import timedelta

import pytest

from crm.exceptions import DomainError
from crm.models import Activity
from customers.models import Rhythm
from customers.services import archive, restore, snooze
from tests.customers.conftest import url
from tests.customers.radar.conftest import NOON, talk
from tests.factories import OpportunityFactory

AWAY = {"reason": "On holiday", "until": (NOON + timedelta(days=9)).date()}


@pytest.fixture
def quiet(known, refresh):
    customer = known("Larkfield", 41, 53, 65, worth=8400, phone="+441566555117")
    refresh()
    return customer


@pytest.fixture
def names(mara, browse):
    """`names("customers:quiet")` are the names on that list."""
    client = browse(mara)
    return lambda name, **query: [row.customer.name for row in client.get(url(name, **query)).context["page"]]


def test_the_quiet_list_says_how_long_and_the_last_words(quiet, mara, browse):
    page = browse(mara).get(url("customers:quiet")).content.decode()
    assert "quiet for 41 days, usually 12" in page
    assert "They like the door sensors." in page
    assert 'href="tel:+441566555117"' in page


def test_the_customer_page_says_it_at_the_top(quiet, mara, browse):
    page = browse(mara).get(quiet.get_absolute_url()).content.decode()
    assert "Quiet for 41 days, usually 12.</b>" in page


def test_the_list_of_customers_explains_its_order(quiet, known, mara, browse):
    page = browse(mara).get(url("customers:list")).content.decode()
    by_name = browse(mara).get(url("customers:list", sort="name")).content.decode()
    assert "Why here: Larkfield" in page
    assert "quiet for 41 days, usually 12" in page
    assert "Why here: Larkfield" not in by_name


def test_the_figures_behind_a_place_come_when_they_are_asked_for(quiet, mara, browse):
    htmx = {"HX-Request": "true", "HX-Target": f"why-{quiet.pk}"}
    panel = browse(mara).get(url("customers:why", quiet.pk), headers=htmx).content.decode()
    page = browse(mara).get(url("customers:why", quiet.pk)).content.decode()
    assert "€8,400" in panel
    assert "quiet for 41 days, usually 12" in panel
    assert "<html" not in panel
    assert panel.strip() in page


def test_a_snoozed_one_waits_under_its_own_filter_until_its_day(quiet, names, mara, browse):
    answer = browse(mara).post(url("customers:snooze", quiet.pk), AWAY)
    assert answer.status_code == 302
    assert (names("customers:quiet"), names("customers:quiet", show="snoozed")) == ([], ["Larkfield"])
    assert quiet.activities.filter(kind=Activity.Kind.SNOOZED, text="On holiday").exists()
    browse(mara).post(url("customers:wake", quiet.pk))
    assert names("customers:quiet") == ["Larkfield"]


def test_a_snooze_is_undone_from_where_it_was_given(quiet, names, mara, browse):
    client = browse(mara)
    here = {"Referer": f"http://testserver{url('customers:quiet')}"}
    page = client.post(url("customers:snooze", quiet.pk), AWAY, headers=here, follow=True).content.decode()
    assert f'action="{url("customers:wake", quiet.pk)}"' in page
    client.post(url("customers:wake", quiet.pk), headers=here)
    assert names("customers:quiet") == ["Larkfield"]


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"until": NOON.date()}, {"until": "soon"}])
def test_a_snooze_needs_a_reason_and_a_day_to_come(wrong, quiet, mara, browse):
    answer = browse(mara).post(url("customers:snooze", quiet.pk), AWAY | wrong)
    assert answer.status_code == 422
    assert not Rhythm.objects.snoozed().exists()


def test_who_was_never_talked_with_cannot_be_snoozed(known, mara):
    silent = known("Silent")
    with pytest.raises(DomainError):
        snooze(silent, by=mara, **AWAY)


def test_archived_buyers_are_worth_another_try(known, names, stage, mara, browse):
    small, large, none = known("Small"), known("Large"), known("None")
    for customer, amount in ((small, 100), (large, 900)):
        OpportunityFactory(customer=customer, amount=amount, stage=stage("won"), closed_at=NOON)
    for customer in (small, large, none):
        archive(customer, by=mara, reason=f"{customer.name} moved away")
    assert names("customers:another-try") == ["Large", "Small"]
    assert "Large moved away" in browse(mara).get(url("customers:another-try")).content.decode()
    restore(large, by=mara)
    assert names("customers:another-try") == ["Small"]


def test_paging_goes_on_through_equal_weights_and_back(known, refresh, mara, browse):
    for number in range(60):
        known(f"Farm {number}", 41, 53, 65)
    refresh()
    client = browse(mara)
    first = client.get(url("customers:quiet")).context["page"]
    second = client.get(url("customers:quiet", after=first.next)).context["page"]
    assert (len(first), len(second)) == (50, 10)
    assert not {row.pk for row in first} & {row.pk for row in second}


@pytest.mark.parametrize("name", ["customers:quiet", "customers:list", "customers:another-try"])
@pytest.mark.parametrize("length", [1, 60])
def test_lists_read_with_ten_queries_however_long(
    name, length, known, refresh, stage, mara, browse, django_assert_max_num_queries
):
    for number in range(length):
        customer = known(f"Farm {number}", 41, 53, 65, worth=100)
        OpportunityFactory(customer=customer, stage=stage("won"), closed_at=NOON)
        if name == "customers:another-try":
            archive(customer, by=mara)
    refresh()
    client = browse(mara)
    client.get(url(name))
    with django_assert_max_num_queries(10):
        client.get(url(name))


def test_lists_that_are_empty_teach(mara, browse):
    client = browse(mara)
    assert "twice as long as usual" in client.get(url("customers:quiet")).content.decode()
    assert "once bought" in client.get(url("customers:another-try")).content.decode()


def test_the_newest_words_win_whoever_they_were_about(quiet, mara, browse):
    talk(quiet, 40, text="Newest words", kind=Activity.Kind.EMAIL)
    assert "Newest words" in browse(mara).get(url("customers:quiet")).content.decode()
