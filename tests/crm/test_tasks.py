"""Tasks: finished once, taken back, put off, listed by when they are due."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from crm.agenda import next_tasks
from crm.models import Activity
from crm.tasks import add_task, due_count, finish, postpone, reopen
from tests.factories import CustomerFactory, LeadFactory, TaskFactory, WorkspaceFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 18)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-03-18 10:00Z", tick=False):
        yield


@pytest.fixture
def task(workspace, lead, mara):
    return add_task(workspace, by=mara, title="Ask who signs", lead=lead, due_on=TODAY)


def address(name, *args):
    return reverse(f"tasks:{name}", args=["fernhill", *args])


def due(workspace, owner, **days):
    for title, distance in days.items():
        TaskFactory(workspace=workspace, owner=owner, title=title, due_on=TODAY + timedelta(days=distance))


def test_finishing_tells_the_timeline_of_the_lead(task, lead, mara):
    finish(task, by=mara)

    line = lead.activities.get()
    assert (line.kind, line.text, line.by) == (Activity.Kind.TASK_DONE, "Ask who signs", mara)
    assert task.is_done


def test_finishing_twice_tells_it_once(task, lead, mara):
    answers = [finish(task, by=mara), finish(task, by=mara)]

    assert answers == [True, False]
    assert lead.activities.count() == 1


def test_a_task_about_nothing_is_finished_without_a_line(workspace, mara):
    task = add_task(workspace, by=mara, title="Water the plants")

    finish(task, by=mara)

    assert task.is_done
    assert not workspace.activities.exists()


def test_reopening_is_the_opposite_and_keeps_both_lines(task, lead, mara):
    finish(task, by=mara)

    answers = [reopen(task, by=mara), reopen(task, by=mara)]

    assert answers == [True, False]
    assert not task.is_done
    assert {line.kind for line in lead.activities.all()} == {"task_done", "task_reopened"}


def test_putting_off_makes_it_due_tomorrow_even_when_it_is_late(workspace, mara):
    task = TaskFactory(workspace=workspace, due_on=TODAY - timedelta(days=9))

    postpone(task, by=mara)

    task.refresh_from_db()
    assert task.due_on == TODAY + timedelta(days=1)


def test_the_badge_counts_my_open_tasks_up_to_today(workspace, mara, ines):
    due(workspace, mara, late=-3, today=0, tomorrow=1)
    due(workspace, ines, hers=0)
    finish(add_task(workspace, by=mara, title="done", due_on=TODAY), by=mara)

    assert due_count(workspace, mara) == 2


def test_the_badge_takes_one_query(workspace, mara, django_assert_num_queries):
    with django_assert_num_queries(1):
        due_count(workspace, mara)


def test_the_list_has_a_section_for_each_time(workspace, mara, browse):
    due(workspace, mara, late=-1, today=0, soon=7, later=8)
    TaskFactory(workspace=workspace, owner=mara, title="someday")

    sections = browse(mara).get(address("list")).context["sections"]

    found = {section.key: [task.title for task in section.rows] for section in sections}
    assert found == {"late": ["late"], "today": ["today"], "week": ["soon"], "later": ["later"], "someday": ["someday"]}


def test_the_list_shows_mine_and_everyones_when_asked(workspace, mara, ines, browse):
    due(workspace, ines, hers=0)

    mine, everyones = (browse(mara).get(address("list"), query) for query in ({}, {"whose": "everyone"}))

    assert "hers" not in mine.content.decode()
    assert "hers" in everyones.content.decode()


def test_done_tasks_have_a_section_of_their_own(task, mara, browse):
    finish(task, by=mara)

    page = browse(mara).get(address("list"), {"when": "done"}).context["page"]

    assert page.rows == [task]


def test_a_long_section_is_paged(workspace, mara, browse):
    for _ in range(55):
        TaskFactory(workspace=workspace, owner=mara, due_on=TODAY)
    client = browse(mara)

    first = client.get(address("list"), {"when": "today"}).context["page"]
    second = client.get(address("list"), {"when": "today", "after": first.next}).context["page"]

    assert (len(first), len(second), second.next) == (50, 5, "")
    assert not {row.pk for row in first} & {row.pk for row in second}


@pytest.mark.parametrize("query", [{}, {"when": "done"}, {"when": "today"}])
def test_the_list_takes_few_queries(query, workspace, mara, lead, browse, django_assert_max_num_queries):
    for n in range(30):
        add_task(workspace, by=mara, title=f"Call {n}", lead=lead, due_on=TODAY + timedelta(days=n - 10))
    client = browse(mara)

    with django_assert_max_num_queries(10):
        answer = client.get(address("list"), query)

    assert answer.status_code == 200


def test_adding_from_a_leads_page_comes_back_to_it(workspace, lead, mara, browse):
    answer = browse(mara).post(address("create"), {"title": "Call her", "lead": lead.pk, "due_on": "2026-03-20"})

    task = workspace.tasks.get()
    assert answer["Location"] == lead.get_absolute_url()
    assert (task.title, task.lead, task.owner, task.due_on) == ("Call her", lead, mara, date(2026, 3, 20))


@pytest.mark.parametrize("name", ["lead", "customer"])
def test_the_form_is_prefilled_with_what_it_is_about(name, workspace, mara, browse):
    about = {"lead": LeadFactory, "customer": CustomerFactory}[name](workspace=workspace, name="Skerry Salt")

    answer = browse(mara).get(address("create"), {name: about.pk})

    assert f'name="{name}" value="{about.pk}"' in answer.content.decode()
    assert "Skerry Salt" in answer.content.decode()


@pytest.mark.parametrize("pk", ["999", "x", "٣", "1 OR 1"])
def test_a_task_about_nothing_known_is_404(pk, mara, browse):
    assert browse(mara).get(address("create"), {"lead": pk}).status_code == 404


@pytest.mark.parametrize("name", ["lead", "customer", "owner"])
@pytest.mark.parametrize("page", ["create", "update"])
def test_a_foreign_id_in_the_form_is_refused(page, name, workspace, task, mara, outsider, browse):
    elsewhere = WorkspaceFactory()
    foreign = {
        "lead": LeadFactory(workspace=elsewhere).pk,
        "customer": CustomerFactory(workspace=elsewhere).pk,
        "owner": outsider.pk,
    }
    to = address("create") if page == "create" else address("update", task.pk)

    answer = browse(mara).post(to, {"title": "Mine now", name: foreign[name]})

    assert answer.status_code == 422
    assert not workspace.tasks.filter(title="Mine now").exists()


def test_a_task_without_words_keeps_what_was_typed(mara, browse):
    answer = browse(mara).post(address("create"), {"title": "  ", "notes": "Bring the sample"})

    assert answer.status_code == 422
    assert "Bring the sample" in answer.content.decode()


def test_changing_a_task(task, mara, ines, browse):
    form = {"title": "Ask Ruth who signs", "owner": ines.pk, "lead": task.lead_id, "due_on": ""}

    answer = browse(mara).post(address("update", task.pk), form)

    task.refresh_from_db()
    assert answer.status_code == 302
    assert (task.title, task.owner, task.due_on) == ("Ask Ruth who signs", ines, None)


def test_two_people_changing_a_task_are_told(task, mara, browse):
    task.title = "Somebody else was quicker"
    task.save()
    form = {"title": "Mine", "was_title": '"Ask who signs"', "lead": task.lead_id, "owner": mara.pk}

    answer = browse(mara).post(address("update", task.pk), form)

    assert answer.status_code == 409
    assert "Somebody else was quicker" in answer.content.decode()


def test_ticking_in_a_list_swaps_the_row_and_offers_undo(task, mara, browse):
    htmx = {"HX-Request": "true", "HX-Target": f"task-{task.pk}"}

    answer = browse(mara).post(address("done", task.pk), headers=htmx)

    assert f'id="task-{task.pk}"' in answer.content.decode()
    assert address("reopen", task.pk) in answer.content.decode().split('id="toasts"')[1]


@pytest.mark.parametrize("verb", ["done", "reopen", "postpone"])
def test_without_script_one_comes_back_to_the_page_one_was_on(verb, task, mara, browse):
    here = f"http://testserver{address('list')}?whose=everyone"

    answer = browse(mara).post(address(verb, task.pk), headers={"Referer": here})

    assert answer["Location"] == here


def test_a_page_elsewhere_is_not_gone_back_to(task, mara, browse):
    answer = browse(mara).post(address("done", task.pk), headers={"Referer": "https://evil.example/"})

    assert answer["Location"] == task.lead.get_absolute_url()


def test_the_leads_page_begins_with_the_soonest_task(task, lead, workspace, mara, browse):
    add_task(workspace, by=mara, title="Much later", lead=lead, due_on=TODAY + timedelta(days=30))

    page = browse(mara).get(lead.get_absolute_url()).content.decode()

    assert page.index("Ask who signs") < page.index("Much later")


def test_viewers_see_the_next_task_without_its_buttons(task, lead, vera, browse):
    page = browse(vera).get(lead.get_absolute_url()).content.decode()

    assert "Ask who signs" in page
    assert address("done", task.pk) not in page


def test_what_has_a_date_comes_before_what_has_none(lead, mara):
    someday = add_task(lead.workspace, by=mara, title="Someday", lead=lead)
    soon = add_task(lead.workspace, by=mara, title="Soon", lead=lead, due_on=date(2030, 5, 1))
    assert list(next_tasks(lead)) == [soon, someday]
