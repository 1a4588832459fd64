"""Days: of a month, of a week, and those near the day of publication."""

import re
from datetime import date
from functools import partial

from workbench.spotting import periods
from workbench.spotting.periods import Period
from workbench.spotting.tense import FUTURE, PAST
from workbench.spotting.timeparts import (
    DAY,
    DAYS,
    MONTH,
    MONTHS,
    TO,
    WEEKDAY,
    YEAR,
    Rules,
    View,
    counted,
    meant,
    named_year,
    rule,
    year_ahead,
)

RULES: Rules = {}
_rule = partial(rule, RULES)


@_rule(r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])")
def iso(match: "re.Match[str]", view: View) -> Period | None:
    return periods.day(date(int(match["y"]), int(match["m"]), int(match["d"])))


@_rule(r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d)(?![\d/.]\d)")
def numeric(match: "re.Match[str]", view: View) -> Period | None:
    """Only where no month has the number of the day, or both are the same."""
    a, b = int(match["a"]), int(match["b"])
    if a == b or a > 12 >= b:
        return periods.day(date(int(match["y"]), b, a))
    return periods.day(date(int(match["y"]), a, b)) if b > 12 >= a else None


@_rule(
    rf"(?:(?P<w>{WEEKDAY}),?\s)?(?:the\s)?(?:(?P<d0>{DAY}){TO})?(?P<d>{DAY})\s(?:of\s)?(?P<m>{MONTH})"
    rf"(?:,?\s(?P<y>{YEAR})|,?\s(?:of\s)?(?P<rel>last|this|next)\syear\b)?"
)
def day_month(match: "re.Match[str]", view: View) -> Period | None:
    return _days(match, view)


@_rule(
    rf"(?:(?P<w>{WEEKDAY}),?\s)?(?<!\bin\s)(?P<m>{MONTH})\s?(?:the\s)?(?:(?P<d0>{DAY}){TO})?(?P<d>{DAY})"
    rf"(?!%|[.,:]\d|\s(?:per|million|billion|people)\b)(?:,?\s(?P<y>{YEAR})|,?\s(?:of\s)?(?P<rel>last|this|next)\syear\b)?"
)
def month_day(match: "re.Match[str]", view: View) -> Period | None:
    return _days(match, view)


def _days(match: "re.Match[str]", view: View) -> Period | None:
    """A day of a month, or a stretch of them, in the year said or in the one meant."""
    number, last = MONTHS[match["m"][:3]], counted(match["d"])
    first = counted(match["d0"]) if match["d0"] else last
    if re.match(r"(?:'s|’s)?\s(?:attacks?|massacre|riot|uprising|revolution|movement|coup)\b", view.after()):
        return None  # an event of that name
    if match["rel"]:
        year = named_year(match["rel"], view)
    else:
        year = int(match["y"]) if match["y"] else _year_of(number, last, match["w"], view)
    if year is None or first > last:
        return None
    return Period(date(year, number, first), date(year, number, last), "day")


def _year_of(month: int, day: int, weekday: str | None, view: View) -> int | None:
    """The year of a day and month, by the year said further on, by the weekday, or by the verb."""
    if ahead := year_ahead(month, view):
        return ahead
    if view.published is None:
        return None
    years = range(view.published.year - 1, view.published.year + 2)
    days = [date(year, month, day) for year in years if day <= periods.month(year, month).last.day]
    if weekday:
        days = [when for when in days if when.weekday() == DAYS[weekday[:3]]]
        return days[0].year if len(days) == 1 else None
    chosen = meant([periods.day(when) for when in days], view)
    return chosen.first.year if chosen else None


_HABIT = re.compile(
    r"\b(?:an?|every|each|one|any|some|another|that|following|previous|same|the next|first|second|third|fourth"
    r"|day\sto|day\sthrough|black|good|bloody|easter|super|ash|holy|palm|cyber|giving|news)\s$"
)
_NAMED_AFTER_DAY = re.compile(
    r"\s(?:prayers?|school|roast|league|club|market)\b|s\b|\s?[-–]\s?|\s(?:to|through)\s"
)


@_rule(
    rf"(?:(?P<which>this\spast|this\scoming|last|this|next|coming|past)\s)?(?P<w>{WEEKDAY})"
    r"(?:\s(?:of\s)?(?P<week>last|this|next)\sweek|\s(?:morning|afternoon|evening|night|lunchtime))?\b"
)
def weekday(match: "re.Match[str]", view: View) -> Period | None:
    now, number, which = view.published, DAYS[match["w"][:3]], match["which"]
    if now is None or _is_no_weekday(view, match):
        return None
    inside = periods.shifted(periods.week(now).first, number, "day")
    if match["week"]:
        return periods.day(periods.shifted(inside, ("last", "this", "next").index(match["week"]) - 1, "week"))
    past = inside if inside <= now else periods.shifted(inside, -1, "week")
    coming = inside if inside >= now else periods.shifted(inside, 1, "week")
    if which in ("this past", "past"):
        return periods.day(past) if past != now else None
    if which in ("this coming", "coming"):
        return periods.day(coming) if coming != now else None
    if which == "last":  # said on a Thursday, "last Tuesday" may be of this week or of the one before
        return periods.day(periods.shifted(inside, -1, "week")) if inside >= now else None
    if which == "next":
        return periods.day(periods.shifted(inside, 1, "week")) if inside <= now else None
    if which == "this":
        return periods.day(inside)
    return {PAST: periods.day(past), FUTURE: periods.day(coming)}.get(view.direction())


def _is_no_weekday(view: View, match: "re.Match[str]") -> bool:
    """A habit ("on Sundays"), a name ("the Sunday Courier", "Black Friday"), or a stretch of weekdays."""
    if not view.text[view.start + match.start("w") - match.start()].isupper():
        return True
    if _HABIT.search(view.before()) or _NAMED_AFTER_DAY.match(view.after()):
        return True
    return view.before(4) == "the " and bool(re.match(r"\s[A-Z]", view.text[view.end : view.end + 2]))


@_rule(
    r"(?:the\sday\s(?P<far>before\syesterday|after\stomorrow)"
    r"|(?P<near>yesterday|today|tomorrow)(?:\s(?:morning|afternoon|evening|night))?"
    r"|(?P<here>tonight|last\snight|this\s(?:morning|afternoon|evening|lunchtime)))\b"
)
def near_day(match: "re.Match[str]", view: View) -> Period | None:
    if view.published is None or re.match(r"(?:'s|’s)\s(?:world|society|youth)", view.after()):
        return None
    off = {"before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1, "after tomorrow": 2}
    if view.text[view.start].isupper() and view.text[max(0, view.start - 2) : view.start - 1].isalpha():
        return None  # a name: "Europe Today"
    said = " ".join((match["far"] or match["near"] or match["here"]).split())
    return periods.day(periods.shifted(view.published, off.get(said, 0), "day"))
