"""Dates in claims, relative and incomplete ones too, as the days they stand for.

What is covered follows the field's standard for time expressions, TIMEX3 of TimeML (Pustejovsky et al., 2003)
and its use in HeidelTime (Strötgen and Gertz, 2010) and SUTime (Chang and Manning, 2012): dates complete or
not, deictic and anchored ones, rolling stretches. As there, a weekday or month without a year is placed by
the tense of the verb it belongs to and the day of publication. Unlike there, what may as well mean another
day is left out: a wrong date is worse than none. Weeks run from Monday to Sunday; early, mid and late are
thirds; seasons are those of the northern half.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from workbench.records import Dated
from workbench.spotting import calendarrules, dayrules, periods, stretchrules
from workbench.spotting.periods import Period
from workbench.spotting.tense import Clauses
from workbench.spotting.timeparts import View
from workbench.spotting.tokens import words

RULES = dayrules.RULES | stretchrules.RULES | calendarrules.RULES  # what matches first counts
_AROUND = 200  # characters on both sides of a claim that tell what its dates mean
_LONGEST = 4_000  # characters of a claim that are looked at

_PIECE = re.compile(r"\d+|[A-Za-z]+")
_TIME_WORDS = words(
    "day days week weeks weekend month months quarter year years decade decades monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec spring summer autumn fall winter today yesterday tomorrow tonight night morning "
    "afternoon evening lunchtime"
)
_HINTS = frozenset(
    [form for word in _TIME_WORDS for form in (word, word.capitalize(), word.upper())]
    + [str(number) for number in range(1500, 2100)]
)

_BEGINS = (
    r"(?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|spr|sum|aut|fal|win|the\s|thi"
    r"|las|nex|pas|com|ear|lat|in\s|tod|tom|ton|yes|yea|q[1-4]|fir|sec|fou|fin|an?\s|one|two|fiv|six|sev|eig|nin|ten"
    r"|thr|ele|twe|for|fif|hun)"
)  # how any rule begins, told fast
_NOT_CALENDAR_BEFORE = re.compile(r"\b(?:fiscal|financial|tax|school|academic|fy)(?:\syear)?\s?$")
_NOT_CALENDAR_AFTER = re.compile(r"\s(?:fiscal|(?:financial|school|academic|tax|model)\syear|season)\b")
_PART = re.compile(r"\b(?P<part>early|mid|late)(?:\s|[-–]\s?)(?:in\s)?(?:the\s)?$")
_END_OF = re.compile(r"\b(?:by|until|till|before|through)\s(?P<span>(?:the\s)?end\sof\s)$")
_SINCE = re.compile(r"\bsince\s(?:the\s(?:start|beginning)\sof\s)?$")
_FROM = re.compile(r"\b(?:between|from)\s$")
_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until)\s|(?P<and>\sand\s)")

_Found = tuple[int, int, Period]


def dated(text: str, start: int, end: int, published: date | None) -> tuple[Dated, ...]:
    """The dates inside `text[start:end]`, in order and apart from each other, with places in the whole text.

    `published` is the day the text is from; without it only what is complete in itself is resolved.
    """
    end = min(end, start + _LONGEST)
    if _HINTS.isdisjoint(_PIECE.findall(text, start, end)):
        return ()
    begin = max(0, start - _AROUND)
    around = text[begin : end + _AROUND]
    low = _lowered(around)
    found = _expressions(around, low, (start - begin, end - begin), published)
    return tuple(
        Dated(start=begin + first, end=begin + last, first=period.first, last=period.last)
        for first, last, period in _joined(found, low, start - begin)
    )


def _lowered(text: str) -> str:
    """In lower case, character for character ("İ" would become two)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


_compiled = cache(re.compile)  # when they are needed: importing costs nothing


@cache
def _scanner() -> "re.Pattern[str]":
    """All rules as one pattern; the name of the group that matched is that of the rule."""
    bare = {name: re.sub(r"\(\?P<\w+>", "(?:", pattern) for name, (pattern, _) in RULES.items()}
    return re.compile(
        r"\b" + _BEGINS + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in bare.items()) + ")"
    )


def _expressions(text: str, low: str, inside: tuple[int, int], published: date | None) -> list[_Found]:
    """What stands for days in a stretch, each with what the words before it add."""
    start, end = inside
    found: list[_Found] = []
    clauses = cache(lambda: Clauses(text, start, end))
    for hit in _scanner().finditer(low, start, end):
        anchor = found[0][2] if len(found) == 1 else None
        view = View(text, low, hit.start(), hit.end(), published, clauses, anchor)
        if _NOT_CALENDAR_BEFORE.search(view.before()) or _NOT_CALENDAR_AFTER.match(view.after()):
            continue
        pattern, resolve = RULES[str(hit.lastgroup)]
        match = _compiled(pattern).match(low, hit.start(), end)
        try:
            period = resolve(match, view) if match else None
            if period:
                found.append(_extended(view, period, start))
        except ValueError:  # 31 June, or a year beyond the calendar
            continue
    return found


def _extended(view: View, period: Period, least: int) -> _Found:
    """With "early", "by the end of", "since" in front of it, as far as they stand inside the claim."""
    start, end, before = view.start, view.end, view.low[max(least, view.start - 32) : view.start]
    if period.first < period.last and period.unit == "day" and (match := _FROM.search(before)):
        return start - len(match[0]), end, period
    if match := _END_OF.search(before):
        return start - len(match["span"]), end, periods.day(period.last)
    if (match := _PART.search(before)) and period.unit in ("month", "year", "decade"):
        period, start = periods.third(period, match["part"]), start - len(match[0])
        before = before[: match.start()]
    if (match := _SINCE.search(before)) and view.published and period.first <= view.published:
        return start - len(match[0]), end, Period(period.first, view.published, "stretch")
    return start, end, period


def _joined(found: list[_Found], low: str, least: int) -> Iterator[_Found]:
    """ "From March to May" and "between 2015 and 2018" are one stretch each."""
    at = 0
    while at < len(found):
        start, end, period = found[at]
        at += 1
        if at < len(found):
            then, until, other = found[at]
            link = _TO.fullmatch(low, end, then)
            opens = _FROM.search(low[max(least, start - 8) : start])
            if (
                link
                and period.unit == other.unit
                and period.last < other.first
                and (opens or not link["and"])
            ):
                start, end = start - len(opens[0]) if opens else start, until
                period, at = Period(period.first, other.last, "stretch"), at + 1
        yield start, end, period
