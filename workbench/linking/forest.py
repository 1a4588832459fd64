"""The heads asked about many pairs at once: the same numbers as one by one, to the last bit."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.linking.model import Head, Judged, Tree, decisive, heads

Values = NDArray[np.float64]


class Forest:
    """The T trees of a head, each of seven splits in three levels above eight leaves."""

    def __init__(self, head: Head) -> None:
        splits, leaves = zip(*map(_flat, head.trees), strict=True)
        self._bias = head.bias
        self._features = np.array([[split[0] for split in tree] for tree in splits]).T.copy()  # [7, T]
        self._thresholds = np.array([[split[1] for split in tree] for tree in splits]).T[..., None].copy()
        self._leaves: Values = np.array(leaves).ravel()  # [8 * T]
        self._first = 8 * np.arange(len(leaves))[:, None]  # of each tree's leaves

    def probabilities(self, values: Values) -> list[float]:
        """The probability for each of N feature vectors, which stand in columns: [F, N]."""
        more = [values[row] > limit for row, limit in zip(self._features, self._thresholds, strict=True)]
        one = more[0]
        two = np.where(one, more[2], more[1])
        three = np.where(one, np.where(two, more[6], more[5]), np.where(two, more[4], more[3]))
        chosen = self._leaves[self._first + 4 * one + 2 * two + three]
        odds = np.full(values.shape[1], self._bias)
        for leaf in chosen:  # in turn, as one by one
            odds += leaf
        return [1 / (1 + math.exp(-one)) for one in odds.tolist()]


def judged_all(
    rows: Sequence[list[float]], meaning: Sequence[float] = (), least: float = 0.0
) -> list[Judged]:
    """What the shipped heads make of some feature vectors; as `model.judged` for each."""
    if not rows:
        return []
    forests = _forests("weights_semantic.json" if meaning else "weights.json")
    values = np.array([[*row, one] for row, one in zip(rows, meaning, strict=True)] if meaning else rows).T
    topics = forests["topic"].probabilities(values)
    judged = [Judged(topic, 0.0, 0.0) for topic in topics]
    asked = [place for place, topic in enumerate(topics) if topic >= least]
    some = values[:, asked]
    claims = forests["claim"].probabilities(some)
    contradictions = forests["contradiction"].probabilities(some)
    for place, claim, contradiction in zip(asked, claims, contradictions, strict=True):
        judged[place] = Judged(topics[place], claim, max(contradiction, decisive(rows[place])))
    return judged


@cache
def _forests(file: str) -> dict[str, Forest]:
    return {name: Forest(head) for name, head in heads(file).items()}


def _flat(tree: Tree) -> tuple[list[tuple[int, float]], list[float]]:
    """The splits of a tree, level by level, and its leaves from left to right."""
    level: list[Any] = [tree]
    splits = []
    for _ in range(3):
        splits += [(feature, threshold) for feature, threshold, _, _ in level]
        level = [child for node in level for child in node[2:]]
    return splits, level
