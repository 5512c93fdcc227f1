"""Every fate a row can have, and its reason."""

import pytest

from crm.importing.planning.choosing import choose
from crm.importing.planning.staging import remap, stage
from crm.optouts import OptOut
from customers.services import archive
from leads.models import Status
from leads.services import change_status
from tests.factories import ContactFactory, CustomerFactory, LeadFactory
from tests.importing.conftest import written

BARE = {"email": "", "website": "", "phone": "", "contact_name": ""}


@pytest.fixture
def fate(stage_leads):
    """`fate(row)` is (fate, reason) of one row of Company, Contact, Email, Website, Phone."""

    def of(row, **options):
        found = stage_leads(f"Company,Contact,Email,Website,Phone\n{row}\n", **options).rows.get()
        return found.fate, found.reason

    return of


def test_new(fate):
    assert fate("Tideway,,orla@tideway.example,,") == ("new", "")


@pytest.mark.parametrize(
    ("record", "row", "why"),
    [
        ({"email": "orla@tideway.example"}, "Tideway,,Orla@Tideway.example,,", "same e-mail"),
        ({"website": "https://tideway.example"}, "Tideway Ltd,,,www.tideway.example/about,", "same website"),
        ({"phone": "+35391555001"}, "Tideway,,,,+353 91 555 001", "same phone"),
    ],
)
def test_update_by_e_mail_website_or_phone(fate, workspace, record, row, why):
    LeadFactory(workspace=workspace, name="Tideway", **BARE | record)

    found, reason = fate(
        row.replace("Tideway,,", "Tideway,Orla Brennan,", 1) if ",,O" in row else row, duplicates="overwrite"
    )

    assert found in ("update", "same")
    assert reason == f"Tideway: {why}"


def test_same_and_here_already(fate, workspace):
    LeadFactory(workspace=workspace, name="Tideway", **BARE | {"email": "orla@tideway.example"})

    assert fate("Tideway,,orla@tideway.example,,")[0] == "same"
    assert fate("Tideway,,orla@tideway.example,,", duplicates="skip")[0] == "duplicate"


def test_repeat(stage_leads):
    paste = stage_leads("Company,Email\nTideway,a@tideway.example\nTideway,A@tideway.example\n")

    assert [(row.fate, row.reason) for row in paste.rows.order_by("number")] == [
        ("new", ""),
        ("repeat", "Row 2: same e-mail"),
    ]


def test_conflict_by_name(fate, workspace):
    LeadFactory(workspace=workspace, name="Tideway", **BARE | {"industry": ""})

    assert fate("TIDEWAY Ltd.,,,tideway.example,") == ("conflict", "perhaps Tideway: same name")


def test_conflict_by_a_near_name(fate, workspace):
    LeadFactory(workspace=workspace, name="Tideway Oysters", **BARE)

    assert fate("Tideway Oyster,,,tideway.example,") == ("conflict", "perhaps Tideway Oysters: nearly the same name")


def test_conflict_by_two_hits(fate, workspace):
    for name in ("Tideway North", "Tideway South"):
        LeadFactory(workspace=workspace, name=name, **BARE | {"website": "https://tideway.example"})

    assert fate("Tideway East,,,tideway.example,+353 91 555 001") == ("conflict", "perhaps Tideway North: same website")


@pytest.mark.parametrize(
    ("customer", "row", "why"),
    [
        ({"website": "https://tideway.example"}, "Another,,finn@tideway.example,,", "same website"),
        ({"website": "", "email": "info@gmail.com"}, "Another,,info@gmail.com,,", "same e-mail"),
        ({"phone": "+35391555001"}, "Another,,,,+353 91 555 001", "same phone"),
    ],
)
def test_already_a_customer(fate, workspace, customer, row, why):
    CustomerFactory(workspace=workspace, name="Tideway", **customer)

    assert fate(row) == ("customer", f"Tideway: {why}")


def test_an_archived_customer_says_so_with_the_reason(fate, workspace, mara):
    customer = CustomerFactory(workspace=workspace, name="Tideway", website="https://tideway.example")
    archive(customer, by=mara, reason="Sold the shop")

    assert fate("Another,,,tideway.example,") == ("customer", "Tideway (archived, Sold the shop): same website")


@pytest.mark.parametrize(
    ("person", "row"),
    [
        ({"email": "orla@gmail.com"}, "Another,,orla@gmail.com,,"),
        ({"phone": "+35391555001"}, "Another,,,,+353 91 555 001"),
    ],
)
def test_already_a_contact_of_a_customer(fate, workspace, person, row):
    customer = CustomerFactory(workspace=workspace, name="Tideway")
    ContactFactory(customer=customer, **{"email": "", **person})

    assert fate(row) == ("customer", "Tideway: a contact there has it")


def test_promoted_before(fate, workspace):
    LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example", status=Status.PROMOTED)

    assert fate("Tideway,,orla@tideway.example,,") == ("promoted", "Tideway: promoted before")


def test_disqualified_before_with_its_reason(fate, workspace, mara):
    lead = LeadFactory(workspace=workspace, name="Tideway", email="orla@tideway.example")
    change_status(lead, Status.DISQUALIFIED, by=mara, reason="No budget")

    assert fate("Tideway,,orla@tideway.example,,") == ("out", "Tideway: No budget")


@pytest.mark.parametrize("address", ["orla@tideway.example", "tideway.example", "@Tideway.Example"])
def test_opted_out(fate, workspace, address):
    OptOut.objects.create(workspace=workspace, address=address)

    assert fate("Tideway,,Orla@tideway.example,,") == ("opted_out", "asked not to be written to")


def test_another_s_opt_out_is_not_this_one_s(fate, workspace):
    OptOut.objects.create(workspace=workspace, address="finn@tideway.example")

    assert fate("Tideway,,orla@tideway.example,,")[0] == "new"


def test_invalid(stage_leads):
    row = stage_leads("Company,Email\nTideway,orla@@tideway.example\n").rows.get()

    assert (row.fate, row.outcome, list(row.errors)) == ("invalid", "failed", ["email"])


def test_colleagues_of_one_company_are_different_leads(fate, workspace):
    LeadFactory(
        workspace=workspace, name="Tideway", contact_name="Finn Roe", email="finn@tideway.example", website="", phone=""
    )

    assert fate("Tideway,Orla Brennan,orla@tideway.example,,")[0] == "new"


@pytest.mark.parametrize("domain", ["gmail.com", "GMX.de", "yahoo.co.uk"])
def test_a_free_mail_domain_is_nobody_s(fate, workspace, domain):
    LeadFactory(workspace=workspace, name="Tideway", **BARE | {"email": f"orla@{domain.lower()}"})
    CustomerFactory(workspace=workspace, name="Larkfield", website="", email=f"lark@{domain.lower()}")

    assert fate(f"Harbour,,finn@{domain},,")[0] == "new"


@pytest.mark.parametrize(
    "page",
    ["facebook.com/{}", "www.linkedin.com/company/{}", "sites.google.com/view/{}", "instagram.com/{}", "linktr.ee/{}",
     "{}.wordpress.com", "{}.blogspot.com", "github.com/{}"],
)  # fmt: skip
def test_a_page_on_a_shared_host_is_nobody_s_domain(fate, workspace, page):
    LeadFactory(workspace=workspace, name="Tideway", **BARE | {"website": f"https://{page.format('tideway')}"})
    CustomerFactory(workspace=workspace, name="Larkfield", website=f"https://{page.format('larkfield')}", email="")

    assert fate(f"Harbour,,,{page.format('harbour')},")[0] == "new"


@pytest.mark.parametrize(
    ("duplicates", "outcome", "industry", "source"),
    [("skip", "skipped", "Seafood", ""), ("update", "updated", "Seafood", "Fair"), ("overwrite", "updated", "Fish", "Fair"),
     ("create", "created", "Seafood", "")],
)  # fmt: skip
def test_the_choice_for_all_duplicates(stage_leads, workspace, mara, duplicates, outcome, industry, source):
    lead = LeadFactory(workspace=workspace, email="orla@tideway.example", industry="Seafood", source="")
    paste = stage_leads("Company,Email,Industry,Source\nTideway,orla@tideway.example,Fish,Fair\n")

    written(remap(paste, duplicates=duplicates), by=mara)

    lead.refresh_from_db()
    assert (paste.rows.get().outcome, lead.industry, lead.source) == (outcome, industry, source)
    assert workspace.leads.count() == (2 if duplicates == "create" else 1)


def test_create_anyway_asks_nobody_back_who_wants_to_be_left_alone(stage_leads, workspace):
    OptOut.objects.create(workspace=workspace, address="orla@tideway.example")
    LeadFactory(workspace=workspace, email="b@bolt.example", status=Status.PROMOTED)
    CustomerFactory(workspace=workspace, website="https://lark.example")

    paste = stage_leads(
        "Company,Email\nA,orla@tideway.example\nB,b@bolt.example\nC,c@lark.example\n", duplicates="create"
    )

    assert paste.totals["skipped"] == 3


def test_create_anyway_makes_repeats_too(stage_leads, workspace, mara):
    written(stage_leads("Company,Email\nA,a@a.example\nA,a@a.example\n", duplicates="create"), by=mara)

    assert workspace.leads.count() == 2


def test_an_archived_customer_takes_nothing_unless_a_person_insists(workspace, mara):
    customer = CustomerFactory(workspace=workspace, name="Larkfield", phone="", archived_at="2026-01-01T00:00Z")
    paste = stage(workspace, "customers", "Company,Phone\nLarkfield,+35391555001\n", by=mara)
    before = paste.rows.get().outcome
    choose(paste, "update", rows=paste.rows.all())

    written(paste, by=mara)

    customer.refresh_from_db()
    assert (before, customer.phone) == ("skipped", "+35391555001")


def test_the_colleagues_of_a_big_company_are_known_again(stage_leads, workspace, mara):
    text = "Company,Contact\n" + "".join(f"Acme,Person {chr(65 + n)}\n" for n in range(20))
    written(stage_leads(text), by=mara)

    again = stage_leads(text)

    assert (workspace.leads.count(), again.totals["created"]) == (20, 0)
