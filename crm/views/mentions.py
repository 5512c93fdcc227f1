"""Who called me, and whom I can call."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from crm.access import for_viewers_too
from crm.listing import Sort, keyset_page
from crm.mentions import mark_read, ways_to_call

NEWEST = (Sort("created", ("created_at",)),)


def mine(request):
    """What calls who asks, in this workspace."""
    return request.workspace.mentions.filter(user=request.user)


@require_safe
def mention_list(request):
    """The newest first."""
    mentions = mine(request).select_related("by", "lead", "customer", "contact", "opportunity", "line")
    page = keyset_page(mentions, request.GET, sorts=NEWEST)
    return render(request, "crm/mentions.html", {"page": page, "room": "mentions"})


@require_GET
def mention_open(request, pk):
    """Lead to the words; the mention is read by that."""
    found = get_object_or_404(mine(request).select_related("lead", "customer", "contact", "opportunity"), pk=pk)
    mark_read(mine(request).filter(pk=pk))
    return redirect(found)


@for_viewers_too
@require_POST
def mentions_read(request):
    """All of one's own are read."""
    mark_read(mine(request))
    return redirect("mentions:list", request.workspace.slug)


@require_safe
def people(request):
    """Whom one can call here, as choices for the field somebody types in."""
    everyone = list(request.workspace.people())
    ways = ways_to_call(everyone)
    choices = [(user, str(user) if str(user).lower() in ways else user.email) for user in everyone]
    return render(request, "crm/_people_choices.html", {"choices": choices})
