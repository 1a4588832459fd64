"""How alike two texts are by their words alone: what they share, as a share of what both say.

The likeness is the weight of the shared keys times their share of the weight of all keys, each counted once.
The weights are those of ordinary text, not of a collection: the likeness of two texts is the same whatever else
there is, and whichever comes first.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from workbench.linking.keys import EXTRA, keys
from workbench.linking.postings import Longs
from workbench.linking.segment import Segment
from workbench.linking.tables import learned
from workbench.linking.terms import frequencies

Floats = NDArray[np.float64]
_EXTRA = 0.25  # weight of a group's or a place's key beside a rare word's
_SCALE = 1_000  # weights are whole numbers, so that sums do not depend on their order


def likeness(a: str, b: str) -> float:
    """The likeness of two texts, from 0; two rare words shared by short texts make about 10."""
    one, other = weighed(a), weighed(b)
    shared = sum([weight for key, weight in one.items() if key in other])
    whole = sum(one.values()) + sum(other.values()) - shared
    return shared * shared / (whole or 1) / _SCALE


@lru_cache(maxsize=4096)
def weighed(text: str) -> dict[str, int]:
    """The keys of a text and what they weigh."""
    wanted = set(keys(text))
    return dict(zip(wanted, weights(wanted), strict=True))


def weights(some: Iterable[str]) -> list[int]:
    """What keys weigh: how rare words are in ordinary text, those that are missing there most of all."""
    known, rarest = frequencies(), float(learned("rarest"))
    extra = _EXTRA * rarest
    return [round(_SCALE * (extra if key.startswith(EXTRA) else known.get(key, rarest))) for key in some]


def alike(
    segments: Sequence[Segment], wanted: Mapping[int, int], total: int, weight: Longs, least: float
) -> tuple[Longs, Floats]:
    """All ids with at least this likeness to a text, and their likeness.

    `wanted` has the weights of the text's terms that are known, `total` is that of all its keys, and
    `weight[term]` that of every term.
    """
    found = [_alike(segment, wanted, total, weight, least * _SCALE) for segment in segments]
    nothing = np.zeros(0, np.int64), np.zeros(0, np.float64)
    ids, values = zip(nothing, *found, strict=True)
    return np.concatenate(ids), np.concatenate(values) / _SCALE


def _alike(
    segment: Segment, wanted: Mapping[int, int], total: int, weight: Longs, least: float
) -> tuple[Longs, Floats]:
    part = segment.part
    sums = np.zeros(len(part), np.int32)
    for term, adds in wanted.items():
        sums[part.places[part.row(term)]] += adds  # a text stands there once
    sums[segment.gone] = 0
    places = np.flatnonzero(
        sums > (least * total) ** 0.5 * 0.999
    )  # what else a text says only makes it less alike
    shared = sums[places].astype(np.float64)
    terms, _, begins = part.terms_of(places)
    others = np.add.reduceat(weight[terms], begins) if len(places) else shared
    values: Floats = shared * shared / (total + others - shared)
    kept = values >= least
    return part.ids[places[kept]], values[kept]
