"""The index with a second opinion: candidates by words and by meaning, ranked by both."""

from collections.abc import Iterable
from typing import Any

from workbench.linking.index import Index
from workbench.linking.meaning import Meaning
from workbench.linking.vectors import nearest
from workbench.records import Hit

_EACH = 50  # candidates of each kind that are ranked together
_WEIGHT = 3.0  # of a cosine, beside a score by words that is 1 for the best


class MeaningIndex:
    """An `Index` and the vectors of its texts; searched like the index alone.

    The texts that are nearest in meaning are candidates too. A score is that by words, as a share of the best
    one's, and `_WEIGHT` times the cosine.
    """

    def __init__(self, meaning: Meaning, words: Index, texts: Iterable[tuple[int, str]] = ()) -> None:
        """`texts` are those that `words` holds already."""
        self._meaning, self.words = meaning, words
        self._places: dict[int, int] = {}  # id → place of its vector
        self._arrays: tuple[Any, Any] | None = None  # ids and places, until something changes
        self.read(texts)

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, id: int) -> bool:
        return id in self.words

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Put texts in. An id that is in already gets the new text."""
        texts = list(texts)
        self.words.add(texts)
        self.read(texts)

    def remove(self, ids: Iterable[int]) -> None:
        """Take texts out; ids that are not in are passed over."""
        ids = list(ids)
        self.words.remove(ids)
        self.forget(ids)

    def forget(self, ids: Iterable[int]) -> None:
        """Let go of what was meant by texts that the index of words has no more."""
        for id in ids:
            self._places.pop(id, None)
        self._arrays = None

    def search(self, text: str, limit: int = 5) -> list[Hit]:
        """The `limit` texts nearest to a text, best first. Scores only rank; ties go to the lower id."""
        if limit < 1 or not self._places:
            return []
        import numpy as np

        each = max(limit, _EACH)
        by_words = {hit.id: hit.score for hit in self.words.search(text, each)}
        top = max(by_words.values(), default=1.0) or 1.0
        ids, places = self._listed()
        vectors = self._meaning.vectors
        wanted = vectors.at(self._meaning.places([text]))
        found, cosines = nearest(vectors, places, wanted, each)
        scores = dict(zip(ids[found[0]].tolist(), cosines[0].tolist(), strict=True))
        others = [id for id in by_words if id not in scores]
        if others:
            alike = vectors.at(np.array([self._places[id] for id in others])) @ wanted[0]
            scores.update(zip(others, alike.tolist(), strict=True))
        ranked = {id: by_words.get(id, 0.0) / top + _WEIGHT * cosine for id, cosine in scores.items()}
        best = sorted(ranked, key=lambda id: (-ranked[id], id))[:limit]
        return [Hit(id=id, score=ranked[id]) for id in best]

    def alike(self, text: str, least: float) -> tuple[Any, Any]:
        """The ids of all texts whose cosine to a text is at least so much, and the cosines, to four digits."""
        import numpy as np

        ids, places = self._listed()
        vectors = self._meaning.vectors
        wanted = vectors.at(self._meaning.places([text]))[0]
        blocks = [(block * wanted).sum(axis=-1, dtype="float64") for block in vectors.blocks(places)]
        cosines = np.concatenate([np.zeros(0), *blocks]).round(4)
        found = cosines >= least
        return ids[found], cosines[found]

    def read(self, texts: Iterable[tuple[int, str]]) -> None:
        """Take in what is meant by texts that the index of words has already, maybe by more than these."""
        listed = dict(texts)
        places = self._meaning.places(listed.values()).tolist()
        self._places.update(zip(listed, places, strict=True))
        self._arrays = None

    def _listed(self) -> tuple[Any, Any]:
        import numpy as np

        if self._arrays is None:
            ids = np.array(sorted(self._places), np.int64)
            self._arrays = ids, np.array([self._places[id] for id in ids.tolist()], np.int64)
        return self._arrays
