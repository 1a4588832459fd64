"""The texts that lead for a query, found in three looks, each at fewer texts and more closely.

First the rarest terms, as many postings as a budget allows, over all texts. Then, for the texts that can still
lead, what was left, by a bit for each term. Then the score itself, for the best of these (Turtle and Flood,
1995; Anh and Moffat, 2001). All sums are of whole numbers, and each look is cut for all segments at once, so
that the order in which texts came cannot change a tie.
"""

from collections.abc import Sequence

import numpy as np

from workbench.linking.families import Families
from workbench.linking.postings import Longs
from workbench.linking.query import Query, Weighed
from workbench.linking.segment import Scores, Segment

_BUDGET = 120_000  # postings looked at; the rarest term's are, whatever their number
_PARTIAL = 191  # what the weights of a first look add up to, before up to 64 are raised to 1: 255 * 255 fills 16 bits
_FINER = 64  # steps of the second look's weights in one of the first's
_USUAL = 160  # an impact that few terms pass
_THIRD = 100  # texts that get a third look, where they come to half of the best one in the second
_SECOND = 30_000  # texts that get a second look; more only where they tie


def leading(
    segments: Sequence[Segment], query: Query, family_of: Families, least: int
) -> tuple[Longs, Longs]:
    """The ids that score highest and their scores, the best first, ties to the lower id; `least` or more.

    `family_of` is the family of each term.
    """
    read = _affordable(query)
    steps = query.weights * (_PARTIAL * _FINER) // query.weights[:read].sum()
    first = (steps[:read] // _FINER).clip(1).astype(np.uint16)
    partial = [segment.by_postings(query.terms[:read], first) for segment in segments]
    places = _passing(partial, int(steps[read:].sum()) * _USUAL // _FINER, max(least, _THIRD))
    fuller = [
        scores[found].astype(np.int64) * _FINER + segment.by_bits(found, query.terms[read:], steps[read:])
        for segment, scores, found in zip(segments, partial, places, strict=True)
    ]
    places = _best(segments, places, fuller, least)
    ids = np.concatenate([segment.part.ids[found] for segment, found in zip(segments, places, strict=True)])
    exact = np.concatenate(
        [_score(segment, found, query, family_of) for segment, found in zip(segments, places, strict=True)]
    )
    order = np.lexsort((ids, -exact))
    return ids[order], exact[order]


def _affordable(query: Query) -> int:
    """How many of the terms to read. Small words are read where there are no others."""
    costs = np.cumsum(query.frequencies[: query.small])
    return max(1, int(np.searchsorted(costs, _BUDGET, side="right"))) if query.small else len(query.terms)


def _passing(partial: Sequence[Scores], rest: int, most: int) -> list[Longs]:
    """The places of the texts that may lead by the first look, when the rest can add so much."""

    def above(bar: int) -> list[Longs]:
        return [np.flatnonzero(scores > bar) for scores in partial]

    top = max(int(scores.max(initial=0)) for scores in partial)
    bar = min(max(top - rest, top // 4), top * 2 // 5)
    places = above(bar)
    while bar and sum(map(len, places)) < most:
        bar = bar // 2
        places = above(bar)
    while sum(map(len, places)) > _SECOND and bar < top - 1:
        bar += max(1, (top - bar) // 4)
        fewer = above(bar)
        if sum(map(len, fewer)) < most:
            break
        places = fewer
    return places


def _best(
    segments: Sequence[Segment], places: Sequence[Longs], scores: Sequence[Longs], least: int
) -> list[Longs]:
    """The places of the texts that score highest, so many at least; of equal ones those with lower ids."""
    every = np.concatenate(scores)
    if len(every) <= least:
        return list(places)
    most = min(len(every), max(least, _THIRD))
    good = np.flatnonzero(every >= np.partition(every, len(every) - most)[len(every) - most])
    ids = np.concatenate([segment.part.ids[found] for segment, found in zip(segments, places, strict=True)])
    ranked = good[np.lexsort((ids[good], -every[good]))[:most]]
    close = int(np.count_nonzero(every[ranked] * 2 >= every[ranked[0]]))
    best = np.sort(ranked[: max(least, close)])
    ends = np.cumsum([0, *map(len, places)])
    shares = np.split(best, np.searchsorted(best, ends[1:-1]))
    return [found[share - end] for found, share, end in zip(places, shares, ends[:-1], strict=True)]


def _score(segment: Segment, places: Longs, query: Query, family_of: Families) -> Longs:
    terms, weights, small = query.terms, query.weights, query.small
    order = np.argsort(terms[:small])
    wanted = Weighed(terms[order], weights[order])
    return (
        segment.by_impacts(places, wanted, query.families, family_of)
        + segment.by_bits(places, terms[small:], weights[small:])
        + segment.by_order(places, query.pairs, query.pair_weights)
    )
