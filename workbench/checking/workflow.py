"""How a claim moves through the newsroom, and the date that a verdict speaks of."""

import re
from datetime import date, timedelta

from workbench.checking.words import choose
from workbench.errors import UsageError
from workbench.records import Status
from workbench.text import shorten

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def status(word: str) -> Status:
    """The workflow status a person typed. Raises `UsageError`."""
    return Status(choose("status", word, list(Status)))


def require_move(to: Status, *, rated: bool) -> None:
    """Anybody may move a claim to any status, but none is checked without a verdict (`UsageError`)."""
    if to is Status.CHECKED and not rated:
        raise UsageError("a claim without a verdict cannot be checked", "give a verdict first")


def as_of(text: str, today: date) -> date:
    """The day that a verdict speaks of: "today", "yesterday" or 2020-09-24, and not in the future.

    Raises `UsageError`.
    """
    word = text.strip().casefold()
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    try:
        day = date.fromisoformat(word) if _ISO.fullmatch(word) else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError(f"“{shorten(text, 40)}” is not a date", "write today, yesterday or 2020-09-24")
    if day > today:
        raise UsageError(f"{day} has not come yet", f"today is {today}")
    return day
