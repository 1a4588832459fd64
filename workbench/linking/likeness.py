"""The cheap look before a comparison: how much two texts have in common, in numbers alone.

The measure is what they share (idf, as rare as terms are in this collection) times its share of all that
both say. Against the full comparison it ranks better than coverage, cosine, shared weight or letters in
common; most of what is chosen by it is then found linked.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from workbench.linking.postings import Ints, Longs
from workbench.linking.rarest import TERMS, Rarest

_AT_ONCE = 8_000  # pairs: what is looked at again and again stays in the processor's cache

Floats = NDArray[np.float32]
Pairs = tuple[Longs, Longs, Floats]  # lower and higher numbers of the texts, and how alike they are


class Likeness:
    """Measures pairs of texts, which are numbered as in what it is made of."""

    def __init__(self, rarest: Rarest) -> None:
        frequencies = np.append(rarest.frequencies, 1)
        idf = np.log(1 + (len(rarest) - frequencies + 0.5) / (frequencies + 0.5)).astype(np.float32)
        alone = np.minimum(rarest.alone, TERMS)
        counted = np.arange(TERMS) < TERMS - alone[:, None]
        terms = np.where(counted, rarest.terms, -1)
        self._terms: Ints = np.ascontiguousarray(terms.T)  # one row for each text's n-th
        self._idf = np.append(idf[:-1], np.float32(0))  # the last is the weight of no term
        self._total = (idf[-1] * alone + self._idf[self._terms].sum(axis=0)).astype(np.float32)

    def of(self, left: Longs, right: Longs) -> Floats:
        """The likeness of each pair; 0 where nothing is shared."""
        parts = [
            self._some(left[at : at + _AT_ONCE], right[at : at + _AT_ONCE])
            for at in range(0, len(left), _AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _some(self, left: Longs, right: Longs) -> Floats:
        mine, other = self._terms[:, left], self._terms[:, right]
        shared = np.zeros(len(left), np.float32)
        for term in mine:
            there = other[0] == term
            for another in other[1:]:
                there |= another == term
            shared += self._idf[term] * there
        whole = self._total[left] + self._total[right] - shared
        found: Floats = np.where(shared > 0, shared * shared / np.maximum(whole, np.float32(1e-6)), 0)
        return found


def most_alike(blocks: Iterable[Pairs], most: int) -> tuple[Longs, Longs]:
    """The pairs that are most alike, at most so many, in order of their numbers. Blocks come in that order."""
    left, right = np.zeros(0, np.int64), np.zeros(0, np.int64)
    scores = np.zeros(0, np.float32)
    for more_left, more_right, more_scores in blocks:
        left, right = np.concatenate([left, more_left]), np.concatenate([right, more_right])
        scores = np.concatenate([scores, more_scores])
        if len(scores) > most:
            best = _best(scores, most)
            left, right, scores = left[best], right[best], scores[best]
    return left, right


def _best(scores: Floats, most: int) -> Longs:
    """Where the highest scores stand, rising; of equal ones the first."""
    bar = np.partition(scores, len(scores) - most)[len(scores) - most]
    above = np.flatnonzero(scores > bar)
    return np.sort(np.concatenate([above, np.flatnonzero(scores == bar)[: most - len(above)]]))
