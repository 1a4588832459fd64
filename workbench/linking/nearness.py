"""Which texts are compared with which: those that are alike, each among the most alike of the other.

Whether two texts are is told by what texts there are, and not by the order in which they came. A crowd of texts
that are all alike thins itself out: where more than `MOST` texts are at least as alike to a text as another is,
the two are not compared. Copies of a text do not make a crowd.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from workbench.linking.alike import likeness

if TYPE_CHECKING:
    from workbench.linking.index import Index
    from workbench.linking.meaning import Meaning
    from workbench.linking.meaningindex import MeaningIndex
    from workbench.linking.overlap import Floats
    from workbench.linking.postings import Longs

Pair = tuple[int, int]
LEAST = 3.0  # likeness by words; what is less alike shares words by chance
NEAR = 0.5  # cosine by meaning
MOST = 50


class Finds(Protocol):
    """An index that finds all that is alike to a text."""

    def alike(self, text: str, least: float) -> "tuple[Longs, Floats]":
        """The ids of all texts with at least that likeness, and their likeness."""


class Source(NamedTuple):
    """One way of being alike: indexes that together hold all texts, and the likeness of two; it is symmetric."""

    indexes: Sequence[Finds]
    likeness: Callable[[str, str], float]
    least: float


def neighbours(
    texts: Mapping[int, str],
    fresh: Iterable[int],
    known: "Sequence[Index | MeaningIndex]" = (),
    meaning: "Meaning | None" = None,
) -> "Neighbours":
    """The neighbours among what is known and what is fresh. `texts` has those that are asked for.

    `known` is an index over the short texts of what is known, and where a sentence model is asked, a second one,
    by meaning.
    """
    from workbench.linking.index import Index

    new, said = Index(), [(id, texts[id]) for id in fresh]
    new.add(said)
    sources = [Source([*known[:1], new], likeness, LEAST)]
    if meaning is not None:
        from workbench.linking.meaningindex import MeaningIndex

        sources.append(Source([*known[1:], MeaningIndex(meaning, new, said)], meaning.cosine, NEAR))
    return Neighbours(texts, sources)


class _Around(NamedTuple):
    """How alike others are to a text, and the likeness that is too common to count.

    Copies, which are as alike as can be, do not count; of very many, each is near the first ones.
    """

    id: int
    others: dict[int, float]
    common: float
    copies: frozenset[int]
    first: frozenset[int]  # of the copies and the text itself

    def has(self, id: int) -> bool:
        """Whether another is near, as far as this text can tell."""
        if id in self.copies:
            return id in self.first or self.id in self.first
        return self.others.get(id, self.common) > self.common


class Neighbours:
    """Tells which of some texts, by id, are compared: those that are near each other in the way of one source."""

    def __init__(self, texts: Mapping[int, str], sources: Sequence[Source]) -> None:
        """`sources` hold all texts; `texts` has those that are asked for."""
        self._texts = texts
        self._sources = sources
        self._found: dict[int, list[_Around]] = {}

    def near(self, id: int) -> set[int]:
        """The ids that may be near an id: no more than `MOST` in the way of one source are nearer to it."""
        return {other for around in self._around(id) for other in around.others if around.has(other)}

    def mutual(self, a: int, b: int) -> bool:
        """Whether two ids are near each other."""
        both = zip(self._around(a), self._around(b), strict=True)
        return any(one.has(b) and other.has(a) for one, other in both)

    def reached(self, ids: Iterable[int]) -> "Reached":
        """What else these ids are alike to."""
        reach: list[dict[int, float]] = [{} for _ in self._sources]
        for id in ids:
            for known, around in zip(reach, self._around(id), strict=True):
                for other, value in around.others.items():
                    known[other] = max(value, known.get(other, 0.0))
        return Reached(self._texts, self._sources, reach)

    def _around(self, id: int) -> list[_Around]:
        if id not in self._found:
            self._found[id] = [_around(source, id, self._texts[id]) for source in self._sources]
        return self._found[id]


class Reached:
    """How alike texts are to those that came."""

    def __init__(
        self, texts: Mapping[int, str], sources: Sequence[Source], reach: Sequence[Mapping[int, float]]
    ) -> None:
        self._texts = texts
        self._sources = sources
        self._reach = reach

    def __iter__(self) -> Iterator[int]:
        """The ids of all that is alike to any."""
        return iter(set().union(*self._reach))

    def between(self, a: int, b: int) -> bool:
        """Whether one that came is at least as alike to one of two ids as they are to each other."""
        for source, reach in zip(self._sources, self._reach, strict=True):
            most = max(reach.get(a, -1.0), reach.get(b, -1.0))
            if most > 0 and source.least <= source.likeness(self._texts[a], self._texts[b]) <= most:
                return True
        return False


def _around(source: Source, id: int, text: str) -> _Around:
    others: dict[int, float] = {}
    for index in source.indexes:
        ids, values = index.alike(text, source.least)
        others.update(zip(ids.tolist(), values.tolist(), strict=True))
    others.pop(id, None)
    whole = source.likeness(text, text)
    copies = frozenset(other for other, value in others.items() if value >= whole)
    too_many = sorted((others[other] for other in others.keys() - copies), reverse=True)[MOST : MOST + 1]
    first = frozenset(sorted((id, *copies))[:MOST])
    return _Around(id, others, too_many[0] if too_many else 0.0, copies, first)
