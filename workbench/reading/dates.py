"""When a text was published, from its datelines: "SEPTEMBER 24, 2020 12:44", "(Meridian Wire) - Oct 3".

Only dates that can be read in one way count: 03/04/2020 is none. English month names.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<month>{MONTH}) {{0,2}}{_DAY},? {{1,2}}{_YEAR}",
        rf"\b{_DAY} {{1,2}}(?:of )?(?P<month>{MONTH}),? {{0,2}}{_YEAR}",
        rf"\b{_YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?\d{4,6}Z?)?(?!\d)",
        r"(?P<year>(?:19|20)\d\d)[年.] ?(?P<month>\d{1,2})[月.] ?(?P<day>\d{1,2})(?:日|\b)",
        rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
        rf"\b(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{_YEAR}",
    )
)
_NO_YEAR = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (rf"\b(?P<month>{MONTH}) {{0,2}}{_DAY}", rf"\b{_DAY} {{1,2}}(?P<month>{MONTH})")
)
_MONTH_AND_YEAR = re.compile(rf"\b(?P<month>{MONTH})(?: {{1,2}}\d{{1,2}})?,? {{0,2}}{_YEAR}", re.IGNORECASE)


def find(line: str) -> date | None:
    """The first full date in a dateline."""
    found = [
        (match.start(), day) for form in _FORMS for match in form.finditer(line) if (day := _date(match))
    ]
    return min(found)[1] if found else None


def guess(line: str, text: str) -> date | None:
    """The date of a dateline without a year: the year is that of the month named in `text` that lies nearest."""
    for form in _NO_YEAR:
        if match := form.search(line):
            month, day = _month(match["month"]), int(match["day"])
            nearest = min(_months(text), key=lambda other: (abs(other[0] - month), -other[1]), default=None)
            return valid(nearest[1], month, day) if nearest else None
    return None


def _months(text: str) -> Iterator[tuple[int, int]]:
    for match in _MONTH_AND_YEAR.finditer(text):
        yield _month(match["month"]), int(match["year"])


def _date(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" not in parts:
        return valid(year, _month(parts["month"]), int(parts["day"]))
    first, second = int(parts["first"]), int(parts["second"])
    if first <= 12 and second <= 12 and first != second:
        return None
    return valid(year, min(first, second), max(first, second)) if min(first, second) <= 12 else None


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _NAMES.index(name[:3].lower()) + 1


def sensible(day: date | None) -> date | None:
    """The day, where something can have been published on it: not to come, not the zero of some clock."""
    if day is None or day > date.today() + timedelta(days=1) or day.year < 1700 or day == date(1970, 1, 1):
        return None
    return day


def valid(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
