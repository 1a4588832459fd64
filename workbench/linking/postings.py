"""Which term stands in which text, as flat arrays: an inverted file and its forward side.

Rows are laid end to end in one array, and `starts[r]:starts[r + 1]` is row r (compressed sparse rows). An
impact is what a term's repeats and the text's length make of its weight, in one byte (Anh and Moffat, 2001);
it depends on the text alone, so that texts can come and go without a change to any other.

The terms of small words ("of", "will") come first and have no postings but a bit for each text: most texts
have most of them.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_K1, _B = 1.2, 0.6  # BM25 (Robertson and Zaragoza, 2009): saturation of repeats, weight of length
_USUAL = 25.0  # terms in a text to which length is compared: fixed, for the sake of what comes later
_ORDERED = 40  # words of a text whose order is kept
_TERM, _PLACE, _IMPACT = 24, 31, 8  # bits of each, where the three are packed into 63
_LOW_TERM, _LOW_PLACE, _LOW_IMPACT = (2**bits - 1 for bits in (_TERM, _PLACE, _IMPACT))


@dataclass(frozen=True, slots=True)
class Postings:
    """N texts over V terms, the first S those of small words, with P postings (another term in a text).

    Texts are numbered by rising id, from 0.
    """

    ids: Longs  # [N] external ids, rising
    starts: Longs  # [V + 1]
    places: Ints  # [P] texts of each term, rising inside a term
    impacts: Bytes  # [P] 1 to 255
    doc_starts: Longs  # [N + 1]
    doc_terms: Ints  # [P] terms of each text, the rarest first
    doc_impacts: Bytes  # [P]
    units: Bytes  # [N] the impact that a term has which stands once in the text
    small: Bytes  # [S, N / 8] bits: which small words each text has
    order: Bytes  # [N, 40] the words of each text in order, as `keys.bytes_of` tells; then 0

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def frequencies(self) -> Longs:
        """[V] How many texts each term stands in."""
        often = np.diff(self.starts)
        often[: len(self.small)] = np.bitwise_count(self.small).sum(axis=1)
        return often

    def row(self, term: int) -> slice:
        """Where the postings of a term stand; none of a term that is newer than these."""
        return slice(*self.starts[term : term + 2]) if term + 1 < len(self.starts) else slice(0)

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


def bits_at(bits: Bytes, places: Longs) -> Bytes:
    """The bits at some places, counted along the last axis, as 0 and 1."""
    found: Bytes = bits[..., places >> 3] >> (7 - (places & 7)).astype(np.uint8) & np.uint8(1)
    return found


@dataclass(slots=True)
class Batch:
    """Texts to be made into postings: their terms laid end to end, and their words in order."""

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    lengths: "array[int]" = field(default_factory=lambda: array("q"))
    tokens: "array[int]" = field(default_factory=lambda: array("i"))
    order: bytearray = field(default_factory=bytearray)

    def add(self, id: int, tokens: list[int], order: bytes) -> None:
        self.ids.append(id)
        self.lengths.append(len(tokens))
        self.tokens.extend(tokens)
        self.order += order[:_ORDERED].ljust(_ORDERED, b"\0")


def from_tokens(batch: Batch, plain: NDArray[np.bool_], small: int) -> Postings:
    """The postings of a batch; where an id comes twice, the last counts.

    `plain[term]` tells the terms that count for a text's length; its size is V. `small` is S.
    """
    lengths = np.array(batch.lengths, np.int64)
    ids, last = np.unique(np.array(batch.ids, np.int64)[::-1], return_index=True)
    rank = np.full(len(lengths), -1, np.int64)
    rank[len(lengths) - 1 - last] = np.arange(len(ids))
    texts, tokens = np.repeat(rank, lengths), np.array(batch.tokens, np.int64)
    bits = np.zeros((small, len(ids)), np.bool_)
    has = (tokens < small) & (texts >= 0)
    bits[tokens[has], texts[has]] = True
    pairs = (texts << _TERM | tokens)[(tokens >= small) & (texts >= 0)]
    pairs.sort()
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    repeats = np.diff(first, append=len(pairs)).astype(np.float32)
    places, terms = pairs[first] >> _TERM, pairs[first] & _LOW_TERM
    length = np.bincount(places, weights=repeats * plain[terms], minlength=len(ids)).astype(np.float32)
    full = _K1 * (1 - _B + _B * length / _USUAL)
    impacts = np.maximum(np.rint(255 * repeats / (repeats + full[places])), 1).astype(np.int64)
    order = np.frombuffer(batch.order, np.uint8).reshape(-1, _ORDERED)
    return Postings(
        ids=ids,
        **_arranged(len(ids), len(plain), (terms << _PLACE | places) << _IMPACT | impacts),
        units=np.rint(255 / (1 + full)).astype(np.uint8),
        small=np.packbits(bits, axis=1),
        order=order[len(lengths) - 1 - last],
    )


def merged(parts: Sequence[tuple[Postings, NDArray[np.bool_]]], renumbered: Ints, size: int) -> Postings:
    """One Postings of several over the same terms, without the texts that are marked as gone.

    `renumbered[term]` is the term's new number, below `size`.
    """
    ids = np.concatenate([part.ids[~gone] for part, gone in parts])
    rank = np.empty(len(ids), np.int64)
    rank[np.argsort(ids)] = np.arange(len(ids))
    packed, before = [], 0
    units, order = np.empty(len(ids), np.uint8), np.empty((len(ids), _ORDERED), np.uint8)
    for part, gone in parts:
        new_place = np.full(len(part), -1, np.int64)
        new_place[~gone] = rank[before : before + len(part) - int(gone.sum())]
        units[new_place[~gone]], order[new_place[~gone]] = part.units[~gone], part.order[~gone]
        before += len(part) - int(gone.sum())
        row = np.repeat(renumbered[: len(part.starts) - 1].astype(np.int64), np.diff(part.starts))
        row <<= _PLACE
        row |= new_place[part.places]  # -1, with all bits set, where the text is gone
        row <<= _IMPACT
        row |= part.impacts
        packed.append(row[row >= 0] if gone.any() else row)
    return Postings(
        ids=np.sort(ids),
        **_arranged(len(ids), size, np.concatenate(packed)),
        units=units,
        small=_small(parts, rank),
        order=order,
    )


def _small(parts: Sequence[tuple[Postings, NDArray[np.bool_]]], rank: Longs) -> Bytes:
    """The bits of small words, one row after the other: all at once would take eight times the memory."""
    rows = []
    for word in range(len(parts[0][0].small)):
        row = np.empty(len(rank), np.uint8)
        row[rank] = np.concatenate(
            [np.unpackbits(part.small[word], count=len(part))[~gone] for part, gone in parts]
        )
        rows.append(np.packbits(row))
    return np.array(rows)


def _arranged(texts: int, size: int, packed: Longs) -> dict[str, Any]:
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
    return {
        "starts": starts,
        "places": places,
        "impacts": impacts,
        "doc_starts": np.searchsorted(packed, np.arange(texts + 1) << (_TERM + _IMPACT)),
        "doc_terms": by_rarity[packed >> _IMPACT & _LOW_TERM],
        "doc_impacts": (packed & _LOW_IMPACT).astype(np.uint8),
    }
