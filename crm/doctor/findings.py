"""What a check says."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Finding(NamedTuple):
    """One line of the report: how serious, what was seen, and what to do about it."""

    level: Level
    text: str
    advice: str = ""


def ok(text):
    """All is well."""
    return Finding(Level.OK, text)


def warn(text, advice):
    """It works, but not as it should."""
    return Finding(Level.WARN, text, advice)


def fail(text, advice):
    """It does not work, or it is not safe."""
    return Finding(Level.FAIL, text, advice)
