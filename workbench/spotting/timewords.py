"""Expressions of time: what they look like, and what days each stands for, read on its own.

Every rule is a pattern over the text in lower case and a function from its match to a `Period`; None is
"no date, or not safely one". How such expressions join ("since…", "from… to…") is in `timing`.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from workbench.spotting import periods
from workbench.spotting.periods import Period
from workbench.spotting.tense import FUTURE, PAST, Clauses

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_DAYS = {name: number for number, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])}
_NUMBERS = {
    name: number
    for number, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_FAR = (
    300  # days: a date without a year that lies further off than this, and near on the other side, is unclear
)
_NEAR = 62

# Parts of patterns; none has groups of its own.
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_FULL = r"(?:january|february|march|april|may|june|july|august|september|sept\.|october|november|december)\b"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[5-9]\d\d|20\d\d)\b"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?:day|week|month|quarter|year|decade)"
_TO = r"(?:\s?[-–]\s?|\sto\s|\sand\s|\sthrough\s)"
_NAMED_YEAR = rf"(?:{YEAR}|(?:the|this|last|next)\syear)"


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
RULES: dict[str, tuple["re.Pattern[str]", Resolve]] = {}


def _rule(pattern: str) -> Callable[[Resolve], Resolve]:
    def keep(resolve: Resolve) -> Resolve:
        RULES[resolve.__name__] = re.compile(pattern), resolve
        return resolve

    return keep


# --- days ---------------------------------------------------------------------------------------


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
    rf"(?:(?P<w>{_WEEKDAY}),?\s)?(?:the\s)?(?:(?P<d0>{_DAY}){_TO})?(?P<d>{_DAY})\s(?:of\s)?(?P<m>{MONTH})"
    rf"(?:,?\s(?P<y>{YEAR}))?"
)
def day_month(match: "re.Match[str]", view: View) -> Period | None:
    return _days(match, view)


@_rule(
    rf"(?:(?P<w>{_WEEKDAY}),?\s)?(?<!\bin\s)(?P<m>{MONTH})\s?(?:the\s)?(?:(?P<d0>{_DAY}){_TO})?(?P<d>{_DAY})"
    rf"(?!%|[.,:]\d|\s(?:per|million|billion|people)\b)(?:,?\s(?P<y>{YEAR}))?"
)
def month_day(match: "re.Match[str]", view: View) -> Period | None:
    return _days(match, view)


def _days(match: "re.Match[str]", view: View) -> Period | None:
    """A day of a month, or a stretch of them, in the year said or in the one meant."""
    number, last = _MONTHS[match["m"][:3]], _number(match["d"])
    first = _number(match["d0"]) if match["d0"] else last
    if re.match(r"(?:'s|’s)?\s(?:attacks?|massacre|riot|uprising|revolution|movement|coup)\b", view.after()):
        return None  # an event of that name
    year = int(match["y"]) if match["y"] else _year_of(number, last, match["w"], view)
    if year is None or first > last:
        return None
    return Period(date(year, number, first), date(year, number, last), "day")


def _year_of(month: int, day: int, weekday: str | None, view: View) -> int | None:
    """The year of a day and month, by the year said further on, by the weekday, or by the verb."""
    if ahead := _year_ahead(month, view):
        return ahead
    if view.published is None:
        return None
    years = range(view.published.year - 1, view.published.year + 2)
    days = [date(year, month, day) for year in years if day <= periods.month(year, month).last.day]
    if weekday:
        days = [when for when in days if when.weekday() == _DAYS[weekday[:3]]]
        return days[0].year if len(days) == 1 else None
    chosen = _meant([periods.day(when) for when in days], view)
    return chosen.first.year if chosen else None


def _meant(candidates: list[Period], view: View) -> Period | None:
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


_AHEAD = re.compile(rf"{_TO}(?:{_DAY}\s)?(?P<m>{MONTH})(?:\s?{_DAY},?)?\s(?P<y>{YEAR})")


def _year_ahead(month: int, view: View) -> int | None:
    """The year of "from March" in "from March to May 2020"."""
    match = _AHEAD.match(view.after(36))
    return int(match["y"]) - (month > _MONTHS[match["m"][:3]]) if match else None


_HABIT = re.compile(
    r"\b(?:an?|every|each|one|any|some|another|that|following|previous|same|the next|first|second|third|fourth"
    r"|day\sto|day\sthrough|black|good|bloody|easter|super|ash|holy|palm|cyber|giving)\s$"
)
_NAMED_AFTER_DAY = re.compile(
    r"\s(?:prayers?|school|roast|league|club|market)\b|s\b|\s?[-–]\s?|\s(?:to|through)\s"
)


@_rule(
    rf"(?:(?P<which>this\spast|this\scoming|last|this|next|coming|past)\s)?(?P<w>{_WEEKDAY})"
    r"(?:\s(?:of\s)?(?P<week>last|this|next)\sweek|\s(?:morning|afternoon|evening|night|lunchtime))?\b"
)
def weekday(match: "re.Match[str]", view: View) -> Period | None:
    now, number, which = view.published, _DAYS[match["w"][:3]], match["which"]
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
    said = " ".join((match["far"] or match["near"] or match["here"]).split())
    return periods.day(periods.shifted(view.published, off.get(said, 0), "day"))


# --- counted from the publication ---------------------------------------------------------------


@_rule(rf"(?P<n>{_COUNT})\s(?P<u>{_UNIT})s?\s(?P<way>ago|from\snow)\b")
def ago(match: "re.Match[str]", view: View) -> Period | None:
    """As exact as the unit: "five years ago" is a year."""
    loose = r"\b(?:than|almost|nearly|over|least|up to|half|some|about|around|roughly|nearly)\s$"
    if view.published is None or re.search(loose, view.before()) or match["u"] in ("decade", "quarter"):
        return None
    if re.match(rf"\s(?:this|today|on|yesterday|{_WEEKDAY})\b", view.after()):
        return None
    count = _number(match["n"]) * (-1 if match["way"] == "ago" else 1)
    return periods.containing(periods.shifted(view.published, count, match["u"]), match["u"])


@_rule(rf"(?P<n>{_COUNT})\s(?P<u>day|week|month|year)s?\s(?P<way>later|earlier)\b")
def from_anchor(match: "re.Match[str]", view: View) -> Period | None:
    """Counted from the one date that the claim has given; "than a year earlier" is as exact as that date."""
    if view.anchor is None or view.anchor.unit not in periods.UNITS:
        return None
    exact, unit = view.anchor.unit, match["u"]
    count = _number(match["n"]) * (-1 if match["way"] == "earlier" else 1)
    coarser = periods.UNITS.index(unit) >= periods.UNITS.index(exact)
    if not coarser:
        return None
    compared = re.search(r"\b(?:than|from|on)\s$", view.before())
    return periods.containing(periods.shifted(view.anchor.first, count, unit), exact if compared else unit)


@_rule(rf"in\s(?P<n>{_COUNT})\s(?P<u>day|week|month)s?(?P<time>['’]?s?['’]?\stime)?\b")
def within(match: "re.Match[str]", view: View) -> Period | None:
    if view.published is None or (not match["time"] and view.direction() != FUTURE):
        return None
    if re.match(r"\s(?:of|from|before|after)\b", view.after()):
        return None
    return periods.containing(periods.shifted(view.published, _number(match["n"]), match["u"]), match["u"])


@_rule(
    rf"(?:(?:the|this)\s)?(?P<which>last|past|next|coming)\s(?P<n>{_COUNT})\s(?P<u>{_UNIT})s\b"
    rf"|(?:(?:the|this)\s(?P<one>last|past|next|coming)|(?<!the\s)past)\s(?P<unit>{_UNIT})\b"
)
def rolling(match: "re.Match[str]", view: View) -> Period | None:
    """ "The past 13 years" end on the day of publication, "the next two weeks" begin on it."""
    if view.published is None or re.match(r"\s(?:of|before|in which|for which)\b|['’]", view.after()):
        return None
    count, unit = _number(match["n"] or "one"), match["u"] or match["unit"]
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


# --- months, seasons, quarters ------------------------------------------------------------------


_STRONG = re.compile(
    rf"(?:\b(?:in|since|until|till|late|early|during|through|this|last|next)\s|\bmid[-\s]|\b{MONTH}(?:\s(?:and|to|or)\s|\s?[-–]\s?))$"
)
_WEAK = re.compile(r"\b(?:an?|every|each|any|another|that|following|previous|same)\s$")
_ALSO_NAMES = ("march", "april", "may", "june", "august")


@_rule(
    rf"(?:(?P<which>this\spast|this\scoming|last|this|next)\s)?(?P<m>{_FULL})"
    rf"(?:,?\s(?:of\s)?(?P<y>{YEAR})|\s(?:of\s)?(?P<rel>last|this|next)\syear)?"
)
def month(match: "re.Match[str]", view: View) -> Period | None:
    number, which, now = _MONTHS[match["m"][:3]], match["which"], view.published
    if not view.text[view.start + match.start("m") - match.start()].isupper() or _WEAK.search(view.before()):
        return None
    if match["y"]:
        return periods.month(int(match["y"]), number)
    if not which and not match["rel"] and not _is_month(match["m"], view):
        return None
    if ahead := _year_ahead(number, view):
        return periods.month(ahead, number)
    if now is None:
        return None
    if match["rel"]:
        return periods.month(now.year + ("last", "this", "next").index(match["rel"]) - 1, number)
    if which in ("last", "this past"):
        return periods.month(now.year - (number >= now.month), number)
    if which in ("next", "this coming"):  # "next May" said in March may be of either year
        return periods.month(now.year + 1, number) if number <= now.month else None
    if which == "this":
        return periods.month(now.year, number)
    return _meant([periods.month(now.year + off, number) for off in (-1, 0, 1)], view)


def _is_month(name: str, view: View) -> bool:
    """Not a person or a verb: "May", "April" and others need a word beside them that only months have."""
    if name not in _ALSO_NAMES or _STRONG.search(view.before()):
        return True
    return bool(
        re.search(r"\b(?:between|from)\s$", view.before()) and re.match(rf"{_TO}{_FULL}", view.after())
    )


@_rule(
    r"(?:(?P<which>last|this|next)\s(?P<s>spring|summer|autumn|fall|winter)"
    rf"|(?:the\s)?(?P<of>spring|summer|autumn|fall|winter)\s(?:of\s)?(?P<y>{YEAR}))\b"
)
def season(match: "re.Match[str]", view: View) -> Period | None:
    name, now = match["s"] or match["of"], view.published
    if match["y"]:
        return periods.season(int(match["y"]), name) if name != "winter" else None
    if now is None or re.match(r"\s(?:in|of)\b|['’]", view.after()):
        return None
    here = [periods.season(now.year + off, name) for off in (-1, 0, 1)]
    before = [one for one in here if one.last < now]
    ahead = [one for one in here if one.first > now]
    if match["which"] == "last":  # in autumn, "last summer" may be this year's
        return before[-1] if before and (before[-1].last.year < now.year or name == "winter") else None
    if match["which"] == "next":
        return ahead[0] if ahead and ahead[0].first.year > now.year else None
    return next((one for one in here if one.first <= now <= one.last), _this_season(here, now, name))


def _this_season(here: list[Period], now: date, name: str) -> Period | None:
    return here[1] if name != "winter" else None if now.month < 9 else here[1]


@_rule(
    rf"(?:the\s)?(?:(?P<n>first|second|third|fourth|last|final)\s(?P<u>quarter|half)"
    rf"|(?P<f>first|last)\s(?P<c>{_COUNT})\smonths)\s(?:of\s|in\s)?(?P<y>{_NAMED_YEAR})\b"
    rf"|\bq(?P<q>[1-4])\s(?:of\s|in\s)?(?P<qy>{YEAR})"
)
def share_of_year(match: "re.Match[str]", view: View) -> Period | None:
    year = _named_year(match["y"] or match["qy"], view)
    if year is None:
        return None
    if match["c"]:
        count = _number(match["c"])
        return (
            periods.months(year, 1 if match["f"] == "first" else 13 - count, count, "months")
            if count < 12
            else None
        )
    if match["q"]:
        return periods.quarter(year, int(match["q"]))
    number = _ORDINALS[match["n"]]
    if match["u"] == "quarter":
        return periods.quarter(year, number if number > 0 else 4)
    return periods.half(year, number if number > 0 else 2) if number < 3 else None


def _named_year(said: str, view: View) -> int | None:
    """ "2020", "last year"; "the year" where the verb does not speak of another."""
    if said[0].isdigit():
        return int(said)
    if view.published is None:
        return None
    return view.published.year + {"last": -1, "next": 1}.get(said.split()[0], 0)


@_rule(r"(?:the\s)?(?P<n>first|second|third|fourth)\squarter\b")
def bare_quarter(match: "re.Match[str]", view: View) -> Period | None:
    """Of money, not of a match; not while it runs."""
    now = view.published
    money = r"[%$€£]|\b(?:per cent|percent|profits?|revenues?|sales|gdp|economy|growth|output|earnings|[mb]illion)\b"
    if now is None or not re.search(money, view.low[max(0, view.start - 120) : view.end + 80]):
        return None
    number = _ORDINALS[match["n"]]
    found = _meant([periods.quarter(now.year + off, number) for off in (-1, 0, 1)], view)
    return found if found and not found.first <= now <= found.last else None


# --- years --------------------------------------------------------------------------------------


@_rule(r"(?:the\s)?(?P<y>(?:1[5-9]|20)[1-9]0)s\b")
def decade(match: "re.Match[str]", view: View) -> Period | None:
    return periods.decade(int(match["y"]))


_NOT_A_YEAR = re.compile(
    r"(?:[$€£¥#+]|\b(?:no\.?|nos\.?|nr|number|resolution|flight|route|room|at|some|about|around|nearly|almost|over|"
    r"only|up to|least|most|roughly|boeing|airbus|windows|agenda|vision|page|area|channel|section|chapter|"
    r"article|paragraph|order)\s)$"
)
_COUNTED = re.compile(
    r"\s?(?:%|°|(?:percent|per cent|km|kg|m|cm|mm|ft|metres?|meters?|kilometres?|miles?|feet|tonnes?|tons?|dollars|euros|pounds|"
    r"people|men|women|children|troops|soldiers|volunteers|patients|votes|jobs|homes|cases|deaths|hours|gmt|utc|"
    r"cubic|square|million|billion|staff|police|or more|calories|watts|megawatts|units|fans|words)\b)"
)
_ITS_YEAR = re.compile(
    r"\b(?:in|since|until|during|the|its|their|his|her|this|late|early|before|after)\s$|[’']s\s$|mid[- ]$|\(\s?$"
)
_PLURAL = re.compile(r"\s(?!(?:was|is|has|as|this|its|his|us|sees|saw)\b)[a-z]+(?<![sui])s\b")


@_rule(
    rf"(?<![,.:/$€£¥#])(?<!(?<!mid)-)(?P<y>{YEAR})(?:\s?[-–/]\s?(?P<z>\d\d\d\d|\d\d)(?![\w-]))?(?![%°]|[.,:/-]\d|-[a-z])"
)
def year(match: "re.Match[str]", view: View) -> Period | None:
    first = int(match["y"])
    before, after = view.before(), view.after()
    if _NOT_A_YEAR.search(before) or _COUNTED.match(after):
        return None
    own = _ITS_YEAR.search(before) is not None
    if (_PLURAL.match(after) and not own) or (
        first < 1900 and not own and not before.endswith((" of ", " to ", " and ", " from "))
    ):
        return None
    if match["z"] is None:
        return periods.year(first)
    last = int(match["z"]) if len(match["z"]) == 4 else first // 100 * 100 + int(match["z"])
    return periods.months(first, 1, 12 * (last - first + 1), "years") if first < last < first + 100 else None


def _number(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else _NUMBERS[said]
