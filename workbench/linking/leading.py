"""The texts that lead for a query: the rarest terms first, as many postings as a budget allows, then exactly.

Common terms find nothing that rarer ones have not found, and are counted for the leading texts only, from
the forward side (Turtle and Flood, 1995; Anh and Moffat, 2001). All sums are of whole numbers, so that the
order in which texts came cannot change a tie.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.linking.postings import Longs, Postings

_BUDGET = 300_000  # postings looked at; the rarest term's are, whatever their number
_PARTIAL = 193  # what the weights of a first look add up to, before up to 64 are raised to 1: 257 * 255 fills 16 bits

Gone = NDArray[np.bool_]
Segment = tuple[Postings, Gone]


def leading(
    segments: Sequence[Segment], terms: Longs, weights: Longs, frequencies: Longs, most: int
) -> tuple[Longs, Longs]:
    """The ids that score highest and their scores, the best first, ties to the lower id; at most `most`.

    `terms` come the rarest first, with their weights and how many texts each stands in.
    """
    affordable = max(1, int(np.searchsorted(np.cumsum(frequencies), _BUDGET, side="right")))
    first = np.maximum(1, weights[:affordable] * _PARTIAL // weights[:affordable].sum()).astype(np.uint16)
    looks = [_first_look(segment, terms[:affordable], first, most) for segment in segments]
    partial = np.concatenate([scores for _, scores in looks])
    ids = np.concatenate([part.ids[places] for (part, _), (places, _) in zip(segments, looks, strict=True)])
    exact = np.concatenate(
        [_exact(part, places, terms, weights) for (part, _), (places, _) in zip(segments, looks, strict=True)]
    )
    chosen = np.lexsort((ids, -partial.astype(np.int64)))[:most]
    order = chosen[np.lexsort((ids[chosen], -exact[chosen]))]
    return ids[order], exact[order]


def _first_look(
    segment: Segment, terms: Longs, weights: NDArray[np.uint16], most: int
) -> tuple[Longs, Longs]:
    """The places of a segment that lead by some of the terms, and their scores by these."""
    part, gone = segment
    scores = np.zeros(len(part), np.uint16)
    for term, weight in zip(terms, weights, strict=True):
        if term + 1 < len(part.starts):
            row = slice(part.starts[term], part.starts[term + 1])
            np.add.at(scores, part.places[row], part.impacts[row] * weight)
    scores[gone] = 0
    found = _above(scores, most)
    if len(found) > most:
        found = found[np.lexsort((found, -scores[found].astype(np.int64)))[:most]]
    return found, scores[found].astype(np.int64)


def _above(scores: NDArray[np.uint16], most: int) -> Longs:
    """Some places, all that lead among them: `most` or more, or all that have a score at all."""
    bar = int(scores.max(initial=0)) // 2
    while bar and np.count_nonzero(scores > bar) < most:
        bar = bar * 2 // 3
    return np.flatnonzero(scores > bar)


def _exact(part: Postings, places: Longs, terms: Longs, weights: Longs) -> Longs:
    if not len(places):
        return places
    weight_of = np.zeros(len(part.starts) - 1, np.int64)
    inside = terms < len(weight_of)
    weight_of[terms[inside]] = weights[inside]
    found, impacts, begins = part.terms_of(places)
    scores: Longs = np.add.reduceat(weight_of[found] * impacts, begins)
    return scores
