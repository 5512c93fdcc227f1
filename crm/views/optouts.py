"""Settings → Opt-outs: who is never written to."""

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from crm.access import for_admins
from crm.listing import Sort, keyset_page
from crm.optout_forms import OptOutForm

NEWEST = (Sort("created", ("id",)),)


@for_admins
@require_http_methods(["GET", "HEAD", "POST"])
def optout_list(request):
    """The list, newest first; posting adds to it. `?address=` of a POST is what the undo of a removal brings back."""
    form = OptOutForm(_posted(request), workspace=request.workspace)
    if request.method == "POST" and form.is_valid():
        request.workspace.optouts.create(by=request.user, **form.cleaned_data)
        messages.success(request, _("%(address)s is opted out.") % form.cleaned_data)
        return redirect("optouts:list", request.workspace.slug)
    found = request.workspace.optouts.select_related("by")
    if asked := request.GET.get("q", "").strip().lower()[:254]:
        found = found.filter(address__contains=asked)
    page = keyset_page(found, request.GET, sorts=NEWEST)
    context = {"form": form, "page": page, "q": asked, "room": "settings", "tab": "optouts"}
    part = "#results" if request.htmx.target == "optout-results" else ""
    return render(request, f"crm/optouts.html{part}", context, status=422 if form.errors else 200)


@for_admins
@require_POST
def optout_remove(request, pk):
    """Take one off the list."""
    optout = get_object_or_404(request.workspace.optouts, pk=pk)
    optout.delete()
    again = QueryDict(mutable=True)
    again.update({"address": optout.address, "reason": optout.reason})
    undo = f"{reverse('optouts:list', args=[request.workspace.slug])}?{again.urlencode()}"
    messages.success(request, _("%(address)s may be written to again.") % {"address": optout.address}, extra_tags=undo)
    return redirect("optouts:list", request.workspace.slug)


def _posted(request):
    if request.method != "POST":
        return None
    return request.POST if "address" in request.POST else request.GET
