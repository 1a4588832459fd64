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

from workbench.linking.postings import Ints, Longs, Postings

_FEW = 30  # texts that bear a mark, at most
_TERMS = 10  # per text, the rarest that another text has too: all marks are made of these
_DEEPEST = 3  # terms in a mark
_NEIGHBOURS = 10  # on either side
_POSITION = 4  # bits; the number of the text takes as many as it needs, the hash of the mark the rest
_AT_ONCE = 4_000_000  # entries or pairs held at a time

Hashes = NDArray[np.uint64]


class Marks(NamedTuple):
    """Who bears which mark: the texts of one mark stand side by side, rising."""

    texts: Ints  # [E]
    ends: Ints  # [E] an entry is paired with those behind it, up to there


class _Terms(NamedTuple):
    """The terms that marks are made of, text by text, the rarest first."""

    hashes: Hashes  # [T]
    starts: Longs  # [N + 1]


class _Entries(NamedTuple):
    """Marks in the making: each a text, the hash of the terms so far, and which was the last of them."""

    hashes: Hashes
    texts: Longs
    last: Longs  # counted from the text's rarest


def pairs(postings: Postings) -> Iterator[tuple[Longs, Longs]]:
    """The pairs of texts that share a mark, each once, a block of texts at a time: lower and higher numbers.

    Texts are numbered as in `postings`. Where neighbours matter, neighbouring numbers should be alike.
    """
    texts, ends = marks(postings)
    partners: Ints = (ends - np.arange(1, len(ends) + 1)).astype(np.int32)
    by_text = np.argsort(texts, kind="stable").astype(np.int32)
    by_text = by_text[partners[by_text] > 0]
    starts = np.searchsorted(texts[by_text], np.arange(len(postings) + 1))
    work = np.concatenate([[0], np.cumsum(partners[by_text], dtype=np.int64)])[starts]
    low = 0
    while low < len(postings):
        high = max(low + 1, int(np.searchsorted(work, work[low] + _AT_ONCE, side="right")) - 1)
        entries = by_text[starts[low] : starts[high]]
        counts: Ints = partners[entries]
        left = np.repeat(texts[entries].astype(np.uint64), counts)
        right = texts[np.repeat(entries + 1, counts) + _places(counts)].astype(np.uint64)
        both = left << np.uint64(32) | right
        both.sort()
        both = both[_changes(both)]
        yield (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)
        low = high


def marks(postings: Postings) -> Marks:
    """All marks that few texts bear, and those of neighbours."""
    terms = _terms(postings)
    counts = np.diff(terms.starts)
    first = _Entries(terms.hashes, np.repeat(np.arange(len(postings)), counts), _places(counts))
    parts = 1 + len(first.texts) * _TERMS // (2 * _AT_ONCE)
    part_of = (terms.hashes >> np.uint64(32)) % np.uint64(parts)
    found: list[Marks] = []
    for part in range(parts):
        entries = _Entries(*(column[part_of == np.uint64(part)] for column in first))
        for terms_in_mark in range(1, _DEEPEST + 1):
            done, entries = _settled(entries, counts, terms_in_mark)
            found.append(done)
            if terms_in_mark < _DEEPEST:
                entries = _extended(entries, terms)
    before = np.cumsum([0, *(len(some.texts) for some in found)])
    return Marks(
        np.concatenate([some.texts for some in found]),
        np.concatenate([some.ends + shift for some, shift in zip(found, before[:-1], strict=True)]).astype(
            np.int32
        ),
    )


def _terms(postings: Postings) -> _Terms:
    shared = postings.frequencies[postings.doc_terms] > 1
    texts = np.repeat(np.arange(len(postings)), np.diff(postings.doc_starts))[shared]
    kept = _places(np.bincount(texts, minlength=len(postings))) < _TERMS
    counts = np.bincount(texts[kept], minlength=len(postings))
    terms = postings.doc_terms[shared][kept].astype(np.uint64)
    return _Terms(_mixed(terms + np.uint64(1)), np.concatenate([[0], np.cumsum(counts)]))


def _settled(entries: _Entries, counts: Longs, terms_in_mark: int) -> tuple[Marks, _Entries]:
    """The marks that are done, and the entries of those that too many texts bear."""
    bits = np.uint64(max(1, len(counts)).bit_length())
    shift = bits + np.uint64(_POSITION)
    packed = entries.texts.astype(np.uint64) << np.uint64(_POSITION) | entries.last.astype(np.uint64)
    packed |= entries.hashes >> shift << shift
    packed.sort()
    mark = packed >> shift
    starts = _changes(mark)
    sizes = np.diff(starts, append=len(mark))
    size = np.repeat(sizes, sizes)
    end = np.repeat(starts + sizes, sizes)
    texts = (packed >> np.uint64(_POSITION) & np.uint64((1 << int(bits)) - 1)).astype(np.int64)
    here = np.arange(len(mark))
    whole = (size > _FEW) & (
        counts[texts] == terms_in_mark if terms_in_mark < _DEEPEST else np.ones(len(mark), np.bool_)
    )
    stays = np.repeat(np.logical_or.reduceat(whole, starts) if len(starts) else whole, sizes)
    stays |= (size > 1) & (size <= _FEW)
    end = np.where(size <= _FEW, end, np.where(whole, np.minimum(end, here + 1 + _NEIGHBOURS), here + 1))
    moved = np.cumsum(stays) - 1  # where an entry that stays comes to stand
    done = Marks(texts[stays].astype(np.int32), (moved[end[stays] - 1] + 1).astype(np.int32))
    many = size > _FEW
    return done, _Entries(mark[many], texts[many], (packed[many] & np.uint64(15)).astype(np.int64))


def _extended(entries: _Entries, terms: _Terms) -> _Entries:
    """Each entry with every later term of its text."""
    at = terms.starts[entries.texts] + entries.last
    more = terms.starts[entries.texts + 1] - at - 1
    step = _places(more) + 1
    return _Entries(
        _mixed(
            np.repeat(entries.hashes, more) * np.uint64(0x9E3779B97F4A7C15)
            + terms.hashes[np.repeat(at, more) + step]
        ),
        np.repeat(entries.texts, more),
        np.repeat(entries.last, more) + step,
    )


def _places(counts: Longs | Ints) -> Longs:
    """0, 1, … for each count in turn, end to end."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    places: Longs = np.arange(total) - np.repeat(ends - counts, counts)
    return places


def _changes(values: Hashes) -> Longs:
    """Where each run of equal values begins."""
    return (
        np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if len(values) else np.arange(0)
    )


def _mixed(values: Hashes) -> Hashes:
    """Whole numbers scattered over 64 bits (the finaliser of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
