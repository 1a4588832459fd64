"""Where in a whole page, pasted with all its menus, the article stands: the stretches with the most running
text."""

from collections.abc import Iterator, Sequence
from itertools import islice

_SHARE = 0.25  # of the heaviest stretch; a lighter one is a box or a comment
_MOST = 12


def stretches(weights: Sequence[float]) -> list[tuple[int, int]]:
    """The stretch `start:end` whose weights add up to the most, then, left and right of it, those that come near."""
    return list(islice(_by_weight(weights), _MOST))


def _by_weight(weights: Sequence[float]) -> Iterator[tuple[int, int]]:
    least = 0.0
    waiting = [(0, len(weights))]
    while waiting:
        low, high = waiting.pop()
        weight, start, end = _heaviest(weights, low, high)
        if weight > least:
            least = least or weight * _SHARE
            yield start, end
            waiting += [(low, start), (end, high)]


def _heaviest(weights: Sequence[float], low: int, high: int) -> tuple[float, int, int]:
    """Weight and place of the heaviest stretch between `low` and `high` (Kadane's algorithm)."""
    best = (0.0, low, low)
    total, start = 0.0, low
    for at in range(low, high):
        if total <= 0:
            total, start = 0.0, at
        total += weights[at]
        if total > best[0]:
            best = (total, start, at + 1)
    return best
