"""How often a job is tried, and how long it waits in between."""

import random
from dataclasses import dataclass
from datetime import timedelta

DAY = 24 * 60 * 60
SPREAD = 0.2  # jobs that failed together, as when a mail server was down, do not all come back together


class GiveUp(Exception):
    """Raised by a job when trying again cannot help: it fails at once, whatever attempts are left."""


@dataclass(frozen=True)
class Policy:
    """The promises a job makes about itself.

    `attempts` counts the first one. `wait` is the seconds before the second attempt; each further wait is `growth`
    times as long, and never more than a day. `atomic` jobs run in one transaction with the record of their success,
    so their writes happen exactly once. The arguments of `private` jobs are shown to nobody and wiped on success.
    """

    attempts: int = 6
    wait: float = 15
    growth: float = 3
    atomic: bool = False
    private: bool = False

    def pause_after(self, attempt):
        """How long to wait after `attempt` (1 is the first) has failed: exponential, give or take a fifth."""
        seconds = min(self.wait * self.growth ** (attempt - 1), DAY)
        return timedelta(seconds=seconds * random.uniform(1 - SPREAD, 1 + SPREAD))  # noqa: S311


DEFAULT = Policy()
_policies: dict[str, Policy] = {}


def register(path, policy):
    """Remember the policy of the job at the dotted `path`."""
    _policies[path] = policy


def policy_of(path):
    """The policy of the job at `path`; the default one for jobs that were not made by our decorator."""
    return _policies.get(path, DEFAULT)
