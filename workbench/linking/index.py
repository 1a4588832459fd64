"""An index over what texts say: finds the claims that may say the same as a text."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import numpy as np

from workbench.linking import stored
from workbench.linking.alike import weighed, weights
from workbench.linking.families import Families, families
from workbench.linking.keys import EXTRA, bytes_of, read, small_keys, stressed
from workbench.linking.leading import leading
from workbench.linking.overlap import Floats, overlapping
from workbench.linking.postings import Batch, Ints, Longs, Postings, from_tokens, merged
from workbench.linking.query import SCALE, query
from workbench.linking.segment import Segment
from workbench.records import Hit

_LEAST = 40  # texts scored exactly
_AT_ONCE = 200_000  # new texts in memory
_STEP = 4  # a segment is at least so many times as large as the next, else the two are merged
_SMALL = 2_000  # texts; smaller segments are always merged


class Index:
    """Texts by id, found by stems, paraphrase groups and places; ranked by BM25 and by words near each other.

    Small words ("of", "will") count where something else is shared, and find texts for a query that has no other
    words.

    The answer depends on what the index holds, never on the order it came in; ties go to the lower id. `note`
    is for its owner, and is saved with it. Not to be used by two threads at a time.
    """

    def __init__(self) -> None:
        self.note: stored.Note = {}
        self._terms = {key: term for term, key in enumerate(small_keys())}
        self._small = len(self._terms)
        self._frequencies: Longs = np.zeros(
            self._small, np.int64
        )  # of the terms, over what is in the segments
        self._weights: Longs = np.zeros(0, np.int64)  # of the terms, as far as it was asked for
        self._family_of: Families = np.zeros(0, np.uint16)  # of the terms, likewise
        self._segments: list[Segment] = []  # of falling size; they share one numbering of terms
        self._in_order = False  # whether there is one segment with its terms in alphabetical order
        self._new = Batch()

    def __len__(self) -> int:
        self._take_in()
        return sum(map(len, self._segments))

    def __contains__(self, id: int) -> bool:
        self._take_in()
        return any(segment.has(id) for segment in self._segments)

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Put texts in. An id that is in already gets the new text."""
        number = self._terms
        for id, text in texts:
            known = read(text)
            tokens = [number.setdefault(key, len(number)) for key in known.keys]
            self._new.add(id, tokens, bytes_of(known.words))
            if len(self._new.ids) >= _AT_ONCE:
                self._take_in()

    def remove(self, ids: Iterable[int]) -> None:
        """Take texts out; ids that are not in are passed over."""
        self._take_in()
        self._drop(np.unique(np.fromiter(ids, np.int64)))

    def search(self, text: str, limit: int = 5) -> list[Hit]:
        """The `limit` texts that share most with a text, best first. Scores only rank."""
        self._settle()
        asked = query(read(stressed(text)), self._terms, self._frequencies, len(self), self._small)
        if limit < 1 or not len(asked.terms):
            return []
        ids, scores = leading(self._segments, asked, self._families(), max(_LEAST, 2 * limit))
        best = zip(ids[:limit].tolist(), scores[:limit].tolist(), strict=True)
        return [Hit(id=id, score=score / (255 * SCALE)) for id, score in best]

    def alike(self, text: str, least: float) -> tuple[Longs, Floats]:
        """The ids of all texts whose `likeness` to a text is at least so much (above 0), and their likeness."""
        self._settle()
        wanted = weighed(text)
        known = {self._terms[key]: weight for key, weight in wanted.items() if key in self._terms}
        return overlapping(self._segments, known, sum(wanted.values()), self._weighed(), least)

    def save(self, folder: Path | str) -> None:
        """Write the index into a folder (made if missing), all of it or nothing. Raises `OSError`.

        The same texts make the same file.
        """
        self._take_in()
        if not self._segments:
            self._append(from_tokens(self._new, np.ones(self._small, np.bool_), self._small))
        if not self._in_order or len(self._segments) > 1 or self._segments[0].gone.any():
            self._merge_all()
        stored.save(Path(folder), list(self._terms), self._segments[0].part, self.note)

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

    def _families(self) -> Families:
        """The family of each term."""
        if len(self._family_of) < len(self._terms):
            more = islice(self._terms, len(self._family_of), None)
            self._family_of = np.concatenate([self._family_of, families(more)])
        return self._family_of

    def _weighed(self) -> Longs:
        """What each term weighs in ordinary text."""
        more = weights(islice(self._terms, len(self._weights), None))
        if more:
            self._weights = np.concatenate([self._weights, np.array(more, np.int64)])
        return self._weights

    def _append(self, part: Postings) -> None:
        self._segments.append(Segment(part))
        grown = np.zeros(len(self._terms), np.int64)
        grown[: len(self._frequencies)] = self._frequencies
        self._frequencies = grown + part.frequencies

    def _take_in(self) -> None:
        """Make a segment of what is new; ids that were in before are taken out of the others."""
        if not self._new.ids:
            return
        plain = np.array([not key.startswith(EXTRA) for key in self._terms], np.bool_)
        part, self._new = from_tokens(self._new, plain, self._small), Batch()
        self._drop(part.ids)
        self._append(part)
        self._in_order = False

    def _drop(self, ids: Longs) -> None:
        for segment in self._segments:
            stood = segment.drop(ids)
            self._frequencies[: len(stood)] -= stood

    def _settle(self) -> None:
        """Merge what is new with those segments before it that are not much larger."""
        self._take_in()
        sizes = [len(segment.part) for segment in self._segments]
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
        self._segments[first:] = [self._merged(first, same, len(same))]

    def _merge_all(self) -> None:
        """Make one segment, with the terms that are left in alphabetical order behind those of small words."""
        words = list(self._terms)
        left = sorted(word for word in words[self._small :] if self._frequencies[self._terms[word]])
        words[self._small :] = left
        order = np.array([self._terms[word] for word in words], np.int64)
        renumbered = np.zeros(len(self._terms), np.int32)
        renumbered[order] = np.arange(len(words), dtype=np.int32)
        self._segments = [self._merged(0, renumbered, len(words))]
        self._frequencies = self._frequencies[order]
        self._terms = {word: term for term, word in enumerate(words)}
        self._weights, self._family_of = np.zeros(0, np.int64), np.zeros(0, np.uint16)
        self._in_order = True

    def _merged(self, first: int, renumbered: Ints, size: int) -> Segment:
        parts = [(segment.part, segment.gone) for segment in self._segments[first:]]
        return Segment(merged(parts, renumbered, size))
