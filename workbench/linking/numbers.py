"""Numbers in digits, words and fractions, with their scales."""

from workbench.linking.tables import listed
from workbench.linking.words import Word, stem_of

SMALL = {
    name: float(value)
    for value, name in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS = {
    name: float(value)
    for value, name in zip(
        range(20, 100, 10), listed("twenty thirty forty fifty sixty seventy eighty ninety"), strict=True
    )
}
_SPELLED = SMALL | TENS
SCALES = {
    **dict.fromkeys(["hundred", "hundreds"], 1e2),
    **dict.fromkeys(["thousand", "thousands", "k"], 1e3),
    **dict.fromkeys(["million", "millions", "mn", "mln", "m"], 1e6),
    **dict.fromkeys(["billion", "billions", "bn", "bln", "b"], 1e9),
    **dict.fromkeys(["trillion", "trillions", "tn"], 1e12),
    **dict.fromkeys(["dozen", "dozens"], 12.0),
}
_LETTER_SCALES = {"k", "m", "b"}  # only straight after digits: "250M", "10k"
_UNTOLD = {"tens": 10.0, "dozens": 12.0} | {
    name: value for name, value in SCALES.items() if name.endswith("s") and value >= 100
}  # "dozens", "hundreds": how many is not told
_FRACTIONS = {
    **dict.fromkeys(["half", "halves", "½"], 1 / 2),
    **dict.fromkeys(["third", "thirds"], 1 / 3),
    **dict.fromkeys(["quarter", "quarters", "fourths", "¼"], 1 / 4),
    **dict.fromkeys(["fifth", "fifths"], 1 / 5),
    **dict.fromkeys(["sixth", "sixths"], 1 / 6),
    **dict.fromkeys(["eighth", "eighths"], 1 / 8),
    **dict.fromkeys(["tenth", "tenths"], 1 / 10),
    "¾": 3 / 4,
}
_SIGNS = {"½", "¼", "¾"}
_ALONE = {"half", *_SIGNS}  # fractions that need no number before them
FOLDS = {
    **dict.fromkeys(["twice", "twofold", "doubled", "doubles", "doubling"], 2.0),
    **dict.fromkeys(["thrice", "threefold", "tripled", "triples", "tripling", "trebled"], 3.0),
    **dict.fromkeys(["fourfold", "quadrupled", "quadruples"], 4.0),
    **dict.fromkeys(["fivefold", "quintupled"], 5.0),
    **dict.fromkeys(["sixfold"], 6.0),
    **dict.fromkeys(["tenfold"], 10.0),
    **dict.fromkeys(["halved", "halving"], 0.5),
}
ORDINALS = {
    name: float(value)
    for value, name in enumerate(
        listed(
            "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=2,
    )
}
# What may follow "a third" and the like where it is a share: "a third of", "a fifth lower"; else it counts in order.
_AFTER_SHARE = frozenset(
    listed("of lower higher more less fewer as cheaper dearer larger smaller bigger the in to from and")
)
_PEOPLE = frozenset(
    listed(
        "person adult child pupil student man woman boy girl voter patient resident citizen inhabitant worker employee "
        "household family home house company firm school american briton european"
    )
)  # "one pupil in twenty"
_UNITS_AFTER_ONE = {
    stem_of(low) for low in listed("second minute hour day week month year decade mile percent")
}


def number(words: list[Word], at: int) -> tuple[float, float, float, int] | None:
    """The number that begins at a word: its value, the least and the most that it can be, the index after it."""
    low = words[at].low
    if low in _UNTOLD:
        return _untold(words, at)
    read = _exact(words, at, low)
    return None if read is None else (read[0], read[0], read[0], read[1])


def _untold(words: list[Word], at: int) -> tuple[float, float, float, int]:
    """ "dozens", "tens of thousands"; "thousands" is said of 35,000 too."""
    size, after = _UNTOLD[words[at].low], at + 1
    if after + 1 < len(words) and words[after].low == "of" and words[after + 1].low in _UNTOLD:
        size, after = size * _UNTOLD[words[after + 1].low], after + 2
        return size, 2 * size, 10 * size, after
    return size, 2 * size, (50 if size >= 1000 else 10) * size, after


def _exact(words: list[Word], at: int, low: str) -> tuple[float, int] | None:
    after = at + 1
    if low[0].isdecimal():
        return None if ":" in low else _scaled(words, _digits(low), after, digits=True)
    if low in SMALL:
        if low == "one" and not _one_counts(words, after):
            return None
        return _scaled(words, SMALL[low], after, digits=False)
    if low in TENS:
        value = TENS[low]
        if after < len(words) and 0 < SMALL.get(words[after].low, 0) < 10:
            value, after = value + SMALL[words[after].low], after + 1
        return _scaled(words, value, after, digits=False)
    if low in _ALONE:
        return _half(words, at)
    if low in ("a", "an") and after < len(words):
        return _a_scale(words, after)
    return (SCALES[low], after) if low == "dozen" else None


def _digits(low: str) -> float:
    whole = low.replace(",", "")
    return float(whole) if whole.count(".") <= 1 else float(whole.replace(".", ""))


def _one_counts(words: list[Word], after: int) -> bool:
    """ "one million", "one in three", "one third", "one year", "one all" count; "one of them" does not."""
    if after >= len(words):
        return False
    low = words[after].low
    if low in _PEOPLE and after + 1 < len(words):
        return words[after + 1].low == "in" and _is_small(words, after + 2)
    if low == "in":
        return _is_small(words, after + 1)
    return low in SCALES or low in _FRACTIONS or low == "all" or words[after].stem in _UNITS_AFTER_ONE


def _is_small(words: list[Word], at: int) -> bool:
    return at < len(words) and (words[at].low in _SPELLED or words[at].low.isdecimal())


def is_share(words: list[Word], at: int) -> bool:
    """Whether "a third", which ends before a word, is a part of something: "a third goal" is not."""
    return (
        at >= len(words)
        or words[at].after_break
        or words[at].low in _AFTER_SHARE
        or words[at].low in ("a", "an")
    )


def _half(words: list[Word], at: int) -> tuple[float, int]:
    """ "half", "half a million", "half-dozen"."""
    value, after = _FRACTIONS[words[at].low], at + 1
    if after < len(words) and words[after].low in ("a", "an"):
        after += 1
    if after < len(words) and words[after].low in SCALES and words[after].low not in _LETTER_SCALES:
        return value * SCALES[words[after].low], after + 1
    return value, at + 1


def _a_scale(words: list[Word], at: int) -> tuple[float, int] | None:
    """ "a million", "a quarter", "a dozen", "a half", "a couple of"."""
    low = words[at].low
    if low in _FRACTIONS:
        return (_FRACTIONS[low], at + 1) if low not in ORDINALS or is_share(words, at + 1) else None
    if [word.low for word in words[at + 1 : at + 4]] == ["and", "a", "half"] and low not in SCALES:
        return 1.0, at
    if low in ("fortnight", "decade", "century"):
        return 1.0, at
    if low == "couple" and at + 1 < len(words) and words[at + 1].low == "of":
        return 2.0, at + 2
    if low in SCALES and low not in _LETTER_SCALES:
        return _scaled(words, SCALES[low], at + 1, digits=False)
    return None


def _scaled(words: list[Word], value: float, after: int, *, digits: bool) -> tuple[float, int]:
    """The number with what follows it: scales, "and a half", fractions, "in three"."""
    while after < len(words):
        low = words[after].low
        adjacent = digits and words[after].start - words[after - 1].end <= 1
        if low in _SIGNS and adjacent:
            return value + _FRACTIONS[low], after + 1
        if low in SCALES and (low not in _LETTER_SCALES or (adjacent and _letter_fits(words, after))):
            value, after = value * SCALES[low], after + 1
            value, after = _rest(words, value, after)
        elif low in _FRACTIONS and value < 10 and (low.endswith("s") or value == 1):
            return value * _FRACTIONS[low], after + 1
        elif low in ("in", "out", "of") and value < 10:
            return _of_a_whole(words, value, after)
        elif low in _PEOPLE and value == 1 and _one_counts(words, after):
            return _of_a_whole(words, value, after + 1)
        elif low == "and" and [word.low for word in words[after + 1 : after + 3]] == ["a", "half"]:
            value, after = value + 0.5 * SCALES.get(words[after - 1].low, 1.0), after + 3
        else:
            break
    return value, after


def _of_a_whole(words: list[Word], value: float, after: int) -> tuple[float, int]:
    """ "three in four", "three out of four", "three of four"."""
    at = after + 2 if words[after].low == "out" else after + 1
    whole = words[at].low if at < len(words) else ""
    other = _digits(whole) if whole.isdecimal() and len(whole) < 4 else _SPELLED.get(whole, 0.0)
    return (value / other, at + 1) if other > value else (value, after)


def _letter_fits(words: list[Word], at: int) -> bool:
    """ "250M" and "250-M" are millions, "250 m" is a length."""
    return words[at].start == words[at - 1].end or words[at].text.isupper()


def _rest(words: list[Word], value: float, after: int) -> tuple[float, int]:
    """ "two hundred and five", "five thousand two hundred", "two and a half million" is not one."""
    at = after + 1 if after < len(words) and words[after].low == "and" else after
    if at < len(words) and value >= 100 and words[at].low in _SPELLED:
        small = _SPELLED[words[at].low]
        at += 1
        if small >= 20 and at < len(words) and 0 < SMALL.get(words[at].low, 0) < 10:
            small, at = small + SMALL[words[at].low], at + 1
        if at < len(words) and words[at].low == "hundred" and value >= 1000 and small < 10:
            small, at = small * 100, at + 1
        return value + small, at
    return value, after
