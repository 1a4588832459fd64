"""The two heads: whether two texts speak of the same thing, and whether, if so, they contradict each other.

Both are small gradient-boosted trees over the features of a pair (Friedman, 2001), learned so that more
agreement never lowers the first and more contradiction never lowers the second. The probability of *same*
is about × (1 − contradiction), that of *conflict* is about × contradiction; what is left is neither.
"""

import math
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


def probabilities(values: list[float], meaning: float | None = None) -> tuple[float, float]:
    """The probabilities of *same* and of *conflict* for one feature vector.

    `meaning` is the cosine of the two texts where a sentence model was asked: other heads judge then.
    """
    seen = values if meaning is None else [*values, meaning]
    about, contradiction = (head(name, meaning is not None).probability(seen) for name in _HEADS)
    contradiction = max(contradiction, _decisive(values))
    return about * (1 - contradiction), about * contradiction


# Where one text has all that the other has, one of these alone turns it round, however alike they look.
_TURNS = ("roles turned", "denied shared term", "opposites")
_ALL = 0.9  # share of the shorter text
_DECIDED = 0.75


def _decisive(values: list[float]) -> float:
    """The least probability of a contradiction that the rules of language leave room for."""
    turned = any(values[NAMES.index(name)] for name in _TURNS)
    return _DECIDED if turned and values[NAMES.index("covered, the better side")] >= _ALL else 0.0


_HEADS = ("about", "contradiction")


@cache
def head(name: str, with_meaning: bool = False) -> Head:
    """The head "about" or "contradiction"; those with meaning are learned for all-MiniLM-L6-v2."""
    return Head.read(learned("heads", "weights_semantic.json" if with_meaning else "weights.json")[name])


def _tree(node: Any, places: list[int]) -> Tree:
    if not isinstance(node, list):
        return float(node)
    feature, threshold, low, high = node
    return (places[feature], threshold, _tree(low, places), _tree(high, places))
