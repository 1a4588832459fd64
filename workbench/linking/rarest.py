"""The rarest terms of each text of a collection: all that joining looks at.

Texts are read in pieces, in whatever process; a piece has its own list of words, so that none need know of another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from workbench.linking.keys import keys
from workbench.linking.postings import Ints, Longs

TERMS = 8  # per text, the rarest that another text has too: the common ones say little, and cost as much
_TEXTS, _LETTERS = 4_000, 1_000_000  # in a piece, at most, but for a text that is longer
_NOTHING = -1


@dataclass(frozen=True, slots=True)
class Rarest:
    """N texts and V terms, which are numbered by rising frequency."""

    terms: Ints  # [N, TERMS] the rarest that are shared first; -1 where there are no more
    alone: Longs  # [N] how many terms of a text stand in no other
    frequencies: Longs  # [V] how many texts have a term

    def __len__(self) -> int:
        return len(self.alone)


class Piece(NamedTuple):
    """Some texts as terms: those of each text once, end to end, as places in `words`."""

    words: list[str]
    terms: Ints
    lengths: Ints  # of each text


class Reading(NamedTuple):
    """Texts to be read."""

    texts: list[str]

    def done(self) -> Piece:
        """The terms of the texts."""
        number: dict[str, int] = {}
        terms: list[int] = []
        lengths: list[int] = []
        for text in self.texts:
            found = set(keys(text))
            terms += [number.setdefault(key, len(number)) for key in found]
            lengths.append(len(found))
        return Piece(list(number), np.array(terms, np.int32), np.array(lengths, np.int32))


def pieces(texts: Iterable[str]) -> Iterator[Reading]:
    """All texts, in order, as many at a time as are read soon."""
    some: list[str] = []
    letters = 0
    for text in texts:
        some.append(text)
        letters += len(text)
        if len(some) == _TEXTS or letters >= _LETTERS:
            yield Reading(some)
            some, letters = [], 0
    if some:
        yield Reading(some)


def rarest(read: Iterable[tuple[int, Piece]]) -> Rarest:
    """The rarest terms of the texts of all pieces, which come with their numbers, in whatever order."""
    number: dict[str, int] = {}
    some = {}
    for place, (words, terms, lengths) in read:
        known = np.array([number.setdefault(word, len(number)) for word in words], np.int32)
        some[place] = known[terms], lengths
    found = [some.pop(place) for place in sorted(some)]
    frequencies = np.zeros(len(number), np.int64)
    for terms, _ in found:
        frequencies += np.bincount(terms, minlength=len(number))
    alphabetical = np.array([number[word] for word in sorted(number)], np.int64)
    order = alphabetical[np.argsort(frequencies[alphabetical], kind="stable")]
    frequencies = frequencies[order]
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    shared = int(np.searchsorted(frequencies, 2))  # the first term that is
    kept = [_kept(rank[terms], lengths, shared) for terms, lengths in found]
    return Rarest(
        np.concatenate([terms for terms, _ in kept]) if kept else np.zeros((0, TERMS), np.int32),
        np.concatenate([alone for _, alone in kept]) if kept else np.zeros(0, np.int64),
        frequencies,
    )


def _kept(terms: Ints, lengths: Ints, shared: int) -> tuple[Ints, Longs]:
    """Of each text the rarest terms that are shared, and how many are not."""
    texts = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    alone = np.bincount(texts[terms < shared], minlength=len(lengths))
    packed = (texts << 32 | terms)[terms >= shared]
    packed.sort()
    texts = packed >> 32
    counts = np.bincount(texts, minlength=len(lengths))
    column = np.arange(len(texts)) - np.repeat(np.cumsum(counts) - counts, counts)
    table: Ints = np.full((len(lengths), TERMS), _NOTHING, np.int32)
    few = column < TERMS
    table[texts[few], column[few]] = packed[few] & 0xFFFFFFFF
    return table, alone
