"""A whole collection linked at once: alike texts found by a self-join, then compared on all processors."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle
from typing import TYPE_CHECKING

import numpy as np

from workbench.linking.bands import BANDS
from workbench.linking.comparing import Comparing, Found
from workbench.linking.joining import Joined
from workbench.linking.likeness import Likeness, Pairs, most_alike
from workbench.linking.postings import Longs
from workbench.linking.rarest import Rarest, pieces, rarest
from workbench.linking.said import Said
from workbench.linking.threads import in_order
from workbench.linking.walking import near_each_other
from workbench.linking.watching import Progress, Watch
from workbench.linking.workers import Workers, processors
from workbench.records import Bands, Link

if TYPE_CHECKING:
    from workbench.linking.meaning import Meaning

_PER_TEXT = 0.5  # pairs that are compared: two processors can do so many for a million texts in minutes
_AT_LEAST = 60_000
_A_JOB = 1_000  # pairs
_WORTH_STARTING = 4_000  # texts or pairs; fewer are done sooner than a worker is there
_COPIES = 3  # of the same text, to which each is linked
_ACROSS = 30  # pairs of copies of two texts that are all linked


def link_all(
    said: Said,
    *,
    bands: Bands = BANDS,
    meaning: "Meaning | None" = None,
    processes: int | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Link]:
    """The links between texts, by id, that are worth showing by `bands`, in order.

    Work and memory are near linear: the most alike pairs are compared, half a pair per text and some 60,000
    more. `meaning` is a sentence model: what it finds alike is compared too, in quadratic time. `processes` is
    how many compare (all processors, where there is enough to do), and does not matter to what is found. `progress` gets (done, total), in texts. Raises `Cancelled`, and `WorkbenchError`
    where a worker is killed.
    """
    if not said.texts:
        return []
    watch = Watch(len(said.texts), most(len(said.texts)), len(said.ids), progress, cancelled)
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
                links += _between(one, said.by(left[at]), said.by(right[at]))
    watch.end()
    links.sort(key=lambda link: (link.a, link.b))
    return links


def _candidates(said: Said, read: Rarest, threads: int, watch: Watch) -> tuple[Longs, Longs]:
    """The pairs to compare, as places in what is said; a text with itself, where several say it."""
    joined, likeness = Joined(read, threads), Likeness(read)

    def block(texts: tuple[int, int]) -> Pairs:
        left, right = joined.pairs(*texts)
        return left, right, likeness.of(left, right)

    blocks = in_order(block, watch.joining(joined.blocks()), threads)
    left, right = most_alike(blocks, most(len(said.texts)))
    copied = np.flatnonzero(np.diff(said.starts) > 1)
    return np.concatenate([left, copied]), np.concatenate([right, copied])


def most(texts: int) -> int:
    """How many pairs are compared at most."""
    return _AT_LEAST + int(_PER_TEXT * texts)


def _jobs(
    said: Said, left: Longs, right: Longs, bands: Bands, meaning: "Meaning | None"
) -> Iterator[Comparing]:
    """The pairs, whoever has the lowest id first."""
    first, several = np.array(said.ids)[said.starts[:-1]], np.diff(said.starts) > 1
    turned = first[left] > first[right]
    both_ways = (several[left] | several[right]) & (left != right)
    ends = np.stack([np.where(turned, right, left), np.where(turned, left, right)])
    for at in range(0, len(left), _A_JOB):
        some = slice(at, at + _A_JOB)
        places, inverse = np.unique(ends[:, some], return_inverse=True)
        a, b = inverse.reshape(2, -1).tolist()
        texts, days = [said.texts[n] for n in places.tolist()], [said.days[n] for n in places.tolist()]
        pairs = list(zip(a, b, both_ways[some].tolist(), strict=True))
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
