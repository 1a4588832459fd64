"""Which texts of a whole collection may say the same, found without looking at each pair.

Two texts may say the same where both bear a *mark* that few others bear: a rare term, or two or three terms
that are rare together though each is common. Where even three are common, a text is paired with its
neighbours in order. Work and memory grow with the number of texts alone: each has a bounded number of marks,
each mark a bounded number of pairs (blocking by minimal rare term sets, after the prefix filter of Bayardo,
Ma and Srikant, 2007).
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.linking.postings import Ints, Longs
from workbench.linking.rarest import TERMS, Rarest
from workbench.linking.threads import in_order

_FEW = 30  # texts that bear a mark, at most
_DEEPEST = 3  # terms in a mark
_NEIGHBOURS = 10  # on either side
_POSITION = 4  # bits; the number of the text takes as many as it needs, the hash of the mark the rest
_AT_ONCE = 2_000_000  # entries or pairs held at a time, by each thread

Hashes = NDArray[np.uint64]
Places = NDArray[np.uint8]


class Marks(NamedTuple):
    """Who bears which mark: the texts of one mark stand side by side, rising."""

    texts: Ints  # [E]
    ends: Ints  # [E] an entry is paired with those behind it, up to there


class _Terms(NamedTuple):
    """The terms that marks are made of, scattered; of each text the rarest first."""

    hashes: Hashes  # [N, TERMS]
    counts: Places  # [N]


class _Entries(NamedTuple):
    """Marks in the making: each a text, the hash of the terms so far, and which was the last of them."""

    hashes: Hashes
    texts: Ints
    last: Places  # counted from the text's rarest


class Joined:
    """The pairs of texts that share a mark. Where neighbours matter, neighbouring numbers should be alike."""

    def __init__(self, rarest: Rarest, threads: int = 1) -> None:
        marks = _marks(rarest, threads)
        partners: Ints = np.subtract(marks.ends, np.arange(1, len(marks.ends) + 1, dtype=np.int32))
        by_text = np.flatnonzero(partners > 0).astype(np.int32)
        by_text = by_text[np.argsort(marks.texts[by_text], kind="stable")]
        self._texts, self._partners, self._by_text = marks.texts, partners, by_text
        self._starts = np.searchsorted(marks.texts[by_text], np.arange(len(rarest) + 1))

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Stretches of texts, each with the pairs whose lower number is in it: as many as fit into memory."""
        work = np.concatenate([[0], np.cumsum(self._partners[self._by_text], dtype=np.int64)])[self._starts]
        low, size = 0, len(self._starts) - 1
        while low < size:
            high = max(low + 1, int(np.searchsorted(work, work[low] + _AT_ONCE, side="right")) - 1)
            yield low, high
            low = high

    def pairs(self, low: int, high: int) -> tuple[Longs, Longs]:
        """The pairs of a stretch, each once, in order: lower and higher numbers."""
        entries = self._by_text[self._starts[low] : self._starts[high]]
        counts = self._partners[entries]
        left = np.repeat(self._texts[entries].astype(np.int64) << 32, counts)
        both = left | self._texts[np.repeat(entries + 1, counts) + _places(counts)]
        both.sort()
        both = both[_changes(both)]
        return both >> 32, both & 0xFFFFFFFF


def _marks(rarest: Rarest, threads: int) -> Marks:
    """All marks that few texts bear, and those of neighbours."""
    there = rarest.terms >= 0
    terms = _Terms(_mixed(rarest.terms.astype(np.uint64)), there.sum(axis=1, dtype=np.uint8))
    parts = 1 + int(there.sum()) * TERMS // (2 * _AT_ONCE)
    part_of = np.where(there, (terms.hashes >> np.uint64(32)) % np.uint64(parts), parts).astype(np.uint16)
    found = [
        some
        for one in in_order(lambda part: _part(terms, part_of == part), range(parts), threads)
        for some in one
    ]
    before = np.cumsum([0, *(len(some.texts) for some in found)])
    return Marks(
        np.concatenate([some.texts for some in found]),
        np.concatenate([some.ends + shift for some, shift in zip(found, before[:-1], strict=True)]).astype(
            np.int32
        ),
    )


def _part(terms: _Terms, mine: NDArray[np.bool_]) -> list[Marks]:
    """The marks that are made from some of the terms, and rarer ones."""
    texts, last = np.nonzero(mine)
    entries = _Entries(terms.hashes[mine], texts.astype(np.int32), last.astype(np.uint8))
    found = []
    for terms_in_mark in range(1, _DEEPEST + 1):
        done, entries = _settled(entries, terms.counts, terms_in_mark)
        found.append(done)
        if terms_in_mark < _DEEPEST:
            entries = _extended(entries, terms)
    return found


def _settled(entries: _Entries, counts: Places, terms_in_mark: int) -> tuple[Marks, _Entries]:
    """The marks that are done, and the entries of those that too many texts bear."""
    bits = np.uint64(max(1, len(counts)).bit_length())
    shift = bits + np.uint64(_POSITION)
    packed = entries.texts.astype(np.uint64) << np.uint64(_POSITION) | entries.last
    packed |= entries.hashes >> shift << shift
    packed.sort()
    mark = packed >> shift
    starts = _changes(mark)
    sizes = np.diff(starts, append=len(mark))
    size = np.repeat(sizes, sizes)
    end = np.repeat(starts + sizes, sizes)
    texts = (packed >> np.uint64(_POSITION) & np.uint64((1 << int(bits)) - 1)).astype(np.int32)
    here = np.arange(len(mark))
    whole = (size > _FEW) & (
        counts[texts] == terms_in_mark if terms_in_mark < _DEEPEST else np.ones(len(mark), np.bool_)
    )
    stays = np.repeat(np.logical_or.reduceat(whole, starts) if len(starts) else whole, sizes)
    stays |= (size > 1) & (size <= _FEW)
    end = np.where(size <= _FEW, end, np.where(whole, np.minimum(end, here + 1 + _NEIGHBOURS), here + 1))
    moved = np.cumsum(stays) - 1  # where an entry that stays comes to stand
    done = Marks(texts[stays], (moved[end[stays] - 1] + 1).astype(np.int32))
    many = size > _FEW
    return done, _Entries(mark[many], texts[many], (packed[many] & np.uint64(15)).astype(np.uint8))


def _extended(entries: _Entries, terms: _Terms) -> _Entries:
    """Each entry with every later term of its text."""
    more = terms.counts[entries.texts].astype(np.int64) - entries.last - 1
    texts = np.repeat(entries.texts, more)
    last = np.repeat(entries.last, more) + (_places(more) + 1).astype(np.uint8)
    salted = np.repeat(entries.hashes * np.uint64(0x9E3779B97F4A7C15), more)
    return _Entries(_mixed(salted + terms.hashes[texts, last]), texts, last)


def _places(counts: Longs | Ints) -> Longs:
    """0, 1, … for each count in turn, end to end."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    places: Longs = np.arange(total) - np.repeat(ends - counts, counts)
    return places


def _changes(values: Hashes | Longs) -> Longs:
    """Where each run of equal values begins."""
    return (
        np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if len(values) else np.arange(0)
    )


def _mixed(values: Hashes) -> Hashes:
    """Whole numbers scattered over 64 bits (the finaliser of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
