"""Quantities: numbers with their unit, how exact they claim to be, what they count, and whether two agree."""

from functools import cache
from typing import NamedTuple

from workbench.linking.numbers import FOLDS, ORDINALS, SMALL, TENS, is_share, number
from workbench.linking.tables import listed, table
from workbench.linking.words import Word, stem_of

_CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy"}
_DOLLARS = {"a": "aud", "c": "cad", "nz": "nzd", "hk": "hkd", "s": "sgd"}  # what stands before "$"
_ENDINGS = {"st", "nd", "rd", "th"}
# Between what and what a figure lies that is said with such a word, in shares of it.
_OVER, _UNDER, _NEARLY, _ABOUT = (1.0, 1.2), (0.8, 1.0), (0.92, 1.01), (0.9, 1.1)
_NEARLY_A_SHARE = (0.85, 1.01)  # "almost half" is said of 44 percent
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
    ("not", "quite"): _NEARLY,
}
_TURNED = {_OVER: _UNDER, _UNDER: _OVER}  # "no more than"
_SIDES = {_OVER: 1, _UNDER: -1, _NEARLY: -1, _NEARLY_A_SHARE: -1}
_EACH = frozenset(listed("a an per each every"))
_PERIODS = frozenset(listed("minute hour day night week month year decade"))  # "150 litres a day"
_RATED = frozenset(listed("hectare acre litre liter gallon kilo tonne ton head capita")) | _PERIODS
_NOT_RATED = frozenset(listed("ago earlier later before after old and"))  # "a year earlier"
_RATE = 8  # words after a figure in which what it is reckoned by is looked for


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
    side: int = 0  # 1: said to be above the number, -1: below it
    per: str = ""  # what it is reckoned by: "day", "hectare"


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
        read = _and_more(words, read, taken)
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
    """ "second" after a number is a unit; "a third" of something has been read already."""
    if at == 0 or words[at - 1].low not in ("a", "split"):
        return at > 0 and words[at - 1].low[0].isdecimal()
    return words[at].low == "second" or words[at - 1].low == "split" or is_share(words, at + 1)


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
    if low in FOLDS and _repeats(words, at):
        return _Read(at, at + 1, FOLDS[low], FOLDS[low], FOLDS[low], "times", 1.0)
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
    if value < 1 and [word.low for word in words[after : after + 1]] == ["of"]:
        after = _of_one(words, after, 1)
    elif value < 1:
        after = _of_one(words, after, 0)
    dimension, factor, offset, unit, after = _unit(words, after)
    if dimension and [word.low for word in words[after : after + 3]] == ["and", "a", "half"]:
        value, least, most, after = value + 0.5, least + 0.5, most + 0.5, after + 3
    return _Read(at, after, value, least, most, dimension, factor, offset, unit)


def _repeats(words: list[Word], at: int) -> bool:
    """Whether "twice" or "thrice" tells how often: not "twice as many", "twice the price"."""
    if words[at].low not in ("twice", "thrice"):
        return False
    return at + 1 == len(words) or words[at + 1].low not in (
        "as",
        "the",
        "that",
        "its",
        "their",
        "his",
        "her",
    )


def _of_one(words: list[Word], after: int, skipped: int) -> int:
    """Where the unit of a part stands: after "of an" in "a third of an hour", after "an" in "half an hour"."""
    at = after + skipped
    if at + 1 < len(words) and words[at].low in ("a", "an") and words[at + 1].stem in _units():
        return at + 1
    return after


def _and_more(words: list[Word], one: _Read, taken: set[int]) -> _Read:
    """A figure in two units: "two hours and 51 minutes", "6 feet 2 inches"."""
    if one.dimension not in ("time", "length", "mass") or one.low != one.high or one.offset:
        return one
    at = one.after + (one.after < len(words) and words[one.after].low == "and")
    if at >= len(words) or at in taken or not (words[at].low[0].isdecimal() or words[at].low in _begins()):
        return one
    more = _read(words, at)
    if more is None or more.dimension != one.dimension or not more.raw * more.factor < one.factor:
        return one
    raw = one.raw + more.raw * more.factor / one.factor
    return one._replace(after=more.after, raw=raw, low=raw, high=raw)


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
    if word.stem == "basi" and after in ("point", "points"):
        return "points", 0.01, 0.0, "", at + 2
    if low == "cubic" and after and (unit := _units().get(words[at + 1].stem)) and unit[0] == "length":
        return "volume", 1000 * unit[1] ** 3, 0.0, "", at + 2
    if low == "times" and after not in ("as", "more", "higher", "the", "larger", "bigger", "faster", "less"):
        return "times", 1.0, 0.0, "", at + 1
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
    """The second number of a range or a score: "20 to 30", "between 5 and 10", "3-6", "$2bn to $3bn".

    "From 20 to 30" and "by 5 to 30" tell of a change.
    """
    at = one.after
    if at >= len(words) or at in taken or one.dimension in ("fold", "rank", "level", "times"):
        return None
    before = words[one.first - 1].low if one.first else ""
    joint = words[at].low
    if words[at].after_break and joint == "to":
        return None
    if (joint == "to" and before not in ("from", "by")) or (joint == "and" and before == "between"):
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
    if bound == _NEARLY and raw < 1:
        bound = _NEARLY_A_SHARE
    if (
        bound is None
        and not unit.dimension
        and after < len(words)
        and words[after].low in ("other", "others")
    ):
        high += 1  # "four other men": the one who is meant makes five
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
        _SIDES.get(bound, 0) if bound else 0,
        _per(words, after),
    )


def _per(words: list[Word], after: int) -> str:
    """What a figure is reckoned by, as far as its clause goes: "day" of "150 litres of water a day"."""
    for at in range(after, min(after + _RATE, len(words) - 1)):
        if words[at].after_break:
            break
        by = words[at + 1].low
        if words[at].low in _EACH and by in _RATED and not words[at + 1].after_break:
            following = words[at + 2].low if at + 2 < len(words) else ""
            return by if following not in _NOT_RATED else ""
    return ""


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
