"""How alike two texts are by their words alone: what they share, as a share of what both say.

The likeness is the weight of the shared keys times their share of the weight of all keys, each counted once.
The weights are those of ordinary text, not of a collection: the likeness of two texts is the same whatever else
there is, and whichever comes first.
"""

from collections.abc import Iterable
from functools import lru_cache

from workbench.linking.keys import EXTRA, keys
from workbench.linking.tables import learned
from workbench.linking.terms import frequencies

_EXTRA = 0.25  # weight of a group's or a place's key beside a rare word's
SCALE = 1_000  # weights are whole numbers, so that sums do not depend on their order


def likeness(a: str, b: str) -> float:
    """The likeness of two texts, from 0; two rare words shared by short texts make about 10."""
    one, other = weighed(a), weighed(b)
    shared = sum([weight for key, weight in one.items() if key in other])
    whole = sum(one.values()) + sum(other.values()) - shared
    return shared * shared / (whole or 1) / SCALE


@lru_cache(maxsize=4096)
def weighed(text: str) -> dict[str, int]:
    """The keys of a text and what they weigh."""
    wanted = set(keys(text))
    return dict(zip(wanted, weights(wanted), strict=True))


def weights(some: Iterable[str]) -> list[int]:
    """What keys weigh: how rare words are in ordinary text, those that are missing there most of all."""
    known, rarest = frequencies(), float(learned("rarest"))
    extra = _EXTRA * rarest
    return [round(SCALE * (extra if key.startswith(EXTRA) else known.get(key, rarest))) for key in some]
