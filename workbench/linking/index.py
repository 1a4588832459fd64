"""An index over what texts say: finds the claims that may say the same as a text."""

import math
from array import array
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from workbench.linking import stored
from workbench.linking.keys import EXTRA, keys
from workbench.linking.leading import Segment, leading
from workbench.linking.postings import Longs, Postings, from_tokens, merged
from workbench.records import Hit

_LEADING = 200  # texts scored exactly
_TERMS = 64  # of a query, the rarest
_STEP = 4  # a segment is at least so many times as large as the next, else the two are merged
_SMALL = 2_000  # texts; smaller segments are always merged
_SCALE = 1_000  # weights are whole numbers


class Index:
    """Texts by id, found by stems, paraphrase groups and places; ranked by BM25.

    The answer depends on what the index holds, never on the order it came in; ties go to the lower id.
    Segments of falling size, the newest last, share one numbering of terms.
    """

    def __init__(self) -> None:
        self.note: stored.Note = {}  # whatever its owner wants to be kept with it
        self._terms: dict[str, int] = {}
        self._frequencies: Longs = np.zeros(0, np.int64)  # of the terms, over what is in the segments
        self._segments: list[Segment] = []
        self._size = 0
        self._new_ids: dict[int, None] = {}  # not in a segment yet
        self._new_lengths = array("q")
        self._new_tokens = array("i")

    def __len__(self) -> int:
        return self._size + len(self._new_ids)

    def __contains__(self, id: int) -> bool:
        return id in self._new_ids or self._find(id) is not None

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Put texts in. An id that is in already gets the new text."""
        number = self._terms
        for id, text in texts:
            if id in self:
                self.remove([id])
            tokens = [number.setdefault(key, len(number)) for key in keys(text)]
            self._new_ids[id] = None
            self._new_lengths.append(len(tokens))
            self._new_tokens.extend(tokens)

    def remove(self, ids: Iterable[int]) -> None:
        """Take texts out; ids that are not in are passed over."""
        for id in ids:
            if id in self._new_ids:
                self._settle()
            found = self._find(id)
            if found is not None:
                (part, gone), place = found
                gone[place] = True
                self._frequencies[part.doc_terms[part.doc_starts[place] : part.doc_starts[place + 1]]] -= 1
                self._size -= 1

    def search(self, text: str, limit: int = 5) -> list[Hit]:
        """The `limit` texts that share most with a text, best first. Scores only rank."""
        self._settle()
        if limit < 1 or not self._size:
            return []
        terms, weights = self._wanted(text)
        if not len(terms):
            return []
        frequencies = self._frequencies[terms]
        ids, scores = leading(self._segments, terms, weights, frequencies, max(_LEADING, 2 * limit))
        best = zip(ids[:limit].tolist(), scores[:limit].tolist(), strict=True)
        return [Hit(id=id, score=score / (255 * _SCALE)) for id, score in best]

    def frozen(self) -> Postings:
        """All that the index holds as one `Postings`, its terms in alphabetical order: ever the same for the same texts."""
        return self._frozen()[1]

    def save(self, folder: Path | str) -> None:
        """Write the index and its `note` into a folder (made if missing), all of it or nothing. Raises `OSError`."""
        words, postings = self._frozen()
        stored.save(Path(folder), words, postings, self.note)

    @classmethod
    def open(cls, folder: Path | str) -> "Index":
        """The index saved in a folder, mapped. Raises `DataError` where there is none, or it is not whole."""
        words, postings, note = stored.load(Path(folder))
        index = cls()
        index.note = note
        index._terms = dict(zip(words, range(len(words)), strict=True))
        index._frequencies = postings.frequencies
        index._take(postings)
        return index

    def _frozen(self) -> tuple[list[str], Postings]:
        self._settle()
        words = sorted(word for word, term in self._terms.items() if self._frequencies[term])
        renumbered = np.zeros(len(self._terms), np.int32)
        renumbered[[self._terms[word] for word in words]] = np.arange(len(words), dtype=np.int32)
        return words, merged(self._segments, renumbered, len(words))

    def _wanted(self, text: str) -> tuple[Longs, Longs]:
        """The terms of a query that are in the index, the rarest first, and their weights."""
        counted = Counter(keys(text))
        known = [(int(self._frequencies[self._terms[key]]), key) for key in counted if key in self._terms]
        wanted = sorted((frequency, key) for frequency, key in known if frequency)[:_TERMS]
        weights = [
            math.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))
            * min(counted[key], 2) ** 0.5
            * (0.5 if key.startswith(EXTRA) else 1.0)
            for frequency, key in wanted
        ]
        terms = np.array([self._terms[key] for _, key in wanted], np.int64)
        return terms, np.maximum(1, np.rint(np.array(weights) * _SCALE)).astype(np.int64)

    def _find(self, id: int) -> tuple[Segment, int] | None:
        for part, gone in self._segments:
            place = part.place_of(id)
            if place is not None and not gone[place]:
                return (part, gone), place
        return None

    def _take(self, part: Postings) -> None:
        self._segments.append((part, np.zeros(len(part), np.bool_)))
        self._size += len(part)

    def _settle(self) -> None:
        """Make a segment of what is new, and merge it with those before that are not much larger."""
        if not self._new_ids:
            return
        part = from_tokens(
            np.array(list(self._new_ids), np.int64),
            np.array(self._new_lengths, np.int64),
            np.array(self._new_tokens, np.int32),
            np.array([not key.startswith(EXTRA) for key in self._terms], np.bool_),
        )
        self._new_ids, self._new_lengths, self._new_tokens = {}, array("q"), array("i")
        self._frequencies = np.concatenate(
            [self._frequencies, np.zeros(len(self._terms) - len(self._frequencies), np.int64)]
        )
        self._frequencies += part.frequencies
        self._take(part)
        while len(self._segments) > 1 and len(self._segments[-2][0]) < max(
            _STEP * len(self._segments[-1][0]), _SMALL
        ):
            same = np.arange(len(self._terms), dtype=np.int32)
            last = merged(self._segments[-2:], same, len(same))
            self._segments[-2:] = [(last, np.zeros(len(last), np.bool_))]
