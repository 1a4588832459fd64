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

# A leaf is a number (log odds), a split is (feature, threshold, at most that, more).
Tree = float | tuple[int, float, "Tree", "Tree"]


class Head(NamedTuple):
    """Boosted trees: the log odds are `bias` and one leaf of each tree."""

    bias: float
    trees: tuple[Tree, ...]

    @classmethod
    def read(cls, part: dict[str, Any]) -> "Head":
        """A head as the weights file has it."""
        places = [(*NAMES, MEANING).index(name) for name in part["features"]]
        return cls(part["bias"], tuple(_tree(tree, places) for tree in part["trees"]))

    def probability(self, values: list[float]) -> float:
        """The probability for one feature vector."""
        odds = self.bias
        for node in self.trees:
            while isinstance(node, tuple):
                node = node[2] if values[node[0]] <= node[1] else node[3]
            odds += node
        return 1 / (1 + math.exp(-odds))


class Judged(NamedTuple):
    """What the heads make of a pair, each 0..1."""

    topic: float  # both speak of one event
    claim: float  # and if so, of one statement about it
    contradiction: float  # and if so, against each other

    @classmethod
    def of(cls, heads: Mapping[str, Head], values: list[float]) -> "Judged":
        """Judge a feature vector."""
        topic, claim, contradiction = (heads[name].probability(values) for name in cls._fields)
        return cls(topic, claim, max(contradiction, _decisive(values)))

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
_TURNS = ("roles turned", "denied shared term", "opposites", "figures differ", "dates differ")
_ALL = 0.9  # share of the shorter text
_DECIDED = 0.97


def judged(values: list[float], meaning: float | None = None) -> Judged:
    """What the shipped heads make of a feature vector.

    `meaning` is the cosine of the two texts where a sentence model was asked: other heads judge then.
    """
    if meaning is None:
        return Judged.of(heads(), values)
    return Judged.of(heads("weights_semantic.json"), [*values, meaning])


def _decisive(values: list[float]) -> float:
    """The least probability of a contradiction that the rules of language leave room for."""
    turned = any(values[NAMES.index(name)] for name in _TURNS)
    return _DECIDED if turned and values[NAMES.index("covered, the better side")] >= _ALL else 0.0


@cache
def heads(file: str = "weights.json") -> dict[str, Head]:
    """The heads of a file of weights; those with meaning are learned for all-MiniLM-L6-v2."""
    return {name: Head.read(part) for name, part in learned("heads", file).items()}


def _tree(node: Any, places: list[int]) -> Tree:
    if not isinstance(node, list):
        return float(node)
    feature, threshold, low, high = node
    return (places[feature], threshold, _tree(low, places), _tree(high, places))
