"""Which term stands in which text, as flat arrays: an inverted file and its forward side.

Rows are laid end to end in one array, and `starts[r]:starts[r + 1]` is row r (compressed sparse rows). An
impact is what a term's repeats and the text's length make of its weight, in one byte (Anh and Moffat, 2001);
it depends on the text alone, so that texts can come and go without a change to any other.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_K1, _B = 1.2, 0.6  # BM25 (Robertson and Zaragoza, 2009): saturation of repeats, weight of length
_USUAL = 25.0  # terms in a text to which length is compared: fixed, for the sake of what comes later
_TERM, _PLACE, _IMPACT = 24, 31, 8  # bits of each, where the three are packed into 63
_LOW_TERM, _LOW_PLACE, _LOW_IMPACT = (2**bits - 1 for bits in (_TERM, _PLACE, _IMPACT))


@dataclass(frozen=True, slots=True)
class Postings:
    """N texts over V terms with P postings (a term in a text). Texts are numbered by rising id, from 0."""

    ids: Longs  # [N] external ids, rising
    starts: Longs  # [V + 1]
    places: Ints  # [P] texts of each term, rising inside a term
    impacts: Bytes  # [P] 1 to 255
    doc_starts: Longs  # [N + 1]
    doc_terms: Ints  # [P] terms of each text, the rarest first
    doc_impacts: Bytes  # [P]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def frequencies(self) -> Longs:
        """[V] How many texts each term stands in."""
        return np.diff(self.starts)

    def places_of(self, ids: Longs) -> Longs:
        """The numbers of the texts with these ids, of those that are in."""
        places = np.searchsorted(self.ids, ids)
        inside = places < len(self.ids)
        inside[inside] = self.ids[places[inside]] == ids[inside]
        return places[inside]

    def terms_of(self, places: Longs) -> tuple[Ints, Bytes, Longs]:
        """The terms of some texts, their impacts, and where each text begins in both."""
        lengths = self.doc_starts[places + 1] - self.doc_starts[places]
        begins = np.cumsum(lengths) - lengths
        flat = np.repeat(self.doc_starts[places] - begins, lengths) + np.arange(lengths.sum())
        return self.doc_terms[flat], self.doc_impacts[flat], begins


@dataclass(slots=True)
class Batch:
    """Texts to be made into postings: their terms laid end to end."""

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    lengths: "array[int]" = field(default_factory=lambda: array("q"))
    tokens: "array[int]" = field(default_factory=lambda: array("i"))

    def add(self, id: int, tokens: list[int]) -> None:
        self.ids.append(id)
        self.lengths.append(len(tokens))
        self.tokens.extend(tokens)


def from_tokens(batch: Batch, plain: NDArray[np.bool_]) -> Postings:
    """The postings of a batch; where an id comes twice, the last counts.

    `plain[term]` tells the terms that count for a text's length; its size is V.
    """
    lengths = np.array(batch.lengths, np.int64)
    ids, last = np.unique(np.array(batch.ids, np.int64)[::-1], return_index=True)
    rank = np.full(len(lengths), -1, np.int64)
    rank[len(lengths) - 1 - last] = np.arange(len(ids))
    texts = np.repeat(rank, lengths)
    pairs = (texts << _TERM | np.array(batch.tokens, np.int64))[texts >= 0]
    pairs.sort()
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    repeats = np.diff(first, append=len(pairs)).astype(np.float32)
    places, terms = pairs[first] >> _TERM, pairs[first] & _LOW_TERM
    length = np.bincount(places, weights=repeats * plain[terms], minlength=len(ids)).astype(np.float32)
    saturated = repeats / (repeats + _K1 * (1 - _B + _B * length[places] / _USUAL))
    impacts = np.maximum(np.rint(255 * saturated), 1).astype(np.int64)
    return _arranged(ids, len(plain), (terms << _PLACE | places) << _IMPACT | impacts)


def merged(parts: Sequence[tuple[Postings, NDArray[np.bool_]]], renumbered: Ints, size: int) -> Postings:
    """One Postings of several over the same terms, without the texts that are marked as gone.

    `renumbered[term]` is the term's new number, below `size`.
    """
    ids = np.concatenate([part.ids[~gone] for part, gone in parts])
    rank = np.empty(len(ids), np.int64)
    rank[np.argsort(ids)] = np.arange(len(ids))
    packed, before = [], 0
    for part, gone in parts:
        new_place = np.full(len(part), -1, np.int64)
        new_place[~gone] = rank[before : before + len(part) - int(gone.sum())]
        before += len(part) - int(gone.sum())
        row = np.repeat(renumbered[: len(part.starts) - 1].astype(np.int64), np.diff(part.starts))
        row <<= _PLACE
        row |= new_place[part.places]  # -1, with all bits set, where the text is gone
        row <<= _IMPACT
        row |= part.impacts
        packed.append(row[row >= 0] if gone.any() else row)
    return _arranged(np.sort(ids), size, np.concatenate(packed))


def _arranged(ids: Longs, size: int, packed: Longs) -> Postings:
    """Both sides of the file from its postings, each packed as term, text (31 bits), impact (8 bits)."""
    packed.sort()
    starts = np.searchsorted(packed, np.arange(size + 1) << (_PLACE + _IMPACT))
    impacts = (packed & _LOW_IMPACT).astype(np.uint8)
    places = (packed >> _IMPACT & _LOW_PLACE).astype(np.int32)
    by_rarity = np.argsort(np.diff(starts), kind="stable").astype(np.int32)
    rarity = np.empty(size, np.int32)
    rarity[by_rarity] = np.arange(size, dtype=np.int32)
    packed[:] = places
    packed <<= _TERM
    packed |= np.repeat(rarity, np.diff(starts))
    packed <<= _IMPACT
    packed |= impacts
    packed.sort()
    return Postings(
        ids=ids,
        starts=starts,
        places=places,
        impacts=impacts,
        doc_starts=np.searchsorted(packed, np.arange(len(ids) + 1) << (_TERM + _IMPACT)),
        doc_terms=by_rarity[packed >> _IMPACT & _LOW_TERM],
        doc_impacts=(packed & _LOW_IMPACT).astype(np.uint8),
    )
