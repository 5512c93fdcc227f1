"""What is to be done."""

from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST


@require_GET
def task_list(request):
    return render(request, "crm/tasks.html", {"room": "tasks"})


@require_http_methods(["GET", "POST"])
def task_create(request):
    return render(request, "crm/tasks.html", {"room": "tasks"})


@require_POST
def task_done(request, pk):
    return render(request, "crm/tasks.html", {"room": "tasks"})
