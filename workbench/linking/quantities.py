"""Quantities: numbers with their unit, how exact they claim to be, what they count, and whether two agree."""

from functools import cache
from typing import NamedTuple

from workbench.linking.numbers import FOLDS, ORDINALS, SMALL, TENS, number
from workbench.linking.tables import listed, table
from workbench.linking.words import Word, stem_of

_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_DOLLARS = {"a": "aud", "c": "cad", "nz": "nzd", "hk": "hkd", "s": "sgd"}  # what stands before "$"
_ENDINGS = {"st", "nd", "rd", "th"}
# Between what and what a figure lies that is said with such a word, in shares of it.
_OVER, _UNDER, _NEARLY, _ABOUT = (1.0, 1.2), (0.8, 1.0), (0.92, 1.01), (0.9, 1.1)
_BOUNDS = {
    **dict.fromkeys(
        listed("over exceed exceeds exceeded exceeding above topped tops surpassed surpasses beyond minimum"),
        _OVER,
    ),
    **dict.fromkeys(listed("under below maximum"), _UNDER),
    **dict.fromkeys(listed("nearly almost"), _NEARLY),
    **dict.fromkeys(listed("about around some roughly approximately estimated circa only just"), _ABOUT),
}
_BOUND_PHRASES = {
    ("more", "than"): _OVER,
    ("greater", "than"): _OVER,
    ("higher", "than"): _OVER,
    ("at", "least"): _OVER,
    ("upwards", "of"): _OVER,
    ("less", "than"): _UNDER,
    ("fewer", "than"): _UNDER,
    ("lower", "than"): _UNDER,
    ("at", "most"): _UNDER,
    ("up", "to"): _UNDER,
    ("many", "as"): _UNDER,
    ("much", "as"): _UNDER,
    ("close", "to"): _ABOUT,
    ("just", "under"): _NEARLY,
    ("just", "below"): _NEARLY,
}
_TURNED = {_OVER: _UNDER, _UNDER: _OVER}  # "no more than"


class Quantity(NamedTuple):
    """A number as said. `value` is in the base unit of `dimension` ("" for a bare count), `raw` as written.

    `low` and `high` are the least and the most that it can be, in the base unit too.
    """

    start: int
    end: int
    value: float
    raw: float
    dimension: str  # "time", "length", "money", "percent", … or "" for a count, "rank" for an ordinal
    loose: bool  # said with "about", "nearly", "more than", …
    of: frozenset[str]  # stems of the next words: what is counted
    low: float
    high: float
    unit: str = ""  # of money its currency
    spread: bool = False  # "20 to 30", "2-1"
    noun: str = ""  # the first of `of`, as they stand in the text


class _Read(NamedTuple):
    """A number and its unit: `words[first:after]`."""

    first: int
    after: int
    raw: float
    low: float
    high: float
    dimension: str
    factor: float
    offset: float = 0.0
    unit: str = ""


def quantities(text: str, words: list[Word], taken: set[int]) -> tuple[list[Quantity], set[int]]:
    """The quantities of a text, and which of its words they take up. `taken` words belong to dates."""
    found: list[Quantity] = []
    used: set[int] = set()
    at, begins = 0, _begins()
    while at < len(words):
        low = words[at].low
        if (low not in begins and not low[0].isdecimal()) or at in taken:
            at += 1
            continue
        if low in ORDINALS and not _is_fraction(words, at):
            found.append(_rank(words, at))  # the word itself stays a word
            at += 1
            continue
        read = _read(words, at)
        if read is None:
            at += 1
            continue
        other = _other_end(text, words, read, taken)
        found.append(_quantity(words, read, other))
        at = (other or read).after
        used.update(range(read.first, at))
    return found, used


@cache
def _begins() -> frozenset[str]:
    """The words, digits apart, with which a number can begin."""
    listed_ones = listed("half ½ ¼ ¾ a an dozen dozens tens hundreds thousands millions billions trillions")
    return frozenset([*SMALL, *TENS, *FOLDS, *ORDINALS, *listed_ones])


def _is_fraction(words: list[Word], at: int) -> bool:
    """ "second" after a number is a unit; "a third" has been read already."""
    return at > 0 and (words[at - 1].low[0].isdecimal() or words[at - 1].low in ("a", "split"))


def _rank(words: list[Word], at: int) -> Quantity:
    value, first = ORDINALS[words[at].low], at
    if at and value < 10 and words[at - 1].low in TENS:
        value, first = value + TENS[words[at - 1].low], at - 1
    of = _counted(words, at + 1)
    start, end = words[first].start, words[at].end
    return Quantity(
        start, end, value, value, "rank", False, frozenset(of), value, value, noun=of[0] if of else ""
    )


def _read(words: list[Word], at: int) -> _Read | None:
    low = words[at].low
    if low in FOLDS:
        return _Read(at, at + 1, FOLDS[low], FOLDS[low], FOLDS[low], "fold", 1.0)
    if low in TENS and at + 1 < len(words) and ORDINALS.get(words[at + 1].low, 99) < 10:
        return None  # "twenty-second"
    read = number(words, at)
    if read is None:
        return None
    value, least, most, after = read
    if at and words[at - 1].low in _CURRENCIES:
        before = words[at - 2] if at > 1 and words[at - 2].end == words[at - 1].start else None
        unit = _DOLLARS.get(before.low if before else "", _CURRENCIES[words[at - 1].low])
        return _Read(at - 1, after, value, least, most, "money", 1.0, 0.0, unit)
    dimension, factor, offset, unit, after = _unit(words, after)
    return _Read(at, after, value, least, most, dimension, factor, offset, unit)


def _unit(words: list[Word], at: int) -> tuple[str, float, float, str, int]:
    """The unit that follows a number: dimension, factor, offset, currency, and the index after it."""
    if at >= len(words):
        return "", 1.0, 0.0, "", at
    word = words[at]
    low, after = word.low, words[at + 1].low if at + 1 < len(words) else ""
    adjacent = word.start == words[at - 1].end
    if low in _ENDINGS and adjacent:
        return "rank", 1.0, 0.0, "", at + 1
    if low == "%" or (low == "per" and after == "cent"):
        return "percent", 1.0, 0.0, "", at + (1 if low == "%" else 2)
    if low in _CURRENCIES and adjacent:
        return "money", 1.0, 0.0, _CURRENCIES[low], at + 1
    if low == "all" and (
        at + 1 == len(words) or words[at + 1].after_break or after in ("draw", "in", "at", "with")
    ):
        return "level", 1.0, 0.0, "", at + 1
    if word.stem == "degre" or (adjacent and word.text in ("C", "F")):
        return _degrees(words, at)
    if low == "square" and after and (unit := _units().get(words[at + 1].stem)) and unit[0] == "length":
        return "area", unit[1] ** 2, 0.0, "", at + 2
    if word.stem == "percentag" and after in ("point", "points"):
        return "points", 1.0, 0.0, "", at + 2
    known = _units().get(word.stem)
    if known is None or (low == "m" and adjacent):
        return "", 1.0, 0.0, "", at
    return known[0], known[1], 0.0, _money().get(word.stem, ""), at + 1


def _degrees(words: list[Word], at: int) -> tuple[str, float, float, str, int]:
    """Degrees of temperature, in Celsius; of which scale may not be said."""
    scale = at + 1 if words[at].stem == "degre" else at
    said = words[scale].low if scale < len(words) else ""
    if said in ("c", "celsius", "centigrade"):
        return "temperature", 1.0, 0.0, "", scale + 1
    if said in ("f", "fahrenheit"):
        return "temperature", 5 / 9, -160 / 9, "", scale + 1
    return "degree", 1.0, 0.0, "", at + 1


@cache
def _units() -> dict[str, tuple[str, float]]:
    dimensions: dict[str, dict[str, float]] = table("units")
    return {
        stem_of(name): (dimension, factor)
        for dimension, names in dimensions.items()
        for name, factor in names.items()
    }


@cache
def _money() -> dict[str, str]:
    same = {"dollar": "usd", "buck": "usd", "cent": "usd", "euro": "eur", "pound": "gbp", "yen": "jpy"}
    return {stem_of(name): same.get(name, name) for name in table("units")["money"]}


def _other_end(text: str, words: list[Word], one: _Read, taken: set[int]) -> _Read | None:
    """The second number of a range or a score: "20 to 30", "between 5 and 10", "3-6", "$2bn to $3bn"."""
    at = one.after
    if at >= len(words) or at in taken or one.dimension in ("fold", "rank", "level"):
        return None
    before = words[one.first - 1].low if one.first else ""
    joint = words[at].low
    if (joint == "to" and before != "from") or (joint == "and" and before == "between"):
        at += 1
    elif not joint[0].isdecimal() or text[words[at - 1].end : words[at].start] not in ("-", "–", "−"):
        return None
    if at < len(words) and words[at].low in _CURRENCIES:
        at += 1
    if at >= len(words) or at in taken or not (words[at].low[0].isdecimal() or words[at].low in _begins()):
        return None
    other = _read(words, at)
    fits = other is not None and (one.dimension in ("", other.dimension) or not other.dimension)
    return other if fits else None


def _quantity(words: list[Word], one: _Read, other: _Read | None) -> Quantity:
    first, after, raw, low, high = one.first, one.after, one.raw, one.low, one.high
    unit = one
    if other is not None:
        after, unit = other.after, other if other.dimension else one
        scale = other.raw / max(1.0, _leading(other.raw)) if other.raw >= 1e3 > one.raw else 1.0
        low, high = sorted((one.raw * (scale if one.raw * scale <= other.raw else 1.0), other.raw))
        raw = other.raw
    bound = None if other else _bound(words, first, after)
    if bound is not None:
        low, high = low * bound[0], high * bound[1]
    factor, offset = unit.factor, unit.offset
    of = _counted(words, after) or _verb_before(words, first)
    return Quantity(
        words[first].start,
        words[after - 1].end,
        raw * factor + offset,
        raw,
        unit.dimension if unit.dimension != "level" else "",
        bound is not None or high > low,
        frozenset(of),
        low * factor + offset,
        high * factor + offset,
        unit.unit,
        other is not None or unit.dimension == "level",
        of[0] if of else "",
    )


def _leading(value: float) -> float:
    """A number without its scale: 30 of 30 million."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if value >= scale:
            return value / scale
    return value


def _bound(words: list[Word], first: int, after: int) -> tuple[float, float] | None:
    """What "more than", "nearly" or "or so" around a number make of it."""
    before = [words[at].low for at in range(max(0, first - 3), first)]
    bound = None
    if len(before) > 1:
        bound = _BOUND_PHRASES.get((before[-2], before[-1]))
        if bound and len(before) > 2 and before[-3] in ("no", "not"):
            return _TURNED.get(bound, bound)
    if bound is None and before:
        bound = _BOUNDS.get(before[-1])
    if bound is None and after + 1 < len(words) and words[after].low == "or":
        bound = {"more": _OVER, "so": _ABOUT, "less": _UNDER, "fewer": _UNDER}.get(words[after + 1].low)
    return bound


def _counted(words: list[Word], after: int) -> list[str]:
    found = []
    for word in words[after : after + 3]:
        if word.after_break:
            break
        if len(word.stem) > 2:
            found.append(word.stem)
    return found


def _verb_before(words: list[Word], first: int) -> list[str]:
    """What a figure with nothing after it hangs on: "kills 7, injures 4"."""
    return [words[first - 1].stem] if first and len(words[first - 1].low) > 4 else []
