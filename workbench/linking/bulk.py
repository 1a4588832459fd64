"""A whole collection linked at once: alike texts found by a self-join, then compared on all processors."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

from workbench.errors import Cancelled
from workbench.linking.bands import BANDS
from workbench.linking.worker import Found, Task
from workbench.linking.workers import answers, processors
from workbench.records import Bands, Link

if TYPE_CHECKING:
    from workbench.linking.meaning import Meaning
    from workbench.linking.postings import Longs

Progress = Callable[[int, int], None]

_PER_TEXT = 0.5  # pairs that are compared: two processors can do so many for a million texts in minutes
_AT_LEAST = 60_000
_A_TASK = 1_000  # pairs
_WORTH_STARTING = 4_000  # pairs; fewer are compared sooner than a worker is there
_STEP = 1_000  # texts between two looks at whether to go on
_COPIES = 3  # of the same text, to which each is linked
_ACROSS = 30  # pairs of copies of two texts that are all linked
_READ, _JOINED = 0.1, 0.1  # shares of the time; the rest is comparing


class _Said(NamedTuple):
    """What is said, once each, in order of the text; and by whom."""

    texts: list[str]
    days: list[date | None]
    ids: list[list[int]]  # of each text, rising


def link_all(
    texts: Mapping[int, str],
    days: Mapping[int, date] | None = None,
    *,
    bands: Bands = BANDS,
    meaning: "Meaning | None" = None,
    processes: int | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Link]:
    """The links between texts, by id, that are worth showing by `bands`, in order.

    `meaning` is a sentence model: what it finds alike is compared too, in quadratic time.
    `days` are those on which the texts were published, where that is known. The order of the texts does not
    matter. Work and memory are near linear: the most alike pairs are compared, half a pair per text and some
    60,000 more. `processes` is how many compare (all processors, where there is enough to do), and does not
    matter to what is found. `progress` gets (done, total), in texts. Raises `Cancelled`, and `WorkbenchError`
    where a worker is killed.
    """
    if not texts:
        return []
    watch = _Watch(len(texts), progress, cancelled)
    said = _said(texts, days or {})
    left, right = _candidates(said, watch)
    if meaning is not None:
        left, right = meaning.more_pairs(said.texts, left, right, watch.look)
    count = processes or (processors() if len(left) >= _WORTH_STARTING else 1)
    links: list[Link] = []
    with closing(answers(_tasks(said, left, right, bands, meaning), count, watch.look)) as answered:
        for done, (task, found) in enumerate(answered, start=1):
            for one in found:
                at = task * _A_TASK + one.at
                links += _between(one, said.ids[left[at]], said.ids[right[at]])
            watch.compared(done * _A_TASK / len(left))
    watch.end()
    links.sort(key=lambda link: (link.a, link.b))
    return links


def _said(texts: Mapping[int, str], days: Mapping[int, date]) -> _Said:
    alike: dict[tuple[str, date], list[int]] = {}
    for id in sorted(texts):
        alike.setdefault((texts[id], days.get(id, date.min)), []).append(id)
    order = sorted(alike)
    return _Said(
        [text for text, _ in order],
        [None if day == date.min else day for _, day in order],
        [alike.pop(one) for one in order],
    )


def _candidates(said: _Said, watch: "_Watch") -> tuple["Longs", "Longs"]:
    """The pairs to compare, as places in what is said; a text with itself, where several say it."""
    import numpy as np

    from workbench.linking.index import Index
    from workbench.linking.joining import pairs
    from workbench.linking.likeness import Likeness, most_alike

    index = Index()
    index.add(watch.reading(said.texts))
    postings = index.frozen()
    del index
    most = _AT_LEAST + int(_PER_TEXT * len(said.texts))
    left, right = most_alike(watch.joining(pairs(postings), len(postings)), Likeness(postings), most)
    copied = np.flatnonzero([len(ids) > 1 for ids in said.ids])
    left, right = np.concatenate([left, copied]), np.concatenate([right, copied])
    order = np.lexsort((right, left))
    return left[order], right[order]


def _tasks(
    said: _Said, left: "Longs", right: "Longs", bands: Bands, meaning: "Meaning | None"
) -> Iterator[Task]:
    for at in range(0, len(left), _A_TASK):
        places: dict[int, int] = {}
        pairs = []
        for two in zip(left[at : at + _A_TASK].tolist(), right[at : at + _A_TASK].tolist(), strict=True):
            a, b = sorted(two, key=lambda place: said.ids[place][0])
            several = len(said.ids[a]) > 1 or len(said.ids[b]) > 1
            pairs.append(
                (places.setdefault(a, len(places)), places.setdefault(b, len(places)), several and a != b)
            )
        texts, days = [said.texts[n] for n in places], [said.days[n] for n in places]
        alike = [] if meaning is None else meaning.cosines((texts[a], texts[b]) for a, b, _ in pairs)
        yield Task(texts, days, pairs, bands, alike)


def _between(found: Found, ones: Sequence[int], others: Sequence[int]) -> Iterator[Link]:
    """The links that one comparison stands for: between those who say the one and those who say the other."""
    first = min(ones[0], others[0])
    if others[0] == first:
        ones, others = others, ones
    for one, other in _who(ones, others):
        yield Link(
            a=min(one, other),
            b=max(one, other),
            relation=found.relation,
            score=max(found.same, found.conflict),
            same=found.same,
            conflict=found.conflict,
            reasons=found.reasons if one < other else found.turned,
        )


def _who(ones: Sequence[int], others: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs where there are few; else each is in some, so that none is left out and none is in too many."""
    if ones is others or list(ones) == list(others):
        near = range(1, min(_COPIES, len(ones) - 1) + 1)
        return ((one, other) for step in near for one, other in zip(ones, ones[step:], strict=False))
    if len(ones) * len(others) <= _ACROSS:
        return ((one, other) for one in ones for other in others)
    if len(ones) < len(others):
        return zip(cycle(ones), others, strict=False)
    return zip(ones, cycle(others), strict=False)


class _Watch:
    """Tells how far the work is, and asks whether to stop."""

    def __init__(self, total: int, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._told = -1

    def look(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("linking was stopped", "nothing was changed")

    def reading(self, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
        for place, text in enumerate(texts):
            if place % _STEP == 0:
                self._at(_READ * place / len(texts))
            yield place, text

    def joining(self, blocks: "Iterable[tuple[Longs, Longs]]", size: int) -> "Iterator[tuple[Longs, Longs]]":
        for left, right in blocks:
            self._at(_READ + _JOINED * int(left[-1]) / size if len(left) else _READ)
            yield left, right

    def compared(self, share: float) -> None:
        self._at(_READ + _JOINED + (1 - _READ - _JOINED) * min(share, 1.0))

    def end(self) -> None:
        self._at(1.0)

    def _at(self, share: float) -> None:
        """`share` is of the time, told in texts: what is done of them cannot be told otherwise."""
        self.look()
        done = int(share * self._total)
        if self._progress is not None and done > self._told:
            self._progress(done, self._total)
        self._told = max(done, self._told)
