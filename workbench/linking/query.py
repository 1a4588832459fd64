"""What a text asks of an index: terms, families of words, words near each other, and what each of these weighs.

A term weighs as in BM25 (Robertson and Zaragoza, 2009), by the texts that the index holds. Weights are whole
numbers, so that no sum depends on its order.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from workbench.linking.families import Families, family
from workbench.linking.keys import EXTRA, SMALL, Reading, bytes_of
from workbench.linking.postings import Ints, Longs

SCALE = 1_000  # of the weights

_TERMS = 64  # the rarest
_EXTRA = 0.25  # weight of a group's or a place's key beside a word's
_SMALL = 0.6  # weight of a small word's
_FAMILY = 0.25  # weight of a word's family, which comes to that of the word where it is the same
_NEAR = 0.1  # weight of two words that are near each other in both texts, beside their own
_IN_ORDER = 100  # words whose order counts


class Weighed(NamedTuple):
    """Numbers that are wanted, and what they weigh."""

    numbers: Longs  # rising
    weights: Longs

    def of(self, numbers: Ints | Families) -> Longs:
        """The weight of each of some numbers; 0 where it is not wanted."""
        if not len(self.numbers):
            return np.zeros(len(numbers), np.int64)
        at = np.searchsorted(self.numbers, numbers).clip(max=len(self.numbers) - 1)
        return np.where(self.numbers[at] == numbers, self.weights[at], 0)


class Query(NamedTuple):
    """What is looked for."""

    terms: Longs  # the rarest first, then those of small words
    weights: Longs
    frequencies: Longs  # how many texts each stands in
    small: int  # the first term that is one of a small word, as an index
    families: Weighed
    pairs: Longs  # of words near each other, as two bytes
    pair_weights: Longs


def query(known: Reading, terms: Mapping[str, int], frequencies: Longs, size: int, small: int) -> Query:
    """What a text asks of an index with `size` texts, whose first `small` terms are those of small words.

    Small words are asked for beside others that some text has, or where there never were others.
    """
    alone = all(word[0] == SMALL for word in known.words)
    counted = Counter(key for key in known.keys if key[0] == SMALL or not alone)
    often = {key: int(frequencies[terms[key]]) if key in terms else 0 for key in counted}
    rarity = {key: math.log(1 + (size - n + 0.5) / (n + 0.5)) for key, n in often.items()}
    asked = [key for key in counted if often[key]]
    if not alone and all(key[0] == SMALL for key in asked):
        asked = []
    asked = sorted(asked, key=lambda key: (key[0] == SMALL, often[key], key))[:_TERMS]
    pairs = _pairs(known.words[:_IN_ORDER], {key: rarity[key] for key in counted if often[key]})
    return Query(
        np.array([terms[key] for key in asked], np.int64),
        _whole(rarity[key] * min(counted[key], 2) ** 0.5 * _weight(key) for key in asked),
        np.array([often[key] for key in asked], np.int64),
        sum(key[0] != SMALL for key in asked),
        _families(rarity),
        np.array(list(pairs), np.int64),
        _whole(pairs.values()),
    )


def _weight(key: str) -> float:
    """What a key counts beside a word."""
    if key[0] == SMALL:
        return _SMALL
    return _EXTRA if key.startswith(EXTRA) else 1.0


def _families(rarity: Mapping[str, float]) -> Weighed:
    """The families of some keys, each with the weight of the rarest of its words."""
    heaviest: dict[int, float] = {}
    for key in rarity:
        if number := family(key):
            heaviest[number] = max(heaviest.get(number, 0), _FAMILY * rarity[key])
    numbers = sorted(heaviest)
    return Weighed(np.array(numbers, np.int64), _whole(heaviest[number] for number in numbers))


def _pairs(words: list[str], rarity: Mapping[str, float]) -> dict[int, float]:
    """Words side by side, or with one between, as two bytes, and what finding both near each other counts."""
    pairs: dict[int, float] = {}
    known = list(zip(bytes_of(words), words, strict=True))
    for (left, one), (right, other) in [*pairwise(known), *zip(known, known[2:], strict=False)]:
        if one in rarity and other in rarity:
            pairs.setdefault(left << 8 | right, _NEAR * (rarity[one] + rarity[other]))
    return pairs


def _whole(weights: Iterable[float]) -> Longs:
    return np.array([max(1, round(weight * SCALE)) for weight in weights], np.int64)
