"""The list of leads as a file."""

import io
import tracemalloc
from itertools import islice

import openpyxl
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from django.urls import reverse

from crm import exporting
from leads.models import Lead, Status
from leads.resources import LeadResource
from tests.factories import LeadFactory


def test_a_csv_file_holds_the_fields_of_each_lead(workspace, mara, download):
    lead = LeadFactory(workspace=workspace, owner=mara, name="Ærø Østers", phone="+4562521234", notes="=SUM(A1)")
    row = download("leads")[0]
    assert (row["id"], row["name"], row["owner"]) == (str(lead.pk), "Ærø Østers", "mara@fernhill.example")
    assert (row["phone"], row["notes"], row["status"]) == ("'+4562521234", "'=SUM(A1)", "information_filled")
    assert row["created_at"][:10] == lead.created_at.date().isoformat()
    assert "workspace" not in row


def test_the_file_keeps_to_search_filters_and_order(workspace, download):
    for name, source in [("Aspen Cheese", "Fair"), ("Birch Cheese", "Fair"), ("Cedar Cheese", "Web"), ("Dill", "Fair")]:
        LeadFactory(workspace=workspace, name=name, source=source)
    rows = download("leads", q="cheese", source="Fair", sort="-name")
    assert [row["name"] for row in rows] == ["Birch Cheese", "Aspen Cheese"]


def test_promoted_and_disqualified_leads_come_only_when_asked_for(workspace, download):
    LeadFactory(workspace=workspace, name="Open")
    LeadFactory(workspace=workspace, name="Gone", status=Status.DISQUALIFIED)
    assert [row["name"] for row in download("leads")] == ["Open"]
    assert [row["name"] for row in download("leads", status="disqualified")] == ["Gone"]


def test_the_page_one_is_on_does_not_cut_the_file(workspace, browse, mara, download):
    LeadFactory.create_batch(60, workspace=workspace)
    page = browse(mara).get(reverse("leads:list", args=["fernhill"])).context["page"]
    assert len(download("leads", after=page.next)) == 60


def test_an_xlsx_file_opens_with_numbers_as_numbers(workspace, mara, browse):
    lead = LeadFactory(workspace=workspace, name="=1+1")
    response = browse(mara).get(reverse("leads:export", args=["fernhill"]), {"format": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(response)))
    assert [[cell.value for cell in row][:2] for row in book.active.rows] == [["id", "name"], [lead.pk, "'=1+1"]]
    assert response["Content-Type"] == exporting.XLSX
    assert response["Content-Disposition"].startswith('attachment; filename="leads-fernhill-')


def test_a_viewer_may_export(lead, vera, download):
    assert len(download("leads", vera)) == 1


def test_an_unknown_format_is_not_found(lead, browse, mara):
    assert browse(mara).get(reverse("leads:export", args=["fernhill"]), {"format": "pdf"}).status_code == 404


def test_leads_of_other_workspaces_stay_out(lead, outsider, download):
    LeadFactory(workspace=outsider.workspaces.get(), name="Theirs")
    assert [row["name"] for row in download("leads")] == [lead.name]


def test_the_list_links_to_its_own_export(lead, browse, mara):
    page = browse(mara).get(reverse("leads:list", args=["fernhill"]), {"q": lead.name, "after": "x"}).content.decode()
    assert "/w/fernhill/leads/export/?q=Brightwater" in page
    assert "after=x&amp;format" not in page


class Endless:
    """A queryset that counts how many of its rows were read."""

    def __init__(self, lead, rows):
        self.lead, self.rows, self.read = lead, rows, 0

    def iterator(self, chunk_size):
        for _row in range(self.rows):
            self.read += 1
            yield self.lead


def test_rows_are_read_as_they_are_sent(lead):
    leads = Endless(lead, 100_000)
    response = exporting.export(RequestFactory().get("/"), leads, LeadResource.for_people(), "csv", "leads")
    assert isinstance(response, StreamingHttpResponse)
    assert leads.read == 0
    pieces = list(islice(response.streaming_content, 3))
    assert leads.read == 2 * exporting.CHUNK
    assert len(pieces) == 3


def test_memory_stays_flat_however_long_the_list(lead):
    def peak(rows):
        response = exporting.download(Endless(lead, rows), LeadResource.for_people(), "csv", "leads")
        tracemalloc.start()
        for _piece in response.streaming_content:
            pass
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    short, long = peak(2_000), peak(20_000)
    assert long < short * 1.5


def test_a_list_costs_one_query_however_long(workspace, mara, django_assert_num_queries):
    LeadFactory.create_batch(3, workspace=workspace, owner=mara)
    with django_assert_num_queries(1):
        list(exporting.cells(Lead.objects.select_related("owner").order_by("id"), LeadResource.for_people()))
