"""What a desk's own decisions say about worth: the shipped scores, moved as far as the decisions carry.

From the first decision scores are calibrated anew, which leaves the order alone. From 50, kept and
dismissed, what claims have in common is weighed anew (see `adapting`); decisions that follow no rule leave
the order alone still. All that is added is told, in reasons of its own.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from pydantic import Field

from workbench.records import Reason, Record, Worth
from workbench.spotting.adapting import AS_SHIPPED, Example, Fit, calibrated, weighed
from workbench.spotting.features import LABELS, features

ENOUGH = 50  # decisions from which traits are weighed
BOTH = 5  # of them kept, and dismissed, at least
CALIBRATION = "calibration"  # the key of what is added to every claim

_KIND = "kind:"  # begins the trait of a claim of a kind
_SPOKEN = "spoken"
_LABELS = LABELS | {_SPOKEN: "in somebody's words"}
_GRAIN = 20  # weights are rounded to twentieths, so that most decisions leave most scores as they are
_DIGITS = 6  # of what calibration adds: finer than shipped log odds, so that no two claims change places


class Told(NamedTuple):
    """The weight of a trait, and how many of the claims that have it were kept and dismissed."""

    weight: float
    kept: int
    dismissed: int


class Learned(Record):
    """What decisions teach: `intercept + (slope - 1) * odds` is added to shipped log odds, and each trait's
    weight to those of a claim that has it."""

    kept: int = 0
    dismissed: int = 0
    intercept: float = 0.0
    slope: float = 1.0
    traits: dict[str, Told] = Field(default_factory=dict)


def traits(quote: str, kinds: Iterable[str] = (), speaker: str = "") -> frozenset[str]:
    """What can be weighed in a claim: the named features of its quote, its kinds, whether somebody says it."""
    spoken = (_SPOKEN,) if speaker else ()
    return frozenset((*features(quote).named, *(_KIND + kind for kind in kinds), *spoken))


def learn(examples: Sequence[Example]) -> Learned:
    """What decisions teach, given in the order in which they were made; none teach nothing."""
    kept = sum(example.kept for example in examples)
    fit = AS_SHIPPED
    if examples:
        enough = len(examples) >= ENOUGH and min(kept, len(examples) - kept) >= BOTH
        fit = weighed(examples) if enough else calibrated(examples)
    return Learned(
        kept=kept,
        dismissed=len(examples) - kept,
        intercept=_rounded(fit.intercept),
        slope=_rounded(fit.slope),
        traits=_told(fit, examples),
    )


def _told(fit: Fit, examples: Sequence[Example]) -> dict[str, Told]:
    rounded = {name: _rounded(weight) for name, weight in sorted(fit.traits.items())}
    having = {name: [one.kept for one in examples if name in one.traits] for name in rounded if rounded[name]}
    return {name: Told(rounded[name], sum(kept), len(kept) - sum(kept)) for name, kept in having.items()}


def _rounded(weight: float) -> float:
    return round(weight * _GRAIN) / _GRAIN


def shift(odds: float, learned: Learned) -> float:
    """What calibration adds to shipped log odds."""
    return round(learned.intercept + (learned.slope - 1) * odds, _DIGITS)


def weights(learned: Learned) -> list[tuple[str, float]]:
    """The traits that are weighed, with their weights, the strongest first."""
    found = [(name, told.weight) for name, told in learned.traits.items()]
    return sorted(found, key=lambda one: (-abs(one[1]), one[0]))


def words(learned: Learned) -> dict[str, str]:
    """How each addition is told: "you kept 12 of 14 such: a figure"."""
    said = {
        name: f"you kept {told.kept} of {told.kept + told.dismissed} such: {_named(name)}"
        for name, told in learned.traits.items()
    }
    return said | {CALIBRATION: f"you kept {learned.kept} of {learned.kept + learned.dismissed} so far"}


def _named(trait: str) -> str:
    return f"the kind {trait.removeprefix(_KIND)}" if trait.startswith(_KIND) else _LABELS[trait]


def adjusted(worth: Worth, having: Collection[str], learned: Learned) -> Worth:
    """The worth of a claim with these traits after learning; its reasons add up to its log odds, as before."""
    told = words(learned)
    odds = math.fsum(reason.weight for reason in worth.reasons)
    added = [(name, weight) for name, weight in weights(learned) if name in having]
    if general := shift(odds, learned):
        added.append((CALIBRATION, general))
    reasons = (*worth.reasons, *(Reason(text=told[key], weight=weight) for key, weight in added))
    return Worth(score=score(reason.weight for reason in reasons), reasons=reasons)


def score(weights: Iterable[float]) -> float:
    """The score of log odds in parts."""
    return 1 / (1 + math.exp(-math.fsum(weights)))
