"""An index over what texts say: finds the claims that may say the same as a text."""

import math
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import numpy as np

from workbench.linking import stored
from workbench.linking.alike import Floats, alike, weighed, weights
from workbench.linking.keys import EXTRA, keys
from workbench.linking.leading import Segment, leading
from workbench.linking.postings import Batch, Longs, Postings, from_tokens, merged
from workbench.records import Hit

_LEADING = 200  # texts scored exactly
_TERMS = 64  # of a query, the rarest
_AT_ONCE = 200_000  # new texts in memory
_STEP = 4  # a segment is at least so many times as large as the next, else the two are merged
_SMALL = 2_000  # texts; smaller segments are always merged
_EXTRA = 0.25  # weight of a group's or a place's key beside a word's
_SCALE = 1_000  # weights are whole numbers


class Index:
    """Texts by id, found by stems, paraphrase groups and places; ranked by BM25.

    The answer depends on what the index holds, never on the order it came in; ties go to the lower id. `note`
    is for its owner, and is saved with it. Not to be used by two threads at a time.
    """

    def __init__(self) -> None:
        self.note: stored.Note = {}
        self._terms: dict[str, int] = {}
        self._frequencies: Longs = np.zeros(0, np.int64)  # of the terms, over what is in the segments
        self._weights: Longs = np.zeros(0, np.int64)  # of the terms, as far as it was asked for
        self._segments: list[Segment] = []  # of falling size; they share one numbering of terms
        self._in_order = False  # whether there is one segment with its terms in alphabetical order
        self._new = Batch()

    def __len__(self) -> int:
        self._take_in()
        return sum(len(part) - int(gone.sum()) for part, gone in self._segments)

    def __contains__(self, id: int) -> bool:
        self._take_in()
        wanted = np.array([id], np.int64)
        return any(not gone[part.places_of(wanted)].all() for part, gone in self._segments)

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Put texts in. An id that is in already gets the new text."""
        number = self._terms
        for id, text in texts:
            self._new.add(id, [number.setdefault(key, len(number)) for key in keys(text)])
            if len(self._new.ids) >= _AT_ONCE:
                self._take_in()

    def remove(self, ids: Iterable[int]) -> None:
        """Take texts out; ids that are not in are passed over."""
        self._take_in()
        self._drop(np.unique(np.fromiter(ids, np.int64)))

    def search(self, text: str, limit: int = 5) -> list[Hit]:
        """The `limit` texts that share most with a text, best first. Scores only rank."""
        self._settle()
        terms, weights = self._wanted(text)
        if limit < 1 or not len(terms):
            return []
        most = max(_LEADING, 2 * limit)
        ids, scores = leading(self._segments, terms, weights, self._frequencies[terms], most)
        best = zip(ids[:limit].tolist(), scores[:limit].tolist(), strict=True)
        return [Hit(id=id, score=score / (255 * _SCALE)) for id, score in best]

    def alike(self, text: str, least: float) -> tuple[Longs, Floats]:
        """The ids of all texts whose `likeness` to a text is at least so much (above 0), and their likeness."""
        self._settle()
        wanted = weighed(text)
        known = {self._terms[key]: weight for key, weight in wanted.items() if key in self._terms}
        return alike(self._segments, known, sum(wanted.values()), self._weighed(), least)

    def frozen(self) -> Postings:
        """All that the index holds as one `Postings`, its terms in alphabetical order: the same for the same texts."""
        self._take_in()
        if not self._in_order or len(self._segments) > 1 or self._segments[0][1].any():
            self._merge_all()
        return self._segments[0][0]

    def save(self, folder: Path | str) -> None:
        """Write the index into a folder (made if missing), all of it or nothing. Raises `OSError`."""
        postings = self.frozen()
        stored.save(Path(folder), list(self._terms), postings, self.note)

    @classmethod
    def open(cls, folder: Path | str) -> "Index":
        """The index saved in a folder, mapped. Raises `DataError` where there is none, or it is not whole."""
        words, postings, note = stored.load(Path(folder))
        index = cls()
        index.note = note
        index._terms = dict(zip(words, range(len(words)), strict=True))
        index._append(postings)
        index._in_order = True
        return index

    def _wanted(self, text: str) -> tuple[Longs, Longs]:
        """The terms of a query that are in the index, the rarest first, and their weights."""
        counted, size = Counter(keys(text)), len(self)
        known = [(int(self._frequencies[self._terms[key]]), key) for key in counted if key in self._terms]
        wanted = sorted((frequency, key) for frequency, key in known if frequency)[:_TERMS]
        weights = [
            math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
            * min(counted[key], 2) ** 0.5
            * (_EXTRA if key.startswith(EXTRA) else 1.0)
            for frequency, key in wanted
        ]
        terms = np.array([self._terms[key] for _, key in wanted], np.int64)
        return terms, np.maximum(1, np.rint(np.array(weights) * _SCALE)).astype(np.int64)

    def _weighed(self) -> Longs:
        """What each term weighs in ordinary text."""
        more = weights(islice(self._terms, len(self._weights), None))
        if more:
            self._weights = np.concatenate([self._weights, np.array(more, np.int64)])
        return self._weights

    def _append(self, part: Postings) -> None:
        self._segments.append(_whole(part))
        grown = np.zeros(len(self._terms), np.int64)
        grown[: len(self._frequencies)] = self._frequencies
        self._frequencies = grown + part.frequencies

    def _take_in(self) -> None:
        """Make a segment of what is new; ids that were in before are taken out of the others."""
        if not self._new.ids:
            return
        plain = np.array([not key.startswith(EXTRA) for key in self._terms], np.bool_)
        part, self._new = from_tokens(self._new, plain), Batch()
        self._drop(part.ids)
        self._append(part)
        self._in_order = False

    def _drop(self, ids: Longs) -> None:
        for part, gone in self._segments:
            places = part.places_of(ids)
            places = places[~gone[places]]
            gone[places] = True
            np.subtract.at(self._frequencies, part.terms_of(places)[0], 1)

    def _settle(self) -> None:
        """Merge what is new with those segments before it that are not much larger."""
        self._take_in()
        sizes = [len(part) for part, _ in self._segments]
        first, total = len(sizes) - 1, sizes[-1] if sizes else 0
        while first > 0 and sizes[first - 1] < max(_STEP * total, _SMALL):
            first -= 1
            total += sizes[first]
        if first == 0 and len(sizes) > 1:
            self._merge_all()
        elif first < len(sizes) - 1:
            self._merge(first)

    def _merge(self, first: int) -> None:
        """Make one segment of those from the given one on."""
        same = np.arange(len(self._terms), dtype=np.int32)
        self._segments[first:] = [_whole(merged(self._segments[first:], same, len(same)))]

    def _merge_all(self) -> None:
        """Make one segment, with the terms that are left in alphabetical order."""
        words = sorted(word for word, term in self._terms.items() if self._frequencies[term])
        order = np.array([self._terms[word] for word in words], np.int64)
        renumbered = np.zeros(len(self._terms), np.int32)
        renumbered[order] = np.arange(len(words), dtype=np.int32)
        self._segments = [_whole(merged(self._segments, renumbered, len(words)))]
        self._frequencies = self._frequencies[order]
        self._terms = {word: term for term, word in enumerate(words)}
        self._weights = np.zeros(0, np.int64)
        self._in_order = True


def _whole(part: Postings) -> Segment:
    return part, np.zeros(len(part), np.bool_)
