"""Many at once, each on a database connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


def at_once(count, act):
    """Call `act(number)` from `count` threads that start together; the results, exceptions among them, in order."""
    barrier = Barrier(count)

    def one(number):
        try:
            connections["default"].ensure_connection()
            barrier.wait(timeout=30)
            return act(number)
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))
