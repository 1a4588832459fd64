"""Stretches counted from the day of publication: "two years ago", "last week", "the past 13 years"."""

import re
from functools import partial

from workbench.spotting import periods
from workbench.spotting.periods import Period
from workbench.spotting.tense import FUTURE, PAST
from workbench.spotting.timeparts import (
    COUNT,
    UNIT,
    WEEKDAY,
    Rules,
    View,
    counted,
    rule,
)

RULES: Rules = {}
_rule = partial(rule, RULES)


@_rule(rf"(?P<n>{COUNT})\s(?P<u>{UNIT})s?\s(?P<way>ago|from\snow)\b")
def ago(match: "re.Match[str]", view: View) -> Period | None:
    """As exact as the unit: "five years ago" is a year."""
    loose = r"-$|\b(?:than|almost|nearly|over|least|up to|half|some|about|around|roughly|nearly)\s$"
    if view.published is None or re.search(loose, view.before()) or match["u"] in ("decade", "quarter"):
        return None
    if re.match(rf"\s(?:this|today|on|yesterday|{WEEKDAY})\b", view.after()):
        return None
    count = counted(match["n"]) * (-1 if match["way"] == "ago" else 1)
    return periods.containing(periods.shifted(view.published, count, match["u"]), match["u"])


@_rule(rf"(?P<n>{COUNT})\s(?P<u>day|week|month|year)s?\s(?P<way>later|earlier)\b")
def from_anchor(match: "re.Match[str]", view: View) -> Period | None:
    """Counted from the one date that the claim has given; "than a year earlier" is as exact as that date."""
    if view.anchor is None or view.anchor.unit not in periods.UNITS:
        return None
    exact, unit = view.anchor.unit, match["u"]
    count = counted(match["n"]) * (-1 if match["way"] == "earlier" else 1)
    coarser = periods.UNITS.index(unit) >= periods.UNITS.index(exact)
    if not coarser:
        return None
    compared = re.search(r"\b(?:than|from|on)\s$", view.before())
    return periods.containing(periods.shifted(view.anchor.first, count, unit), exact if compared else unit)


@_rule(rf"in\s(?P<n>{COUNT})\s(?P<u>day|week|month)s?(?P<time>['’]?s?['’]?\stime)?\b")
def within(match: "re.Match[str]", view: View) -> Period | None:
    if view.published is None or (not match["time"] and view.direction() != FUTURE):
        return None
    if re.match(r"\s(?:of|from|before|after)\b", view.after()):
        return None
    return periods.containing(periods.shifted(view.published, counted(match["n"]), match["u"]), match["u"])


@_rule(
    rf"(?:(?:the|this)\s)?(?P<which>last|past|next|coming)\s(?P<n>{COUNT})\s(?P<u>{UNIT})s\b"
    rf"|(?:(?:the|this)\s(?P<one>last|past|next|coming)|(?<!the\s)past)\s(?P<unit>{UNIT})\b"
)
def rolling(match: "re.Match[str]", view: View) -> Period | None:
    """ "The past 13 years" end on the day of publication, "the next two weeks" begin on it."""
    if view.published is None or re.match(r"\s(?:of|before|in which|for which)\b|['’]", view.after()):
        return None
    count, unit = counted(match["n"] or "one"), match["u"] or match["unit"]
    if (match["which"] or match["one"] or "past") in ("last", "past"):
        return Period(periods.shifted(view.published, -count, unit), view.published, "stretch")
    if view.direction() == PAST:
        return None
    return Period(view.published, periods.shifted(view.published, count, unit), "stretch")


@_rule(
    r"(?:(?P<part>earlier|later)\s)?(?P<which>last|this|next)\s(?P<u>week|month|quarter|year|decade|weekend)\b"
)
def neighbour(match: "re.Match[str]", view: View) -> Period | None:
    """ "Last week", "this year", "next month", by the calendar; "earlier this year" ends on publication."""
    now, which, unit = view.published, match["which"], match["u"]
    if now is None or (unit == "decade" and which == "last"):
        return None
    if unit == "weekend":
        return _weekend(which, view)
    period = periods.containing(periods.shifted(now, ("last", "this", "next").index(which) - 1, unit), unit)
    if match["part"] is None or which != "this":
        return period
    ends = (period.first, now) if match["part"] == "earlier" else (now, period.last)
    return Period(*ends, "stretch")


@_rule(r"the\sweekend\b")
def the_weekend(match: "re.Match[str]", view: View) -> Period | None:
    if not re.search(r"\b(?:at|over|on|during)\s$", view.before()) or view.after(4) == " of ":
        return None
    return _weekend("the", view)


def _weekend(which: str, view: View) -> Period | None:
    if (now := view.published) is None:
        return None
    here = periods.weekend(now)
    last, following = (periods.weekend(periods.shifted(now, count, "week")) for count in (-1, 1))
    if which == "last":
        return last
    if which == "next":  # said before a weekend, it may be that one or the one after
        return following if now >= here.first else None
    if now >= here.first:
        return here
    return {PAST: last, FUTURE: here}.get(view.direction())


@_rule(
    r"(?:the\send\sof\s)(?P<which>the|this|next)\s(?P<u>week|month|quarter|year|decade)\b|(?P<brief>year-end)\b"
)
def deadline(match: "re.Match[str]", view: View) -> Period | None:
    """ "By the end of the year": its last day."""
    if view.published is None:
        return None
    unit, count = match["u"] or "year", int(match["which"] == "next")
    period = periods.containing(periods.shifted(view.published, count, unit), unit)
    by = re.search(r"\b(?:by|until|till|before|through)\s$", view.before())
    if match["which"] in (None, "the") and (not by or view.direction() == PAST):
        return None
    return periods.day(period.last) if by else period
