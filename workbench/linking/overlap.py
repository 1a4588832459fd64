"""All texts of an index that are alike to one by their words: exactly those, and none is passed over."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from workbench.linking.alike import SCALE
from workbench.linking.postings import Longs
from workbench.linking.segment import Segment

Floats = NDArray[np.float64]


def overlapping(
    segments: Sequence[Segment], wanted: Mapping[int, int], total: int, weight: Longs, least: float
) -> tuple[Longs, Floats]:
    """All ids with at least this likeness to a text, and their likeness.

    `wanted` has the weights of the text's terms that are known, `total` is that of all its keys, and
    `weight[term]` that of every term.
    """
    found = [_overlapping(segment, wanted, total, weight, least * SCALE) for segment in segments]
    nothing = np.zeros(0, np.int64), np.zeros(0, np.float64)
    ids, values = zip(nothing, *found, strict=True)
    return np.concatenate(ids), np.concatenate(values) / SCALE


def _overlapping(
    segment: Segment, wanted: Mapping[int, int], total: int, weight: Longs, least: float
) -> tuple[Longs, Floats]:
    part = segment.part
    sums = np.zeros(len(part), np.int64)
    for term, adds in wanted.items():
        sums[part.places[part.row(term)]] += adds  # a text stands there once
    sums[segment.gone] = 0
    enough = (
        0.999 * (least * total) ** 0.5
    )  # of what is shared: whatever else a text says makes it less alike
    places = np.flatnonzero(sums > enough)
    shared = sums[places].astype(np.float64)
    terms, _, begins = part.terms_of(places)
    others = np.add.reduceat(weight[terms], begins) if len(places) else shared
    values: Floats = shared * shared / (total + others - shared)
    kept = values >= least
    return part.ids[places[kept]], values[kept]
