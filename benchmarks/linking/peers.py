"""The peers: similarity scores of rapidfuzz, a sentence model's cosine, and average-link over any of them."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import Any

import minilm
from rapidfuzz import fuzz, process
from tables import missing

Pair = tuple[int, int]
# From texts and pairs of places in them to one score (0..1) a pair.
Scores = Callable[[Sequence[str], Sequence[Pair]], list[float]]
Merge = tuple[float, int, int]


def _by(scorer: Any) -> Scores:
    def scores(texts: Sequence[str], pairs: Sequence[Pair]) -> list[float]:
        low = [text.lower() for text in texts]
        one, two = ([low[pair[side]] for pair in pairs] for side in (0, 1))
        return [value / 100 for value in process.cpdist(one, two, scorer=scorer).tolist()]

    return scores


def _cosine(texts: Sequence[str], pairs: Sequence[Pair]) -> list[float]:
    vectors = minilm.vectors(texts)
    one, two = ([pair[side] for pair in pairs] for side in (0, 1))
    return [float((vectors[a] * vectors[b]).sum()) for a, b in zip(one, two, strict=True)]


FUZZY: dict[str, Scores] = {"token_set": _by(fuzz.token_set_ratio), "WRatio": _by(fuzz.WRatio)}


@lru_cache(maxsize=1)
def scorers() -> dict[str, Scores]:
    """All peers that there are on this machine, by name."""
    why = minilm.absent()
    if why:
        missing("MiniLM", why)
        return FUZZY
    return FUZZY | {"MiniLM cosine": _cosine}


def average_link(size: int, scored: dict[Pair, float], lowest: float) -> Iterator[Merge]:
    """The merges of an average-link clustering, best first, down to a mean score of `lowest`.

    A pair without a score counts as 0. What was merged goes by the first of the two numbers.
    """
    sums: list[dict[int, float]] = [{} for _ in range(size)]
    for (a, b), score in scored.items():
        sums[a][b] = sums[b][a] = score
    sizes = [1] * size
    heap = [(-score, a, b) for (a, b), score in scored.items() if score >= lowest]
    heapify(heap)
    while heap:
        score, a, b = heappop(heap)
        if b not in sums[a] or -sums[a][b] / (sizes[a] * sizes[b]) != score:
            continue  # one of the two has grown since
        yield -score, a, b
        sizes[a] += sizes[b]
        del sums[a][b], sums[b][a]
        for other, total in sums[b].items():
            del sums[other][b]
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
        sums[b] = {}
        for other, total in sums[a].items():
            mean = total / (sizes[a] * sizes[other])
            if mean >= lowest:
                heappush(heap, (-mean, a, other))


def cut(size: int, merges: Sequence[Merge], threshold: float) -> list[list[int]]:
    """The clusters that the merges down to a threshold make."""
    members: dict[int, list[int]] = {id: [id] for id in range(size)}
    for score, a, b in merges:
        if score < threshold:
            break
        members[a] += members.pop(b)
    return list(members.values())
