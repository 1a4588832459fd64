"""Three heads: whether two texts speak of one event; if so, of one statement; if so, against each other.

Each is a logistic regression over the features of a pair: its log odds are a sum, one share for each feature.
"""

import math
from collections.abc import Mapping
from functools import cache
from operator import mul
from typing import Any, NamedTuple

from workbench.linking.features import MEANING, NAMES
from workbench.linking.tables import learned


class Head(NamedTuple):
    """A logistic regression: the log odds are `bias` and the sum of the features, each times its weight."""

    bias: float
    weights: tuple[float, ...]

    @classmethod
    def read(cls, part: dict[str, Any]) -> "Head":
        """A head as the weights file has it: weights by name, 0 for those it leaves out."""
        return cls(part["bias"], tuple(part["weights"].get(name, 0.0) for name in (*NAMES, MEANING)))

    def odds(self, values: list[float]) -> float:
        """The log odds for one feature vector, with or without the meaning at its end."""
        return self.bias + sum(map(mul, self.weights, values))

    def probability(self, values: list[float]) -> float:
        """The probability for one feature vector."""
        return 1 / (1 + math.exp(-self.odds(values)))


class Judged(NamedTuple):
    """What the heads make of a pair, each 0..1."""

    topic: float  # both speak of one event
    claim: float  # and if so, of one statement about it
    contradiction: float  # and if so, against each other

    @classmethod
    def of(cls, heads: Mapping[str, Head], values: list[float], least: float = 0.0) -> "Judged":
        """Judge a feature vector. Below a topic of `least`, the rest is 0: it is not asked."""
        topic = heads["topic"].probability(values)
        if topic < least:
            return cls(topic, 0.0, 0.0)
        contradiction = max(heads["contradiction"].probability(values), decisive(values))
        return cls(topic, heads["claim"].probability(values), contradiction)

    def probabilities(self, nicety: float) -> tuple[float, float]:
        """Of *same* and of *conflict*; `nicety` is the power of `claim`."""
        about = self.topic * self.claim**nicety
        return about * (1 - self._against), about * self._against

    @property
    def _against(self) -> float:
        odds = self.contradiction / (1 - self.contradiction + 1e-9) / _EVEN
        return float(odds**_FIRMNESS / (1 + odds**_FIRMNESS))


# The labelled pairs, of which every fourth is a conflict, are not what a search among many texts finds: there most
# doubts are none. Set by looking at open collections.
_EVEN = 7 / 3  # odds of a contradiction that are taken for even: .7
_FIRMNESS = 2  # power of those odds

# Where one text has all that the other has, one of these alone turns it round, however alike they look.
_TURNS = tuple(
    map(NAMES.index, ("roles turned", "denied shared term", "opposites", "figures differ", "dates differ"))
)
_COVERED = NAMES.index("covered, the better side")
_ALL = 0.9  # share of the shorter text
_DECIDED = 0.97


def judged(values: list[float], meaning: float | None = None, least: float = 0.0) -> Judged:
    """What the shipped heads make of a feature vector; below a topic of `least`, the first alone.

    `meaning` is the cosine of the two texts where a sentence model was asked: other heads judge then.
    """
    if meaning is None:
        return Judged.of(heads(), values, least)
    return Judged.of(heads("weights_semantic.json"), [*values, meaning], least)


def decisive(values: list[float]) -> float:
    """The least probability of a contradiction that the rules of language leave room for."""
    if values[_COVERED] < _ALL:
        return 0.0
    return _DECIDED if any(values[place] for place in _TURNS) else 0.0


@cache
def heads(file: str = "weights.json") -> dict[str, Head]:
    """The heads of a file of weights; those with meaning are learned for all-MiniLM-L6-v2."""
    return {name: Head.read(part) for name, part in learned("heads", file).items()}
