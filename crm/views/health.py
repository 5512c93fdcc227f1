"""Whether this server can work."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def healthz(request):
    """200 only when the database answers and every migration is applied; 503 with the reason otherwise."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "down", "reason": "the database does not answer"}, status=503)
    if waiting:
        return JsonResponse({"status": "down", "reason": f"{len(waiting)} migrations are not applied"}, status=503)
    return JsonResponse({"status": "ok"})
