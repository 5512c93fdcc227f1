"""`python -m benchmarks.alone ROOM [sqlite|postgresql]`: makes a database of the room's own, measures, throws it away.

The rooms are the modules beside this one; each prints what its `measure(engine)` finds.
"""

import os
import sys
from importlib import import_module

from benchmarks import engines


def main():
    """Measure the room that the command line names."""
    room, engine = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "sqlite"
    os.environ |= {"DATABASE_URL": engines.url(engine, room), "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
    import crm.wsgi  # noqa: F401 - prepares the process as it does one of the server's

    from django.core.management import call_command  # isort: skip
    from django.db import connection  # isort: skip

    engines.drop(connection)
    engines.create(connection)
    try:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        import_module(f"benchmarks.alone.{room}").measure(engine)
    finally:
        engines.drop(connection)


if __name__ == "__main__":
    main()
