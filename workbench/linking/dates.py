"""Dates, years, weekdays and clock times, reckoned from the day a text was published where that is known."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from workbench.linking.moment import Moment, away, on, period, within
from workbench.linking.tables import listed
from workbench.linking.words import Word

_MONTHS = {
    name: number
    for number, names in enumerate(
        listed(
            "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sep,sept "
            "october,oct november,nov december,dec"
        ),
        start=1,
    )
    for name in names.split(",")
}
_WEEKDAYS = {
    name + ending: number
    for number, name in enumerate(listed("monday tuesday wednesday thursday friday saturday sunday"))
    for ending in ("", "s")
}
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_PERIODS = {"week", "weekend", "month", "year", "decade", "century"}
_AMBIGUOUS = {"may", "march", "mar", "sep"}  # words of their own in lower case
_BEFORE_DATE = set(
    listed("in on of by since until till from during after before late early mid last next this")
)
_NOT_NAMED = set(
    listed("and or but to in on at by with for from of after before when while as the a an this that")
    + listed("is are was were be been has had have will would could may might must did does do s")
)
_AHEAD = set(listed("will next coming until till by scheduled expected due plan plans set shall would"))
_EVENTS = set(
    listed(
        "olympics games elections finals championships awards oscars attacks bombings protests riots talks"
    )
)  # what has its year before it
_FEASTS = set(listed("black good super bloody palm easter ash"))  # "Black Friday" is a name
_FIXED_FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year eve": (12, 31),
    "new year day": (1, 1),
    "valentine day": (2, 14),
}
_ORDINAL = ("st", "nd", "rd", "th")
_PARTS = {
    "early": (0.0, 0.45),
    "beginning": (0.0, 0.4),
    "start": (0.0, 0.4),
    "mid": (0.2, 0.8),
    "middle": (0.2, 0.8),
    "late": (0.55, 1.0),
    "end": (0.6, 1.0),
}  # share of a month, year or decade that is meant
_ISO = re.compile(r"\b(1[89]\d\d|20\d\d)-([01]?\d)-([0-3]?\d)\b")
_SLASHED = re.compile(r"\b([0-3]?\d)[/.]([0-3]?\d)[/.](1[89]\d\d|20\d\d)\b")
_NEAR = 150  # days: "October" is the nearest one, unless that could be one as well as the other


_Read = tuple[Moment, range] | None


def moments(text: str, words: list[Word], day: date | None = None) -> tuple[list[Moment], set[int]]:
    """The dates of a text published on a `day`, and which of its words they take up."""
    found: list[Moment] = []
    taken: set[int] = set()
    written = _written(text)
    for at, word in enumerate(words):
        low = word.low
        if low[0].isdecimal():
            read = _written_out(words, at, written) or _figure(words, at, day)
        else:
            reader = _READERS.get(low)
            read = None if reader is None else reader(words, at, day)
            if read and day is not None and reader is not _of_month:
                read = read[0]._replace(near=True), read[1]
        if read is None or at in taken or not taken.isdisjoint(read[1]):
            continue
        made, used = read
        found.append(made._replace(start=words[used[0]].start, end=words[used[-1]].end))
        taken.update(used)
    return found, taken


# --- one reader for each way to say when ------------------------------------------------------------


def _written(text: str) -> dict[int, tuple[int, Moment]]:
    """Dates in figures alone, by where they start: where they end, and what they say."""
    found = {}
    if "-" in text:
        for match in _ISO.finditer(text):
            year, month, day = map(int, match.groups())
            found[match.start()] = (match.end(), on(year, month, day))
    if "/" in text or text.count(".") > 1:
        for match in _SLASHED.finditer(text):
            one, two, year = map(int, match.groups())
            made = on(year, one, two) if two > 12 else on(year, two, one)
            if one <= 12 and two <= 12 and one != two:  # day and month could be either
                made = within(date(year, 1, 1), date(year, 12, 31), year=year)
            found[match.start()] = (match.end(), made)
    return found


def _written_out(words: list[Word], at: int, written: dict[int, tuple[int, Moment]]) -> _Read:
    if words[at].start not in written:
        return None
    end, made = written[words[at].start]
    after = at + 1
    while after < len(words) and words[after].end <= end:
        after += 1
    return made, range(at, after)


def _figure(words: list[Word], at: int, day: date | None) -> _Read:
    """A clock time, a year, or a decade."""
    low = words[at].low
    after = words[at + 1].low if at + 1 < len(words) else ""
    if after in ("am", "pm") or ":" in low:
        return _clock(low, after, at)
    if not _plain_year(low):
        return None
    year = int(low)
    if after == "s" and words[at + 1].start == words[at].end:
        if year % 10:
            return None
        length = 100 if year % 100 == 0 and year < 2000 else 10
        return _part(words, at, at + 2, date(year, 1, 1), date(year + length - 1, 12, 31))
    if not _is_year(words, at):
        return None
    made, used = _part(words, at, at + 1, date(year, 1, 1), date(year, 12, 31), year=year)
    return made._replace(named=_is_named(words, at)), used


def _clock(low: str, half: str, at: int) -> _Read:
    hour, _, minute = low.replace(".", ":").partition(":")
    if not (
        hour.isdecimal() and len(hour) <= 2 and (not minute or (minute.isdecimal() and len(minute) == 2))
    ):
        return None
    minutes = int(hour) * 60 + int(minute or 0)
    if half in ("am", "pm"):
        return Moment(0, 0, clock=minutes % 720 + 720 * (half == "pm")), range(at, at + 2)
    known = int(hour) > 12 or hour[0] == "0"
    return Moment(0, 0, clock=minutes if known else -(minutes % 720) - 1), range(at, at + 1)


def _of_month(words: list[Word], at: int, day: date | None) -> _Read:
    """ "18 October 2020", "Oct. 18, 2020", "October 2020", "the 18th of October", "early March"."""
    if not _is_month(words, at):
        return None
    first, last, said, year, month = at, at, None, None, _MONTHS[words[at].low]
    before, suffixed = at - 1, False
    while before >= 0 and words[before].low in ("of", *_ORDINAL):
        before, suffixed = before - 1, True
    if before >= 0 and (suffixed or before == at - 1):
        said = _day(words[before].low)
    if said is not None:
        first = before
    elif at + 1 < len(words) and (said := _day(words[at + 1].low)) is not None:
        last = at + 1
        if last + 1 < len(words) and words[last + 1].low in _ORDINAL:
            last += 1
    if last + 1 < len(words) and _plain_year(words[last + 1].low):
        last += 1
        year = int(words[last].low)
    near = year is None and day is not None
    if year is None and day is not None:
        year = _nearest(month, said or 15, day, words[at - 1].low if at else "")
    used = range(first, last + 1)
    if year is None:
        return Moment(0, 0, None, month, said), used
    if said is None:
        days = monthrange(year, month)[1]
        made, used = _part(words, first, last + 1, date(year, month, 1), date(year, month, days), year, month)
    else:
        made = on(year, month, said)
    return made._replace(near=near), used


def _nearest(month: int, said: int, day: date, before: str) -> int | None:
    """The year of a month in a text of some day: the nearest, or as "last" and "next" say."""
    away = {}
    for year in (day.year - 1, day.year, day.year + 1):
        if 1 <= year <= 9999:
            away[year] = (date(year, month, min(said, 28)) - day).days
    if before in ("last", "next"):
        away = {year: days for year, days in away.items() if (days > 0) == (before == "next")}
    best = min(away, key=lambda year: abs(away[year]), default=None)
    return best if best is not None and (abs(away[best]) <= _NEAR or before in ("last", "next")) else None


def _of_week(words: list[Word], at: int, day: date | None) -> _Read:
    """ "Thursday": the last one, unless the words before it look ahead."""
    weekday = _WEEKDAYS[words[at].low]
    before = words[at - 1].low if at else ""
    if before in _FEASTS:
        return None
    if day is None or words[at].low.endswith("ys"):
        return Moment(0, 0, weekday=weekday), range(at, at + 1)
    if any(word.low in _AHEAD for word in words[max(0, at - 6) : at]):
        ahead = (weekday - day.weekday()) % 7
    else:
        ahead = -((day.weekday() - weekday) % 7)
    if before == "last" and not ahead:
        ahead = -7
    return away(day, ahead), range(at, at + 1)


def _feast(words: list[Word], at: int, day: date | None) -> _Read:
    """ "Christmas Eve", "New Year's Day"; movable feasts are left alone."""
    for count in (2, 3):
        found = _FIXED_FEASTS.get(" ".join([word.low for word in words[at : at + count]]))
        if found:
            year = None if day is None else _nearest(*found, day, "")
            made = Moment(0, 0, None, *found) if year is None else on(year, *found)
            return made, range(at, at + count)
    return None


def _near_day(words: list[Word], at: int, day: date | None) -> _Read:
    ahead = _NEAR_DAYS[words[at].low]
    made = Moment(0, 0) if day is None else away(day, ahead)
    return made._replace(weekday=None), range(at, at + 1)  # it is not said


def _step(words: list[Word], at: int, day: date | None) -> _Read:
    """ "last year", "this week", "next month", "this morning"."""
    if at + 1 == len(words):
        return None
    unit, step = words[at + 1].low, _STEPS[words[at].low]
    if step == 0 and unit in ("morning", "afternoon", "evening"):
        return (Moment(0, 0) if day is None else away(day, 0)), range(at, at + 2)
    if unit not in _PERIODS:
        return None
    return (Moment(0, 0) if day is None else period(day, unit, step)), range(at, at + 2)


def _ago(words: list[Word], at: int, day: date | None) -> _Read:
    """ "three days ago", "a year ago": only where it is known from when."""
    if day is None or at < 2:
        return None
    unit = words[at - 1].low.removesuffix("s")
    count = _COUNTS.get(words[at - 2].low)
    if count is None and words[at - 2].low.isdecimal() and len(words[at - 2].low) <= 3:
        count = int(words[at - 2].low)
    if count is None or unit not in ("day", "week", "month", "year", "decade"):
        return None
    return (away(day, -count) if unit == "day" else period(day, unit, -count)), range(at - 2, at + 1)


_COUNTS = {
    word: count for count, word in enumerate(listed("one two three four five six seven eight nine ten"), 1)
} | {"a": 1, "an": 1}


def _mid_century(words: list[Word], at: int, day: date | None) -> _Read:
    """ "mid-century", "the end of the century"."""
    near = [word.low for word in words[max(0, at - 3) : at]]
    if not near or (near[-1] not in ("mid", "middle") and not {"mid", "middle", "end"} & set(near[:-1])):
        return None
    start = date((day.year if day else 2000) // 100 * 100 or 1, 1, 1)
    end = date(start.year + 99, 12, 31) if start.year <= 9900 else date.max
    return _part(words, at, at + 1, start, end)


_READERS: dict[str, Callable[[list[Word], int, date | None], _Read]] = {
    **dict.fromkeys(_MONTHS, _of_month),
    **dict.fromkeys(_WEEKDAYS, _of_week),
    **dict.fromkeys(_NEAR_DAYS, _near_day),
    **dict.fromkeys(_STEPS, _step),
    **dict.fromkeys([name.split()[0] for name in _FIXED_FEASTS], _feast),
    "ago": _ago,
    "century": _mid_century,
}


def _part(
    words: list[Word],
    at: int,
    after: int,
    first: date,
    last: date,
    year: int | None = None,
    month: int | None = None,
) -> tuple[Moment, range]:
    """A stretch of days, cut down by "early", "mid-", "late", "the end of" before it."""
    start = at - 1
    while start > max(0, at - 3) and words[start].low in ("of", "the"):
        start -= 1
    if start < 0 or words[start].low not in _PARTS:
        return within(first, last, year, month), range(at, after)
    low, high = _PARTS[words[start].low]
    days = (last - first).days
    made = within(first + timedelta(round(days * low)), first + timedelta(round(days * high)), year, month)
    return made, range(start, after)


def _is_month(words: list[Word], at: int) -> bool:
    word = words[at]
    if word.low not in _AMBIGUOUS:
        return True
    before = words[at - 1].low if at else ""
    after = words[at + 1].low if at + 1 < len(words) else ""
    counted = any(_day(low) or _plain_year(low) for low in (before, after)) or before in _ORDINAL
    if word.text[0].isupper():
        return counted or before in _BEFORE_DATE
    return counted and (before in _BEFORE_DATE or before in _ORDINAL)


def _day(low: str) -> int | None:
    return int(low) if len(low) <= 2 and low.isdecimal() and 1 <= int(low) <= 31 else None


def _plain_year(low: str) -> bool:
    return len(low) == 4 and low.isdecimal() and 1800 <= int(low) < 2100


def _is_year(words: list[Word], at: int) -> bool:
    """Four digits are a year unless something is counted with them ("2,000" has a comma already)."""
    if at > 0 and (words[at - 1].low in "$€£¥" or words[at - 1].low in ("resolution", "flight", "number")):
        return False
    if at > 0 and words[at - 1].low in _BEFORE_DATE:
        return True
    if at + 1 == len(words) or words[at + 1].after_break:
        return True
    after = words[at + 1].low
    if after in ("%", "people", "men", "women", "children"):
        return False
    return not (after.endswith("s") and len(after) > 3) or after in _EVENTS


def _is_named(words: list[Word], at: int) -> bool:
    """Whether a year stands before its noun like an adjective."""
    if at + 1 == len(words) or words[at + 1].after_break or words[at + 1].low in _NOT_NAMED:
        return False
    return at == 0 or words[at - 1].low not in _BEFORE_DATE
