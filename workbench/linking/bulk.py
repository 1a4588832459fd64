"""A whole collection linked at once: alike texts found by a self-join, then compared on all processors."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from workbench.errors import Cancelled
from workbench.linking.bands import BANDS
from workbench.linking.comparing import Comparing, Found
from workbench.linking.joining import Joined
from workbench.linking.likeness import Likeness, Pairs, most_alike
from workbench.linking.postings import Longs
from workbench.linking.rarest import Piece, Rarest, pieces, rarest
from workbench.linking.threads import in_order
from workbench.linking.walking import near_each_other
from workbench.linking.workers import Workers, processors
from workbench.records import Bands, Link

if TYPE_CHECKING:
    from workbench.linking.meaning import Meaning

Progress = Callable[[int, int], None]

_PER_TEXT = 0.5  # pairs that are compared: two processors can do so many for a million texts in minutes
_AT_LEAST = 60_000
_A_JOB = 1_000  # pairs
_WORTH_STARTING = 4_000  # texts or pairs; fewer are done sooner than a worker is there
_COPIES = 3  # of the same text, to which each is linked
_ACROSS = 30  # pairs of copies of two texts that are all linked
_READ, _JOINED, _COMPARED = 1, 1, 8  # how long a text takes to be read and joined, and a pair to be compared


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
    said = _said(texts, days or {})
    watch = _Watch(len(said.texts), len(texts), progress, cancelled)
    links: list[Link] = []
    with Workers(processes or processors()) as workers:
        alone = processes is None and len(said.texts) < _WORTH_STARTING
        read = rarest(watch.reading(workers.answers(pieces(said.texts), watch.look, alone=alone)))
        left, right = _candidates(said, read, workers.count, watch)
        if meaning is not None:
            left, right = meaning.more_pairs(said.texts, left, right, watch.look)
        order = near_each_other(left, right, len(said.texts))
        left, right = left[order], right[order]
        alone = processes is None and len(left) < _WORTH_STARTING
        jobs = _jobs(said, left, right, bands, meaning)
        for job, found in watch.comparing(workers.answers(jobs, watch.look, alone=alone), len(left) / _A_JOB):
            for one in found:
                at = job * _A_JOB + one.at
                links += _between(one, said.ids[left[at]], said.ids[right[at]])
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


def _candidates(said: _Said, read: Rarest, threads: int, watch: "_Watch") -> tuple[Longs, Longs]:
    """The pairs to compare, as places in what is said; a text with itself, where several say it."""
    joined, likeness = Joined(read, threads), Likeness(read)

    def block(texts: tuple[int, int]) -> Pairs:
        left, right = joined.pairs(*texts)
        return left, right, likeness.of(left, right)

    blocks = in_order(block, watch.joining(joined.blocks()), threads)
    left, right = most_alike(blocks, _most(len(said.texts)))
    copied = np.flatnonzero([len(ids) > 1 for ids in said.ids])
    return np.concatenate([left, copied]), np.concatenate([right, copied])


def _most(texts: int) -> int:
    """How many pairs are compared at most."""
    return _AT_LEAST + int(_PER_TEXT * texts)


def _jobs(
    said: _Said, left: Longs, right: Longs, bands: Bands, meaning: "Meaning | None"
) -> Iterator[Comparing]:
    for at in range(0, len(left), _A_JOB):
        places: dict[int, int] = {}
        pairs = []
        for two in zip(left[at : at + _A_JOB].tolist(), right[at : at + _A_JOB].tolist(), strict=True):
            a, b = sorted(two, key=lambda place: said.ids[place][0])
            several = len(said.ids[a]) > 1 or len(said.ids[b]) > 1
            pairs.append(
                (places.setdefault(a, len(places)), places.setdefault(b, len(places)), several and a != b)
            )
        texts, days = [said.texts[n] for n in places], [said.days[n] for n in places]
        alike = [] if meaning is None else meaning.cosines((texts[a], texts[b]) for a, b, _ in pairs)
        yield Comparing(texts, days, pairs, bands, alike)


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

    def __init__(
        self,
        texts: int,
        total: int,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._texts = texts
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._told = -1
        pairs = min(_most(texts), texts * (texts - 1) // 2)
        parts = (_READ * texts, _JOINED * texts, _COMPARED * pairs)
        self._read, self._joined = (sum(parts[:n]) / sum(parts) for n in (1, 2))

    def look(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("linking was stopped", "nothing was changed")

    def reading(self, pieces: Iterable[tuple[int, Piece]]) -> Iterator[tuple[int, Piece]]:
        read = 0
        for number, piece in pieces:
            read += len(piece.lengths)
            self._at(self._read * read / self._texts)
            yield number, piece

    def joining(self, blocks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for low, high in blocks:
            self._at(self._read + (self._joined - self._read) * low / self._texts)
            yield low, high

    def comparing(
        self, answers: Iterable[tuple[int, list[Found]]], jobs: float
    ) -> Iterator[tuple[int, list[Found]]]:
        for done, answer in enumerate(answers, start=1):
            yield answer
            self._at(self._joined + (1 - self._joined) * min(done / jobs, 1.0))

    def end(self) -> None:
        self._at(1.0)

    def _at(self, share: float) -> None:
        """`share` is of the time, told in texts: what is done of them cannot be told otherwise."""
        self.look()
        done = int(share * self._total)
        if self._progress is not None and done > self._told:
            self._progress(done, self._total)
        self._told = max(done, self._told)
