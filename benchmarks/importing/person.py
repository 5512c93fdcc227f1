"""A person at work in a process of its own: changes the status of a lead again and again, and says how long each took."""

import select
import sys
import time

PAUSE = 0.05


def main():
    """Run as `python -m benchmarks.importing.person SLUG`: each line it reads names what goes on from now on; the end ends it."""
    import crm.wsgi  # noqa: F401 - prepares the process as it does one of the server's
    from accounts.models import Workspace
    from leads.models import Status
    from leads.services import change_status, create_lead

    workspace = Workspace.objects.get(slug=sys.argv[1])
    lead = create_lead(workspace, name="Somebody's own")
    print("here", flush=True)
    part, waits, turn = "", [], [Status.CONTACTED, Status.QUALIFIED]
    while True:
        if select.select([sys.stdin], [], [], PAUSE)[0] and not (part := sys.stdin.readline().strip()):
            break
        began = time.perf_counter()
        change_status(lead, turn[0], by=None)
        waits.append((part, (time.perf_counter() - began) * 1000))
        turn.reverse()
    lead.delete()
    for line in waits:
        print(*line)


if __name__ == "__main__":
    main()
