"""The two heads: logistic regressions for *same* and for *conflict* over one feature vector."""

import math
from functools import cache
from typing import NamedTuple

from workbench.linking.features import NAMES
from workbench.linking.tables import learned


class Head(NamedTuple):
    """A logistic regression: `1 / (1 + exp(-(bias + weights · features)))`."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, values: list[float]) -> float:
        """The probability for one feature vector."""
        odds = self.bias + math.fsum(w * v for w, v in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def head(name: str) -> Head:
    """The head "same" or "conflict"."""
    read = learned("heads")[name]
    return Head(read["bias"], tuple(read["weights"].get(feature, 0.0) for feature in NAMES))
