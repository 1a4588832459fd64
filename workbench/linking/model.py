"""Three heads: whether two texts speak of one event; if so, of one statement; if so, against each other.

Each is some small gradient-boosted trees over the features of a pair (Friedman, 2001), learned so that more
agreement never lowers the first and more contradiction never lowers the third.
"""

import math
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from workbench.linking.features import MEANING, NAMES
from workbench.linking.tables import learned

# A leaf is a number (log odds), a split is (feature, threshold, at most that, more); three splits to each leaf.
Tree = tuple[int, float, Any, Any]
_DEPTH = 3


class Head(NamedTuple):
    """Boosted trees: the log odds are `bias` and one leaf of each tree."""

    bias: float
    trees: tuple[Tree, ...]

    @classmethod
    def read(cls, part: dict[str, Any]) -> "Head":
        """A head as the weights file has it; its trees may be three splits deep."""
        places = [(*NAMES, MEANING).index(name) for name in part["features"]]
        return cls(part["bias"], tuple(_tree(tree, places, _DEPTH) for tree in part["trees"]))

    def probability(self, values: list[float]) -> float:
        """The probability for one feature vector."""
        odds = self.bias
        for feature, threshold, low, high in self.trees:
            feature, threshold, low, high = low if values[feature] <= threshold else high
            feature, threshold, low, high = low if values[feature] <= threshold else high
            odds += low if values[feature] <= threshold else high
        return 1 / (1 + math.exp(-odds))


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
_FIRMNESS = 3  # power of those odds

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


def _tree(node: Any, places: list[int], depth: int) -> Any:
    """A node of the weights file, which may be a leaf, with just so many splits above each leaf."""
    if not depth:
        return float(node)
    feature, threshold, low, high = node if isinstance(node, list) else (0, 0.0, node, node)
    return (places[feature], threshold, _tree(low, places, depth - 1), _tree(high, places, depth - 1))
