"""A moment: a day, a stretch of days, or only as much of a date as was said."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple


class Moment(NamedTuple):
    """A date as said: fields that were not said are None. `start:end` is its span in the text."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: int | None = None  # minutes after midnight; less than 0 where morning or evening is not said
    named: bool = False  # a year that is part of a name, as in "the 2015 pact": not when something happened
    first: int | None = None  # the first and the last day that it can be (proleptic ordinals), where known
    last: int | None = None
    near: bool = (
        False  # reckoned, in part at least, from the day of the text: "Thursday", "last year", "October"
    )


def on(year: int, month: int, day: int) -> Moment:
    """One day; what is no day of the calendar is taken as said, without a place in it."""
    try:
        it = date(year, month, day)
    except ValueError:
        return Moment(0, 0, year, min(max(month, 1), 12), day or None)
    return Moment(0, 0, year, month, day, it.weekday(), first=it.toordinal(), last=it.toordinal())


def away(day: date, days: int) -> Moment:
    try:
        it = day + timedelta(days)
    except OverflowError:
        return Moment(0, 0)
    return on(it.year, it.month, it.day)


def within(first: date, last: date, year: int | None = None, month: int | None = None) -> Moment:
    return Moment(0, 0, year, month, first=first.toordinal(), last=last.toordinal())


def period(day: date, unit: str, step: int) -> Moment:
    """The week, month, year, decade or century so many steps from that of a day."""
    if unit in ("week", "weekend"):
        middle = day.toordinal() + 7 * step  # "last week" may be the seven days before or the calendar's week
        low, high = (middle - 6, middle + 6) if step else (middle - day.weekday(), middle - day.weekday() + 6)
        return Moment(0, 0, first=low, last=high)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        year, month = months // 12, months % 12 + 1
        if not 1 <= year <= 9999:
            return Moment(0, 0)
        return within(date(year, month, 1), date(year, month, monthrange(year, month)[1]), year, month)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (day.year // length + step) * length
    if not 1 <= first <= 9999 - length:
        return Moment(0, 0)
    return within(date(first, 1, 1), date(first + length - 1, 12, 31), year=first if length == 1 else None)
