"""What is measured: pages through the whole server stack, and the acts that write."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from benchmarks import words
from benchmarks.stories import TALKED_ABOUT as STORY
from crm.cursors import cursor_at
from crm.timeline import ORDER
from customers.views.contacts import SORTS as PEOPLE_SORTS
from customers.views.opportunities import SORTS as DEAL_SORTS
from leads.views.lists import SORTS

BACKEND = "accounts.backends.Backend"
HTMX = {"HX-Request": "true", "HX-Target": "lead-results"}


@dataclass(frozen=True)
class Scenario:
    """A page to get: its room, a name for the table, an address."""

    room: str
    name: str
    address: str
    headers: dict | None = None


def pages(workspace, rows):
    """Every page that is measured."""
    return [
        *_lists(workspace, rows),
        *_searches(workspace),
        *_customers(workspace),
        *_people(workspace),
        *_deals(workspace),
        *_details(workspace, rows),
    ]


def get(workspace):
    """A function that gets a page as a signed-in person and insists that it is there."""
    client = Client(headers={"host": "localhost"})
    client.force_login(workspace.people()[0], backend=BACKEND)

    def getter(scenario):
        answer = client.get(scenario.address, headers=scenario.headers)
        if answer.status_code != 200:
            raise RuntimeError(f"{scenario.address} answered {answer.status_code}")
        return answer

    return getter


def _lists(workspace, rows):
    list_ = list_of(workspace, "leads:list", "list")
    owner = workspace.people()[0].pk
    middle, last = (workspace.leads.get(pk=pk) for pk in (rows // 2, 2))
    yield list_("first page")
    yield list_("first page as a fragment", headers=HTMX)
    yield list_("status disqualified", status="disqualified")
    yield list_("status promoted", status="promoted")
    yield list_("industry, common", industry=words.INDUSTRIES[0])
    yield list_("industry, rare", industry=words.INDUSTRIES[-1])
    yield list_("source", source="Newsletter")
    yield list_("owner", owner=owner)
    yield list_("nobody's", owner="none")
    yield list_("rare and common", industry=words.INDUSTRIES[-1], source="Website")
    yield list_("two rare", industry=words.INDUSTRIES[-1], source="Newsletter", status="qualified")
    yield list_("four filters", industry=words.INDUSTRIES[3], source="Partner", status="qualified", owner=owner)
    yield list_("several values each", industry=words.INDUSTRIES[5:9], source=["Partner", "Website"])
    for sort in SORTS:
        for sign in ("-", ""):
            yield list_(f"sort {sign}{sort.key}", sort=f"{sign}{sort.key}")
            for place, row in (("middle", middle), ("end", last)):
                yield list_(f"sort {sign}{sort.key}, {place}", sort=f"{sign}{sort.key}", after=cursor_at(row, sort))
    yield list_("filtered, sorted by name", industry=words.INDUSTRIES[-1], sort="name")
    yield list_("disqualified, by last touch", status="disqualified", sort="-touched")
    yield list_("nothing left", industry=words.INDUSTRIES[-1], after=cursor_at(last, SORTS[0]))


def _searches(workspace):
    list_ = list_of(workspace, "leads:list", "search")
    yield list_("common word", q="gmbh")
    yield list_("rare word", q=words.RARE)
    yield list_("medium word", q="Galway")
    yield list_("two words", q="gmbh oysters")
    yield list_("two words far apart", q="zanderkrug gmbh")
    yield list_("e-mail fragment", q="keane@")
    yield list_("whole e-mail", q=workspace.leads.exclude(email="").order_by("id")[500].email)
    yield list_("in every row", q="example")
    yield list_("two letters", q="br")
    yield list_("two letters and a word", q="br gmbh")
    yield list_("no hits", q="qqqqzzz")
    yield list_("common letters, no hits", q="gmbhgmbh")
    yield list_("word and filters", q="gmbh", status="qualified", industry=words.INDUSTRIES[6])
    yield list_("rare word and status", q="Galway", status="disqualified")
    yield list_("common word by name", q="gmbh", sort="name")


def _customers(workspace):
    list_ = list_of(workspace, "customers:list", "customers")
    yield list_("first page")
    yield list_("industry", industry=words.INDUSTRIES[-1])
    yield list_("search", q="gmbh")
    for name in ("quiet", "another-try"):
        yield Scenario("customers", name, reverse(f"customers:{name}", args=[workspace.slug]))


def _people(workspace):
    list_ = list_of(workspace, "contacts:list", "people")
    owner, count = workspace.people()[0].pk, workspace.contacts.count()
    rows = {"middle": workspace.contacts.get(pk=count // 2), "end": workspace.contacts.get(pk=3)}
    yield list_("first page")
    yield list_("left", status="left")
    yield list_("role", role="decision_maker")
    yield list_("two roles by name", role=["finance", "technical"], sort="name")
    yield list_("primary with an e-mail", primary="yes", email="yes")
    yield list_("without an e-mail", email="no")
    yield list_("owner of the customer", owner=owner)
    yield list_("nobody's customers", owner="none")
    yield list_("customer, few", customer=words.RARE)
    yield list_("customer, many", customer="gmbh")
    for sort in PEOPLE_SORTS:
        yield list_(f"sort {sort.key}", sort=sort.key)
        for place, row in rows.items():
            yield list_(f"sort {sort.key}, {place}", sort=sort.key, after=cursor_at(row, sort))
    yield list_("search, common", q="buyer")
    yield list_("search, name", q=f"{words.GIVEN[1]} {words.FAMILY[5]}")
    yield list_("search, two letters", q="si")
    yield list_("search, whole e-mail", q=rows["middle"].email or "people.example")
    yield list_("four filters", role="buyer", email="yes", owner=owner, status="left")


def _deals(workspace):
    list_ = list_of(workspace, "opportunities:list", "deals")
    stage, owner = workspace.stages.first(), workspace.people()[0].pk
    yield list_("first page")
    yield list_("won", kind="won")
    yield list_("stage", stage=stage.pk)
    yield list_("owner", owner=owner)
    yield list_("currency and billing", currency="EUR", billing="annual")
    yield list_("waiting too long", stale="yes")
    for sort in DEAL_SORTS:
        yield list_(f"sort {sort.key}", sort=sort.key)
        yield list_(f"sort -{sort.key}", sort=f"-{sort.key}")
    yield list_("search, common", q="gmbh")
    yield list_("search, rare", q=words.RARE)
    for name in ("board", "forecast"):
        yield Scenario("deals", name, reverse(f"opportunities:{name}", args=[workspace.slug]))


def _details(workspace, rows):
    for room, pk, name in (
        ("leads", 1, "1,000 lines"),
        ("leads", rows // 2, "short story"),
        ("customers", 1, "1,000 lines"),
        ("customers", rows // 20, "short story"),
        ("opportunities", 1, "of a customer with 1,000 lines"),
        ("contacts", 1, "of one of those"),
    ):
        yield Scenario("detail", f"{room}, {name}", reverse(f"{room}:detail", args=[workspace.slug, pk]))
    yield from _stories(workspace)
    yield Scenario("detail", "home", reverse("home", args=[workspace.slug]))
    yield Scenario("detail", "tasks", reverse("tasks:list", args=[workspace.slug]))


def _stories(workspace):
    address = reverse("customers:detail", args=[workspace.slug, 1])
    lines = workspace.customers.get(pk=1).activities.order_by("-happened_at", "-id")
    asked = {
        "of a kind": {"kind": "calls"},
        "of a kind that is not there": {"kind": "meetings"},
        "by somebody": {"who": workspace.people()[0].pk},
        "the end": {"after": cursor_at(lines[STORY - 40], ORDER[0])},
    }
    for name, params in asked.items():
        headers = {"HX-Request": "true", "HX-Target": "story"}
        yield Scenario("detail", f"story of 1,000 lines, {name}", f"{address}?{urlencode(params)}", headers)


def list_of(workspace, url_name, room):
    """A function that makes scenarios of one list: its arguments are a name for the table and URL parameters."""

    def scenario(name, headers=None, **params):
        query = urlencode(params, doseq=True)
        return Scenario(room, name, f"{reverse(url_name, args=[workspace.slug])}?{query}", headers)

    return scenario
