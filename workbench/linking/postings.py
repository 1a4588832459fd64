"""Which term stands in which text, as flat arrays: an inverted file and its forward side.

Rows are laid end to end in one array, and `starts[r]:starts[r + 1]` is row r (compressed sparse rows). An
impact is what a term's repeats and the text's length make of its weight, in one byte (Anh and Moffat, 2001);
it depends on the text alone, so that texts can come and go without a change to any other.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_K1, _B = 1.2, 0.6  # BM25 (Robertson and Zaragoza, 2009): saturation of repeats, weight of length
_USUAL = 15.0  # terms in a text to which length is compared: fixed, for the sake of what comes later
_IMPACT, _TERM = np.uint64(8), np.uint64(25)  # bits
_LOW_IMPACT, _LOW_TERM, _LOW_PLACE = (np.uint64(2**bits - 1) for bits in (8, 25, 31))


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

    def place_of(self, id: int) -> int | None:
        """The number of the text with an id, None where it is not in."""
        place = int(np.searchsorted(self.ids, id))
        return place if place < len(self.ids) and self.ids[place] == id else None

    def terms_of(self, places: Longs) -> tuple[Ints, Bytes, Longs]:
        """The terms of some texts, their impacts, and where each text begins in both."""
        lengths = self.doc_starts[places + 1] - self.doc_starts[places]
        begins = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)[:-1]])
        flat = np.repeat(self.doc_starts[places] - begins, lengths) + np.arange(lengths.sum())
        return self.doc_terms[flat], self.doc_impacts[flat], begins


def from_tokens(ids: Longs, lengths: Longs, tokens: Ints, plain: NDArray[np.bool_]) -> Postings:
    """Postings of texts given by their terms, laid end to end, `lengths` of them each.

    `plain[term]` tells the terms that count for a text's length; its size is V.
    """
    order = np.argsort(ids, kind="stable")
    rank = np.empty(len(ids), np.uint64)
    rank[order] = np.arange(len(ids), dtype=np.uint64)
    pairs = np.repeat(rank, lengths) << _TERM | tokens.astype(np.uint64)
    pairs.sort()
    first = (
        np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]]))
        if len(pairs)
        else pairs.astype(np.int64)
    )
    counts = np.diff(first, append=len(pairs)).astype(np.float32)
    pairs = pairs[first]
    terms, places = pairs & _LOW_TERM, pairs >> _TERM
    length = np.bincount(
        places.astype(np.int64), weights=counts * plain[terms.astype(np.int64)], minlength=len(ids)
    )
    saturated = counts / (counts + _K1 * (1 - _B + _B * length[places.astype(np.int64)] / _USUAL))
    impacts = np.maximum(np.rint(255 * saturated), 1).astype(np.uint64)
    return _arranged(ids[order], len(plain), terms << np.uint64(39) | places << _IMPACT | impacts)


def merged(parts: list[tuple[Postings, NDArray[np.bool_]]], renumbered: Ints, size: int) -> Postings:
    """One Postings of several over the same terms, without the texts that are marked as gone.

    `renumbered[term]` is the term's new number, of `size`.
    """
    ids = np.concatenate([part.ids[~gone] for part, gone in parts])
    rank = np.empty(len(ids), np.uint64)
    rank[np.argsort(ids, kind="stable")] = np.arange(len(ids), dtype=np.uint64)
    packed, before = [], 0
    for part, gone in parts:
        kept = np.cumsum(~gone) - 1 + before
        before += len(gone) - int(gone.sum())
        alive = ~gone[part.places]
        terms = np.repeat(renumbered[: len(part.starts) - 1].astype(np.uint64), np.diff(part.starts))[alive]
        places = rank[kept[part.places[alive]]]
        packed.append(terms << np.uint64(39) | places << _IMPACT | part.impacts[alive].astype(np.uint64))
    return _arranged(np.sort(ids), size, np.concatenate(packed))


def _arranged(ids: Longs, size: int, packed: NDArray[np.uint64]) -> Postings:
    """Both sides of the file from its postings, each packed as term, text (31 bits), impact (8 bits)."""
    packed.sort()
    terms = (packed >> np.uint64(39)).astype(np.int64)
    places = (packed >> _IMPACT & _LOW_PLACE).astype(np.int32)
    impacts = (packed & _LOW_IMPACT).astype(np.uint8)
    frequencies = np.bincount(terms, minlength=size)
    by_rarity = np.argsort(frequencies, kind="stable")
    rarity = np.empty(size, np.uint64)
    rarity[by_rarity] = np.arange(size, dtype=np.uint64)
    packed = places.astype(np.uint64) << np.uint64(33) | rarity[terms] << _IMPACT | impacts
    packed.sort()
    return Postings(
        ids=ids,
        starts=_starts(frequencies),
        places=places,
        impacts=impacts,
        doc_starts=_starts(np.bincount(places, minlength=len(ids))),
        doc_terms=by_rarity[(packed >> _IMPACT & _LOW_TERM).astype(np.int64)].astype(np.int32),
        doc_impacts=(packed & _LOW_IMPACT).astype(np.uint8),
    )


def _starts(counts: Longs) -> Longs:
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])
