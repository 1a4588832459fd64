"""A logistic model moved towards examples: maximum a posteriori, with the shipped model as prior mean.

Chelba & Acero 2006 (adaptation of a maximum entropy model); the slope and intercept alone are Platt's
(1999). Fitted by cyclic coordinate descent (Genkin, Lewis & Madigan 2007), which asks for nothing but
loops: no matrix, and the same sums on every Python.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple


class Example(NamedTuple):
    """A claim that was decided about: its traits, its shipped log odds, and whether it was kept."""

    traits: frozenset[str]
    odds: float
    kept: bool


class Fit(NamedTuple):
    """What to make of shipped log odds: `intercept + slope * odds`, and a weight for each trait."""

    intercept: float
    slope: float
    traits: dict[str, float]

    def odds(self, example: Example) -> float:
        """The log odds of an example."""
        weights = (self.traits.get(name, 0.0) for name in sorted(example.traits))
        return self.intercept + self.slope * example.odds + math.fsum(weights)

    def towards(self, other: "Fit", share: float) -> "Fit":
        """The model that lies so far on the way to another, which has all the traits of this one."""
        return Fit(
            self.intercept + share * (other.intercept - self.intercept),
            self.slope + share * (other.slope - self.slope),
            {
                name: (1 - share) * self.traits.get(name, 0.0) + share * to
                for name, to in other.traits.items()
            },
        )


AS_SHIPPED = Fit(0.0, 1.0, {})


class _Weight(NamedTuple):
    """What is believed of a weight before any example: its mean, 1 / variance, and the bounds it keeps."""

    mean: float
    precision: float
    low: float
    high: float


_INTERCEPT = _Weight(0.0, 4.0, -3.0, 3.0)  # one decision moves a score by a few hundredths
_SLOPE = _Weight(1.0, 24.0, 0.5, 2.0)  # above 0: the order stays
_AS_IT_IS = _Weight(1.0, 1.0, 1.0, 1.0)  # the slope, where all decisions are of one kind: they tell none
_TRAIT = _Weight(0.0, 4.0, -1.5, 1.5)
_SEEN = 3  # examples in which a trait must occur, and must not, to be weighed
_SWEEPS = 40
_STILL = 0.02  # log odds; where no weight moves more, the fit is done
_FOLDS = 5
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_PRICE = 2.0  # log loss that the whole of the trait weights must save
_GAIN = 0.01  # and what they must add to the share of pairs, kept and dismissed, that are in order


def calibrated(examples: Sequence[Example]) -> Fit:
    """Intercept and slope only: the order stays as shipped."""
    return _fit(examples, (), AS_SHIPPED)


def weighed(examples: Sequence[Example]) -> Fit:
    """Trait weights too, in so far as they tell decisions that they were not fitted to (cross-validated)."""
    seen = Counter(name for example in examples for name in example.traits)
    names = sorted(name for name, times in seen.items() if _SEEN <= times <= len(examples) - _SEEN)
    plain = calibrated(examples)
    full = _fit(examples, names, plain)
    return plain.towards(full, _share(examples, plain, full))


def _share(examples: Sequence[Example], plain: Fit, full: Fit) -> float:
    """How far to go from one model to the other. Folds are stretches: neighbours are often of one article."""
    told: list[tuple[float, float, bool]] = []
    cuts = [len(examples) * fold // _FOLDS for fold in range(_FOLDS + 1)]
    for start, end in pairwise(cuts):
        rest = [*examples[:start], *examples[end:]]
        one, other = _fit(rest, (), plain), _fit(rest, tuple(full.traits), full)
        told += [(one.odds(left), other.odds(left), left.kept) for left in examples[start:end]]

    kept = [one for _, _, one in told]
    mixed = {share: [odds + share * (more - odds) for odds, more, _ in told] for share in _SHARES}
    in_order = {share: _in_order(odds, kept) for share, odds in mixed.items()}
    cost = {share: math.fsum(map(_loss, odds, kept)) + _PRICE * share for share, odds in mixed.items()}
    better = [share for share in _SHARES if in_order[share] > in_order[0.0] + _GAIN]
    return min([0.0, *better], key=lambda share: (cost[share], share))


def _in_order(odds: Sequence[float], kept: Sequence[bool]) -> float:
    """The share of pairs of one kept and one dismissed in which the kept comes first (area under the ROC)."""
    below = pairs = 0.0
    dismissed = 0
    for _, tied in groupby(sorted(zip(odds, kept, strict=True)), key=lambda one: one[0]):
        group = [one for _, one in tied]
        above = sum(group)
        below += above * (dismissed + (len(group) - above) / 2)
        dismissed += len(group) - above
        pairs += above
    return below / (pairs * dismissed) if pairs and dismissed else 0.5


def _loss(odds: float, kept: bool) -> float:
    return math.log1p(math.exp(-odds if kept else odds))


class _Coordinate(NamedTuple):
    """One weight to fit, and the examples that it plays a part in, with what it is multiplied by there."""

    believed: _Weight
    column: list[tuple[int, float]]


def _fit(examples: Sequence[Example], names: Sequence[str], start: Fit) -> Fit:
    """The most probable weights, given the examples and what is believed before; from `start` it is near."""
    every = [(at, 1.0) for at in range(len(examples))]
    odds = [(at, example.odds) for at, example in enumerate(examples)]
    slope = _SLOPE if len({example.kept for example in examples}) > 1 else _AS_IT_IS
    coordinates = [_Coordinate(_INTERCEPT, every), _Coordinate(slope, odds)]
    for name in names:
        column = [(at, 1.0) for at, example in enumerate(examples) if name in example.traits]
        coordinates.append(_Coordinate(_TRAIT, column))
    weights = [start.intercept, start.slope, *(start.traits.get(name, 0.0) for name in names)]
    fitted = _descend(coordinates, weights, [float(example.kept) for example in examples])
    return Fit(fitted[0], fitted[1], dict(zip(names, fitted[2:], strict=True)))


def _descend(coordinates: list[_Coordinate], weights: list[float], kept: list[float]) -> list[float]:
    margins = [0.0] * len(kept)
    for weight, (_, column) in zip(weights, coordinates, strict=True):
        _move(margins, column, weight)
    for _ in range(_SWEEPS):
        farthest = 0.0
        for place, (believed, column) in enumerate(coordinates):
            step = _newton(believed, weights[place], column, margins, kept)
            weights[place] += step
            _move(margins, column, step)
            farthest = max(farthest, abs(step))
        if farthest < _STILL:
            break
    return weights


def _newton(
    believed: _Weight, weight: float, column: list[tuple[int, float]], margins: list[float], kept: list[float]
) -> float:
    """How far to move one weight, the others held."""
    slope, bend = believed.precision * (weight - believed.mean), believed.precision
    for at, value in column:
        probability = 1 / (1 + math.exp(-margins[at]))
        slope += (probability - kept[at]) * value
        bend += probability * (1 - probability) * value * value
    return min(max(weight - slope / bend, believed.low), believed.high) - weight


def _move(margins: list[float], column: list[tuple[int, float]], step: float) -> None:
    for at, value in column:
        margins[at] += step * value
