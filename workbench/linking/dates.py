"""Dates, years, weekdays and clock times, as far as the text itself says them."""

import re
from typing import NamedTuple

from workbench.linking.tables import listed
from workbench.linking.words import Word

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ],
        start=1,
    )
    for name in names
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(listed("monday tuesday wednesday thursday friday saturday sunday"))
}
_AMBIGUOUS = {"may", "march", "mar", "sep"}  # words of their own in lower case
_BEFORE_DATE = set(
    listed("in on of by since until till from during after before late early mid last next this")
)
_NOT_NAMED = set(
    listed("and or but to in on at by with for from of after before when while as the a an this that")
    + listed("is are was were be been has had have will would could may did does do")
)
_ISO = re.compile(r"\b(1[89]\d\d|20\d\d)-([01]\d)-([0-3]\d)\b")


class Moment(NamedTuple):
    """A date as said: fields that were not said are None. `start:end` is its span in the text."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None
    named: bool = False  # a year that is part of a name, as in "the 2015 pact": not when something happened


def moments(text: str, words: list[Word]) -> tuple[list[Moment], set[int]]:
    """The dates of a text, and which of its words they take up."""
    found: list[Moment] = []
    taken: set[int] = set()
    iso = {match.start(): match for match in _ISO.finditer(text)} if "-" in text else {}
    for at, word in enumerate(words):
        if at in taken:
            continue
        used: range | None = None
        if word.start in iso:
            year, month, day = map(int, iso[word.start].groups())
            used = range(at, min(at + 3, len(words)))
            made = Moment(0, 0, year, month, day)
        elif word.low in _MONTHS and _is_month(words, at):
            made, used = _around_month(words, at)
        elif word.low in _WEEKDAYS or word.low.removesuffix("s") in _WEEKDAYS:
            made, used = Moment(0, 0, weekday=_WEEKDAYS[word.low.removesuffix("s")]), range(at, at + 1)
        elif word.low[0].isdigit():
            if ":" in word.low:
                made, used = Moment(0, 0, clock=word.low), range(at, at + 1)
            elif _is_year(words, at):
                made, used = Moment(0, 0, year=int(word.low), named=_is_named(words, at)), range(at, at + 1)
        if used is not None:
            found.append(made._replace(start=words[used[0]].start, end=words[used[-1]].end))
            taken.update(used)
    return found, taken


def _is_month(words: list[Word], at: int) -> bool:
    word = words[at]
    if word.low not in _AMBIGUOUS:
        return True
    near = [words[i].low for i in (at - 1, at + 1) if 0 <= i < len(words)]
    return word.text[0].isupper() and (
        any(low[0].isdigit() for low in near) or (at > 0 and near[0] in _BEFORE_DATE)
    )


def _around_month(words: list[Word], at: int) -> tuple[Moment, range]:
    """ "18 October 2020", "Oct. 18, 2020", "October 2020", "the 18th of October"."""
    first, last, day, year = at, at, None, None
    before, suffixed = at - 1, False
    while before >= 0 and words[before].low in ("of", "st", "nd", "rd", "th"):
        before, suffixed = before - 1, True
    if before >= 0 and (day := _day(words[before].low)) is not None and (suffixed or before == at - 1):
        first = before
    elif at + 1 < len(words) and (day := _day(words[at + 1].low)) is not None:
        last = at + 1
        if last + 1 < len(words) and words[last + 1].low in ("st", "nd", "rd", "th"):
            last += 1
    if last + 1 < len(words) and _plain_year(words[last + 1].low):
        last += 1
        year = int(words[last].low)
    return Moment(0, 0, year, _MONTHS[words[at].low], day), range(first, last + 1)


def _day(low: str) -> int | None:
    return int(low) if len(low) <= 2 and low.isdecimal() and 1 <= int(low) <= 31 else None


def _plain_year(low: str) -> bool:
    return len(low) == 4 and low.isdecimal() and 1800 <= int(low) < 2100


def _is_year(words: list[Word], at: int) -> bool:
    """Four digits are a year unless something is counted with them ("2,000" has a comma already)."""
    if not _plain_year(words[at].low):
        return False
    if at > 0 and (words[at - 1].low in "$€£¥" or words[at - 1].low in ("resolution", "flight", "number")):
        return False
    if at > 0 and words[at - 1].low in _BEFORE_DATE:
        return True
    if at + 1 == len(words) or words[at + 1].after_break:
        return True
    after = words[at + 1].low
    return not (
        after in ("%", "people", "men", "women", "children") or (after.endswith("s") and len(after) > 3)
    )


def _is_named(words: list[Word], at: int) -> bool:
    """Whether a year stands before its noun like an adjective."""
    if at + 1 == len(words) or words[at + 1].after_break or words[at + 1].low in _NOT_NAMED:
        return False
    return at == 0 or words[at - 1].low not in _BEFORE_DATE


def clash(a: Moment, b: Moment) -> bool | None:
    """True: they cannot be the same moment. False: what both say agrees. None: nothing said by both."""
    if a.named != b.named:
        return None
    said = [(x, y) for x, y in zip(a[2:-1], b[2:-1], strict=True) if x is not None and y is not None]
    if not said:
        return None
    return any(x != y for x, y in said)
