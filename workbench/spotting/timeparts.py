"""What the rules for expressions of time are made of: patterns, where one stands, which of two years is meant.

A rule is a pattern over the text in lower case and a function from its match to a `Period`; None is "no
date, or not safely one". Rules read an expression by itself; how they join ("since…", "from… to…") is in `timing`.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from workbench.spotting.periods import Period
from workbench.spotting.tense import FUTURE, PAST, Clauses

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
DAYS = {name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_TO_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"
)  # fmt: skip
_MORE = {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
NUMBERS = {name: number for number, name in enumerate(_TO_TWENTY, start=1)} | _MORE
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_FAR = 300  # days: a date without a year that is further off, and near on the other side of today, is unclear
_NEAR = 62

# Parts of patterns; none has groups of its own.
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
FULL = r"(?:january|february|march|april|may|june|july|august|september|sept\.|october|november|december)\b"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"
COUNT = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
UNIT = r"(?:day|week|month|quarter|year|decade)"
TO = r"(?:\s?[-–]\s?|\sto\s|\sand\s|\sthrough\s)"
NAMED_YEAR = rf"(?:{YEAR}|(?:the|this|last|next)\syear)"


class View(NamedTuple):
    """Where an expression stands: the text, in lower case too, its place, and what is known beside it."""

    text: str
    low: str
    start: int
    end: int
    published: date | None
    clauses: Callable[[], Clauses]
    anchor: Period | None  # the only date before it

    def before(self, size: int = 24) -> str:
        return self.low[max(0, self.start - size) : self.start]

    def after(self, size: int = 24) -> str:
        return self.low[self.end : self.end + size]

    def direction(self) -> int:
        """PAST, FUTURE or UNKNOWN, by the verb."""
        if self.before(6) == "since ":
            return PAST
        return self.clauses().direction(self.start, self.end, possessive=self.after(1) in ("'", "’"))


Resolve = Callable[["re.Match[str]", View], "Period | None"]
Rules = dict[str, tuple[str, Resolve]]


def rule(rules: Rules, pattern: str) -> Callable[[Resolve], Resolve]:
    """Adds a function to the rules, with the pattern of what it resolves."""

    def keep(resolve: Resolve) -> Resolve:
        rules[resolve.__name__] = pattern, resolve
        return resolve

    return keep


def meant(candidates: list[Period], view: View) -> Period | None:
    """The latest that has begun, or the next that has not ended, by the verb; None where that is unclear."""
    now = view.published
    if now is None:
        return None
    past = max((one for one in candidates if one.first <= now), default=None)
    coming = min((one for one in candidates if one.last >= now), default=None)
    if past is None or coming is None or past == coming:
        return past or coming
    ago, until = (now - past.last).days, (coming.first - now).days
    direction = view.direction()
    if direction == PAST:
        return None if ago > _FAR and until < _NEAR else past
    if direction == FUTURE:
        return None if until > _FAR and ago < _NEAR else coming
    nearest, off = (past, ago) if ago < until else (coming, until)
    return nearest if nearest.unit == "day" and off < _NEAR else None


_AHEAD = re.compile(rf"{TO}(?:{DAY}\s)?(?P<m>{MONTH})(?:\s?{DAY},?)?\s(?P<y>{YEAR})")


def year_ahead(month: int, view: View) -> int | None:
    """The year of "from March" in "from March to May 2020"."""
    match = _AHEAD.match(view.after(36))
    return int(match["y"]) - (month > MONTHS[match["m"][:3]]) if match else None


def named_year(said: str, view: View) -> int | None:
    """ "2020", "last year"; "the year" where the verb does not speak of another."""
    if said[0].isdigit():
        return int(said)
    if view.published is None:
        return None
    return view.published.year + {"last": -1, "next": 1}.get(said.split()[0], 0)


def counted(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else NUMBERS[said]
