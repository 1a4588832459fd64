"""Months, seasons, quarters, years and decades."""

import re
from datetime import date
from functools import partial

from workbench.spotting import periods
from workbench.spotting.periods import Period
from workbench.spotting.timeparts import (
    COUNT,
    FULL,
    MONTH,
    MONTHS,
    NAMED_YEAR,
    ORDINALS,
    TO,
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


_STRONG = re.compile(
    rf"(?:\b(?:in|since|until|till|late|early|during|through|this|last|next)\s|\bmid[-\s]|\b{MONTH}(?:\s(?:and|to|or)\s|\s?[-–]\s?))$"
)
_WEAK = re.compile(r"\b(?:an?|every|each|any|another|that|following|previous|same)\s$")
_ALSO_NAMES = ("march", "april", "may", "june", "august")


@_rule(
    rf"(?:(?P<which>this\spast|this\scoming|last|this|next)\s)?(?P<m>{FULL})"
    rf"(?:,?\s(?:of\s)?(?P<y>{YEAR})|\s(?:of\s)?(?P<rel>last|this|next)\syear)?"
)
def month(match: "re.Match[str]", view: View) -> Period | None:
    number, which, now = MONTHS[match["m"][:3]], match["which"], view.published
    if not view.text[view.start + match.start("m") - match.start()].isupper() or _WEAK.search(view.before()):
        return None
    if match["y"]:
        return periods.month(int(match["y"]), number)
    if not which and not match["rel"] and not _is_month(match["m"], view):
        return None
    if ahead := year_ahead(number, view):
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
    return meant([periods.month(now.year + off, number) for off in (-1, 0, 1)], view)


def _is_month(name: str, view: View) -> bool:
    """Not a person or a verb: "May", "April" and others need a word beside them that only months have."""
    if name not in _ALSO_NAMES or _STRONG.search(view.before()):
        return True
    return bool(re.search(r"\b(?:between|from)\s$", view.before()) and re.match(rf"{TO}{FULL}", view.after()))


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
    rf"|(?P<f>first|last)\s(?P<c>{COUNT})\smonths)\s(?:of\s|in\s)?(?P<y>{NAMED_YEAR})\b"
    rf"|\bq(?P<q>[1-4])\s(?:of\s|in\s)?(?P<qy>{YEAR})"
)
def share_of_year(match: "re.Match[str]", view: View) -> Period | None:
    year = named_year(match["y"] or match["qy"], view)
    if year is None:
        return None
    if match["c"]:
        count = counted(match["c"])
        return (
            periods.months(year, 1 if match["f"] == "first" else 13 - count, count, "months")
            if count < 12
            else None
        )
    if match["q"]:
        return periods.quarter(year, int(match["q"]))
    number = ORDINALS[match["n"]]
    if match["u"] == "quarter":
        return periods.quarter(year, number if number > 0 else 4)
    return periods.half(year, number if number > 0 else 2) if number < 3 else None


@_rule(r"(?:the\s)?(?P<n>first|second|third|fourth)\squarter\b")
def bare_quarter(match: "re.Match[str]", view: View) -> Period | None:
    """Of money, not of a match; not while it runs."""
    now = view.published
    money = r"[%$€£]|\b(?:per cent|percent|profits?|revenues?|sales|gdp|economy|growth|output|earnings|[mb]illion)\b"
    if now is None or not re.search(money, view.low[max(0, view.start - 120) : view.end + 80]):
        return None
    number = ORDINALS[match["n"]]
    found = meant([periods.quarter(now.year + off, number) for off in (-1, 0, 1)], view)
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
