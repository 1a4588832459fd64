"""Quantities: numbers in digits, words and fractions, with scale, unit, and how exact they claim to be."""

from functools import cache
from typing import NamedTuple

from workbench.linking.tables import listed, table
from workbench.linking.words import Word, stem_of

_SMALL = {
    name: float(value)
    for value, name in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    name: float(value)
    for value, name in zip(
        range(20, 100, 10), listed("twenty thirty forty fifty sixty seventy eighty ninety"), strict=True
    )
}
_SCALES = {
    **dict.fromkeys(["hundred", "hundreds"], 1e2),
    **dict.fromkeys(["thousand", "thousands", "k"], 1e3),
    **dict.fromkeys(["million", "millions", "mn", "mln", "m"], 1e6),
    **dict.fromkeys(["billion", "billions", "bn", "bln", "b"], 1e9),
    **dict.fromkeys(["trillion", "trillions", "tn"], 1e12),
    **dict.fromkeys(["dozen", "dozens"], 12.0),
}
_LETTER_SCALES = {"k", "m", "b"}  # only straight after digits: "250M", "10k"
_FRACTIONS = {
    **dict.fromkeys(["half", "halves", "½"], 1 / 2),
    **dict.fromkeys(["third", "thirds"], 1 / 3),
    **dict.fromkeys(["quarter", "quarters", "¼"], 1 / 4),
    **dict.fromkeys(["fifth", "fifths"], 1 / 5),
    **dict.fromkeys(["tenth", "tenths"], 1 / 10),
    "¾": 3 / 4,
}
_TIMES = {"twice": 2.0, "thrice": 3.0}
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_ORDINALS = {"st", "nd", "rd", "th"}
_LOOSE = set(
    listed(
        "about around nearly almost over than least most some roughly approximately up close under below above "
        "estimated circa only just more less fewer exceed exceeds exceeding tops topped"
    )
)


class Quantity(NamedTuple):
    """A number as said. `value` is in the base unit of `dimension` ("" for a bare count), `raw` as written."""

    start: int
    end: int
    value: float
    raw: float
    dimension: str  # "time", "length", "money", "percent", … or "" for a count, "rank" for an ordinal
    loose: bool  # said with "about", "nearly", "more than", …
    of: frozenset[str]  # stems of the next words: what is counted


def quantities(words: list[Word], taken: set[int]) -> tuple[list[Quantity], set[int]]:
    """The quantities of a text, and which of its words they take up. `taken` words belong to dates."""
    found: list[Quantity] = []
    used: set[int] = set()
    at = 0
    while at < len(words):
        read = None if at in taken else _number(words, at)
        if read is None:
            at += 1
            continue
        value, after = read
        first = at - 1 if at and words[at - 1].low in _SYMBOLS else at
        raw, dimension, after = value, "", after
        if first < at:
            dimension = "money"
        elif after < len(words):
            value, dimension, after = _with_unit(words, after, value)
        found.append(
            Quantity(
                words[first].start,
                words[after - 1].end,
                value,
                raw,
                dimension,
                any(word.low in _LOOSE for word in words[max(0, first - 3) : first]),
                frozenset(word.stem for word in words[after : after + 3] if len(word.stem) > 2),
            )
        )
        used.update(range(first, after))
        at = after
    return found, used


def _number(words: list[Word], at: int) -> tuple[float, int] | None:
    """The number that begins at a word, and the index after it."""
    low = words[at].low
    after = at + 1
    if low[0].isdecimal() and ":" not in low:
        value = _digits(low)
    elif low in _SMALL:
        value = _SMALL[low]
        if low == "one" and not _one_counts(words, after):
            return None
    elif low in _TENS:
        value = _TENS[low]
        if after < len(words) and 0 < _SMALL.get(words[after].low, 0) < 10:
            value, after = value + _SMALL[words[after].low], after + 1
    elif low in _TIMES:
        return _TIMES[low], after
    elif low in _FRACTIONS and low not in ("third", "fifth", "tenth", "quarter"):
        return _half(words, at)
    elif low in ("a", "an") and after < len(words):
        return _a_scale(words, after)
    elif low in ("dozen", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"):
        return _SCALES[low], after
    else:
        return None
    return _scaled(words, value, after, digits=low[0].isdecimal())


def _digits(low: str) -> float:
    whole = low.replace(",", "")
    return float(whole) if whole.count(".") <= 1 else float(whole.replace(".", ""))


def _one_counts(words: list[Word], after: int) -> bool:
    """ "one million", "one in three", "one third", "one year" count; "one of them" does not."""
    if after >= len(words):
        return False
    low = words[after].low
    if low == "in":
        return after + 1 < len(words) and words[after + 1].low in _SMALL | _TENS
    return low in _SCALES or low in _FRACTIONS or words[after].stem in _units()


def _half(words: list[Word], at: int) -> tuple[float, int]:
    """ "half", "half a million", "half-dozen"."""
    value, after = _FRACTIONS[words[at].low], at + 1
    if after < len(words) and words[after].low in ("a", "an"):
        after += 1
    if after < len(words) and words[after].low in _SCALES and words[after].low not in _LETTER_SCALES:
        return value * _SCALES[words[after].low], after + 1
    return value, at + 1


def _a_scale(words: list[Word], at: int) -> tuple[float, int] | None:
    """ "a million", "a quarter", "a dozen", "a half"."""
    low = words[at].low
    if low in _FRACTIONS:
        return _FRACTIONS[low], at + 1
    if low in _SCALES and low not in _LETTER_SCALES:
        return _scaled(words, _SCALES[low], at + 1, digits=False)
    return None


def _scaled(words: list[Word], value: float, after: int, *, digits: bool) -> tuple[float, int]:
    """The number with what follows it: scales, "and a half", fractions, "in three"."""
    while after < len(words):
        low = words[after].low
        adjacent = digits and words[after].start - words[after - 1].end <= 1
        if low in ("½", "¼", "¾") and adjacent:
            return value + _FRACTIONS[low], after + 1
        if low in _SCALES and (low not in _LETTER_SCALES or adjacent):
            value, after = value * _SCALES[low], after + 1
            value, after = _rest(words, value, after)
        elif low in _FRACTIONS and value < 10:
            return value * _FRACTIONS[low], after + 1
        elif low == "in" and value < 10 and after + 1 < len(words):
            whole = words[after + 1].low
            other = (
                _digits(whole) if whole.isdecimal() and len(whole) < 4 else (_SMALL | _TENS).get(whole, 0.0)
            )
            return (value / other, after + 2) if other > value else (value, after)
        else:
            break
    return value, after


def _rest(words: list[Word], value: float, after: int) -> tuple[float, int]:
    """ "two hundred and five", "five thousand two hundred"."""
    at = after + 1 if after < len(words) and words[after].low == "and" else after
    if at < len(words) and value >= 100 and (words[at].low in _TENS or words[at].low in _SMALL):
        small = _TENS.get(words[at].low, _SMALL.get(words[at].low, 0.0))
        at += 1
        if small >= 20 and at < len(words) and 0 < _SMALL.get(words[at].low, 0) < 10:
            small, at = small + _SMALL[words[at].low], at + 1
        return value + small, at
    return value, after


def _with_unit(words: list[Word], at: int, value: float) -> tuple[float, str, int]:
    """The value in base units, its dimension, and the index after the unit."""
    low = words[at].low
    if low in _ORDINALS and words[at].start == words[at - 1].end:
        return value, "rank", at + 1
    if low == "%":
        return value, "percent", at + 1
    if low == "per" and at + 1 < len(words) and words[at + 1].low == "cent":
        return value, "percent", at + 2
    unit = _units().get(words[at].stem)
    return (value, "", at) if unit is None else (value * unit[1], unit[0], at + 1)


@cache
def _units() -> dict[str, tuple[str, float]]:
    dimensions: dict[str, dict[str, float]] = table("units")
    return {
        stem_of(name): (dimension, factor)
        for dimension, names in dimensions.items()
        for name, factor in names.items()
    }


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same figure, allowing for rounding as far as they admit it."""
    if a.dimension == b.dimension:
        x, y = a.value, b.value
    elif not a.dimension or not b.dimension or _share(a, b):
        x, y = a.raw, b.raw
        if _share(a, b):
            x, y = (v * 100 if v < 1 else v for v in (x, y))
    else:
        return False
    if x == y:
        return True
    apart = abs(x - y) / max(abs(x), abs(y))
    rounded = _share(a, b) or (a.dimension == b.dimension and _rounds(x, y))
    converted = a.raw != a.value and b.raw != b.value and a.raw / a.value != b.raw / b.value
    return apart <= (0.12 if a.loose or b.loose else 0.04 if rounded or converted else 0.005)


def _share(a: Quantity, b: Quantity) -> bool:
    """One is a percentage, the other a fraction in words."""
    return (a.dimension == "percent" and not b.dimension and b.raw < 1) or (
        b.dimension == "percent" and not a.dimension and a.raw < 1
    )


def _rounds(x: float, y: float) -> bool:
    """Whether one is a round number that the other may have been rounded to (1,709 → 1,700)."""
    return any(abs(v) >= 100 and float(f"{v:.1e}") == v for v in (x, y))


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing, so that they can contradict each other."""
    return a.dimension == b.dimension or _share(a, b) or (not a.dimension or not b.dimension)
