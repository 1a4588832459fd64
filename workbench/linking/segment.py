"""Some texts of an index, which of them are gone, and their scores for a query's terms."""

import numpy as np
from numpy.typing import NDArray

from workbench.linking.families import Families
from workbench.linking.postings import Bytes, Longs, Postings, bits_at
from workbench.linking.query import Weighed

Scores = NDArray[np.uint16]

_IN_MIND = 256  # terms whose bits are kept


class Segment:
    """Postings that stay as they are, and marks for the texts that are gone."""

    def __init__(self, part: Postings) -> None:
        self.part, self.gone = part, np.zeros(len(part), np.bool_)
        self._gone = 0
        self._bits: dict[int, Bytes] = {}

    def __len__(self) -> int:
        return len(self.part) - self._gone

    def has(self, id: int) -> bool:
        """Whether a text is there and not gone."""
        return not self.gone[self.part.places_of(np.array([id], np.int64))].all()

    def drop(self, ids: Longs) -> Longs:
        """Mark the texts with these ids as gone. [V] In how many of them each term stood."""
        part = self.part
        places = part.places_of(ids)
        places = places[~self.gone[places]]
        self.gone[places] = True
        self._gone += len(places)
        stood = np.bincount(part.terms_of(places)[0], minlength=len(part.starts) - 1)
        stood[: len(part.small)] = bits_at(part.small, places).sum(axis=1, dtype=np.int64)
        return stood

    def by_postings(self, terms: Longs, weights: Scores) -> Scores:
        """[N] Each text's score by some terms; 0 where it is gone."""
        part = self.part
        scores = np.zeros(len(part), np.uint16)
        for term, weight in zip(terms.tolist(), weights, strict=True):
            if term < len(part.small):
                scores += np.unpackbits(part.small[term], count=len(part)) * part.units * weight
            else:
                row = part.row(term)
                np.add.at(scores, part.places[row], part.impacts[row] * weight)
        if self._gone:
            scores[self.gone] = 0
        return scores

    def by_bits(self, places: Longs, terms: Longs, weights: Longs) -> Longs:
        """The scores of some texts by some terms, as if each stood there once at most."""
        scores = np.zeros(len(places), np.int64)
        at, shift = places >> 3, (7 - (places & 7)).astype(np.uint8)
        for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
            scores += (self._bits_of(term)[at] >> shift & np.uint8(1)) * np.int64(weight)
        return scores * self.part.units[places]

    def by_impacts(self, places: Longs, terms: Weighed, families: Weighed, family_of: Families) -> Longs:
        """The scores of some texts by terms and families; `family_of` is each term's."""
        part = self.part
        found, impacts, begins = part.terms_of(places)
        weighed = (terms.of(found) + families.of(family_of[found])) * impacts
        scores: Longs = np.add.reduceat(np.append(weighed, 0), begins)
        scores[part.doc_starts[places] == part.doc_starts[places + 1]] = 0  # where `reduceat` sums nothing
        return scores

    def by_order(self, places: Longs, pairs: Longs, weights: Longs) -> Longs:
        """The scores of some texts by pairs of words, two bytes each, that stand in them side by side or with
        one word between."""
        number = np.zeros(1 << 16, np.uint8)
        number[pairs] = np.arange(1, len(pairs) + 1)
        order = self.part.order[places].astype(np.uint16)
        near = np.hstack([order[:, :-1] << 8 | order[:, 1:], order[:, :-2] << 8 | order[:, 2:]])
        found = number[near]
        texts, at = np.nonzero(found)
        has = np.zeros((len(places), len(pairs) + 1), np.int64)
        has[texts, found[texts, at]] = 1
        scores: Longs = has[:, 1:] @ weights
        return scores * self.part.units[places]

    def _bits_of(self, term: int) -> Bytes:
        """Which texts a term stands in, a bit each. Made once for a term that is asked for again and again."""
        part = self.part
        if term < len(part.small):
            small: Bytes = part.small[term]
            return small
        if term not in self._bits:
            stands = np.zeros(len(part), np.bool_)
            stands[part.places[part.row(term)]] = True
            if len(self._bits) >= _IN_MIND:
                self._bits.clear()
            self._bits[term] = np.packbits(stands)
        return self._bits[term]
