"""Bands that follow a team: its own decisions say what a probability is worth here.

Each head's probabilities are calibrated anew on the pairs that were decided, by a logistic curve over log odds
(Platt 1999, "Probabilistic outputs for support vector machines"). The shipped calibration is the prior: as
many pairs as `_PRIOR` count as decided just as the scores say. A band then begins at the score from which,
by that curve, as many pairs are agreed to as the shipped band asks for: what is worth a person's time stays,
what a score means changes.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from workbench.records import Bands

ENOUGH = 50  # decisions before a band moves
OF_EACH = 5  # and how many of them must agree, and how many not
_PRIOR = 20.0
_PRIOR_SCORES = tuple(step / 10 for step in range(1, 10))
_SLOPE = (0.5, 2.0)  # above 0: a higher score never counts for less
_FARTHEST = 4.0  # times the odds of the shipped band, up or down
_NEAREST = 0.01  # to 0 or 1 that a score may come: beyond, it says no more than that
_STEPS = 50
_STILL = 1e-9


class Judged(NamedTuple):
    """A pair that somebody decided: the probability that it had, and whether the person agreed.

    `weight` is 1 for a decision of its own; pairs that one decision settled together share it.
    """

    score: float
    agreed: bool
    weight: float = 1.0


class _Point(NamedTuple):
    odds: float  # log odds of a score
    share: float  # of those who agree
    weight: float


class Curve(NamedTuple):
    """Log odds that a person agrees: `intercept + slope * log odds of the score`."""

    intercept: float
    slope: float

    def score_of(self, share: float) -> float:
        """The score from which that share of pairs is agreed to."""
        return _probability((_odds(share) - self.intercept) / self.slope)


def tuned(same: Sequence[Judged], conflict: Sequence[Judged], bands: Bands) -> Bands:
    """The bands that follow decisions on *same* and on *conflict*; those of `bands` where they are too few.

    `join`, which is about groups and not about pairs, stays.
    """
    found: dict[str, float] = {}
    if _enough(same):
        curve = calibrated(same)
        found |= {name: threshold(curve, getattr(bands, name)) for name in ("suggest", "review")}
    if _enough(conflict):
        found["conflict"] = threshold(calibrated(conflict), bands.conflict)
    return bands.model_copy(update=found)


def _enough(judged: Sequence[Judged]) -> bool:
    agreed = math.fsum(one.weight for one in judged if one.agreed)
    parted = math.fsum(one.weight for one in judged if not one.agreed)
    return round(agreed + parted) >= ENOUGH and round(min(agreed, parted)) >= OF_EACH


def threshold(curve: Curve, shipped: float) -> float:
    """Where a band begins by a curve: within a fair distance of the shipped one, to two places."""
    low, high = (_probability(_odds(shipped) + sign * math.log(_FARTHEST)) for sign in (-1, 1))
    return round(min(max(curve.score_of(shipped), low), high), 2)


def calibrated(judged: Sequence[Judged]) -> Curve:
    """The most probable curve, given decisions and the prior, scores to two places. The order of the decisions
    does not matter."""
    points = [_Point(_odds(score), score, _PRIOR / len(_PRIOR_SCORES)) for score in _PRIOR_SCORES]
    alike: dict[tuple[float, bool], list[float]] = {}
    for one in judged:
        alike.setdefault((round(one.score, 2), one.agreed), []).append(one.weight)
    points += [
        _Point(_odds(score), float(agreed), math.fsum(weights)) for (score, agreed), weights in alike.items()
    ]
    found = _fit(points, Curve(0.0, 1.0), both=True)
    low, high = _SLOPE
    if low <= found.slope <= high:
        return found
    return _fit(points, Curve(0.0, min(max(found.slope, low), high)), both=False)


def _fit(points: Sequence[_Point], curve: Curve, *, both: bool) -> Curve:
    """Newton's method on the log loss, for intercept and slope or the intercept alone; a step is at most 1."""
    for _ in range(_STEPS):
        across, along = _step(points, curve) if both else (_step_across(points, curve), 0.0)
        shrink = max(1.0, abs(across), abs(along))
        curve = Curve(curve.intercept - across / shrink, curve.slope - along / shrink)
        if max(abs(across), abs(along)) < _STILL:
            break
    return curve


def _step(points: Sequence[_Point], curve: Curve) -> tuple[float, float]:
    rows = [(point, *_pull(point, curve)) for point in points]
    g0 = math.fsum(pull for _, pull, _ in rows)
    g1 = math.fsum(pull * point.odds for point, pull, _ in rows)
    h00 = math.fsum(bend for _, _, bend in rows)
    h01 = math.fsum(bend * point.odds for point, _, bend in rows)
    h11 = math.fsum(bend * point.odds**2 for point, _, bend in rows)
    size = h00 * h11 - h01 * h01
    return (h11 * g0 - h01 * g1) / size, (h00 * g1 - h01 * g0) / size


def _step_across(points: Sequence[_Point], curve: Curve) -> float:
    rows = [_pull(point, curve) for point in points]
    return math.fsum(pull for pull, _ in rows) / math.fsum(bend for _, bend in rows)


def _pull(point: _Point, curve: Curve) -> tuple[float, float]:
    """First and second derivative of a point's loss by the log odds."""
    likely = _probability(curve.intercept + curve.slope * point.odds)
    return point.weight * (likely - point.share), point.weight * likely * (1 - likely)


def _odds(score: float) -> float:
    inside = min(max(score, _NEAREST), 1 - _NEAREST)
    return math.log(inside / (1 - inside))


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
