"""Stretches of whole days: a week, a month, a quarter…, and how to move among them."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

UNITS = ("day", "week", "month", "quarter", "year", "decade")  # by length
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


class Period(NamedTuple):
    """The days from `first` to `last`, both included; `unit` is what they are: "day", "month", "decade"…"""

    first: date
    last: date
    unit: str


def day(when: date) -> Period:
    return Period(when, when, "day")


def week(when: date) -> Period:
    """Monday to Sunday."""
    monday = when - timedelta(days=when.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the week."""
    sunday = week(when).last
    return Period(sunday - timedelta(days=1), sunday, "weekend")


def months(year: int, month: int, count: int, unit: str) -> Period:
    """`count` months from one on; `month` may lie outside 1..12. Raises ValueError beyond the calendar."""
    first = _first_of(12 * year + month - 1)
    after = _first_of(12 * year + month - 2 + count)
    return Period(first, after.replace(day=monthrange(after.year, after.month)[1]), unit)


def _first_of(count: int) -> date:
    return date(count // 12, count % 12 + 1, 1)


def month(year: int, number: int) -> Period:
    return months(year, number, 1, "month")


def quarter(year: int, number: int) -> Period:
    return months(year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> Period:
    return months(year, 6 * number - 5, 6, "half")


def year(number: int) -> Period:
    return months(number, 1, 12, "year")


def decade(number: int) -> Period:
    return months(number // 10 * 10, 1, 120, "decade")


def season(year: int, name: str) -> Period:
    """A season of the northern half, by whole months; the winter of a year begins in its December."""
    return months(year, {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name], 3, "season")


def containing(when: date, unit: str) -> Period:
    """The day, week, weekend, month, quarter, year or decade that a day lies in."""
    if unit == "quarter":
        return quarter(when.year, (when.month + 2) // 3)
    if unit == "month":
        return month(when.year, when.month)
    if unit in ("year", "decade"):
        return year(when.year) if unit == "year" else decade(when.year)
    return {"day": day, "week": week, "weekend": weekend}[unit](when)


def shifted(when: date, count: int, unit: str) -> date:
    """The day `count` units later; the last of the month where it has no such day. Raises ValueError."""
    if unit in MONTHS_OF:
        at = 12 * when.year + when.month - 1 + count * MONTHS_OF[unit]
        if not 12 * MINYEAR <= at < 12 * MAXYEAR + 12:
            raise ValueError("beyond the calendar")
        first = _first_of(at)
        return first.replace(day=min(when.day, monthrange(first.year, first.month)[1]))
    try:
        return when + timedelta(days=count * (1 if unit == "day" else 7))
    except OverflowError:
        raise ValueError("beyond the calendar") from None


def third(period: Period, part: str) -> Period:
    """The early, mid or late part of a month, year or decade, by thirds as people mean them."""
    first, last, unit = period
    at = ("early", "mid", "late").index(part)
    if unit == "month":
        begins, ends = (1, 11, 21)[at], (10, 20, last.day)[at]
        return Period(first.replace(day=begins), first.replace(day=ends), "part")
    if unit == "year":
        return months(first.year, 4 * at + 1, 4, "part")
    if unit == "decade":
        begins, ends = (0, 4, 7)[at], (3, 6, 9)[at]
        return months(first.year + begins, 1, 12 * (ends - begins + 1), "part")
    return period
