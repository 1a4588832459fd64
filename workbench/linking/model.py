"""Heads that judge a pair: is it on one event; if so, one statement of it; if so, against each other?

Each is a logistic regression over the features of a pair: its log odds are a sum, one share for each feature.
Texts by themselves, such as headlines, and the claims of articles, of which each makes many on one event, are
judged by heads of their own; so are whole sentences laid side by side.
"""

import math
from collections.abc import Mapping
from functools import cache
from operator import mul
from typing import Any, NamedTuple

from workbench.linking.features import CONTRADICTION, MEANING, NAMES
from workbench.linking.tables import learned
from workbench.records import Relation


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
        return self.bias + float(sum(map(mul, self.weights, values)))

    def probability(self, values: list[float]) -> float:
        """The probability for one feature vector."""
        return 1 / (1 + math.exp(-self.odds(values)))


class Judged(NamedTuple):
    """What the heads make of a pair, each 0..1."""

    topic: float  # both speak of one event
    claim: float  # and if so, of one statement about it
    statement: float  # two claims of articles are of one statement
    contradiction: float  # if they are of one statement, against each other

    @classmethod
    def of(cls, heads: Mapping[str, Head], values: list[float]) -> "Judged":
        """Judge a feature vector."""
        contradiction = max(heads["contradiction"].probability(values), _decisive(values))
        topic, claim, statement = (
            heads[name].probability(values) for name in ("topic", "claim", "statement")
        )
        return cls(topic, claim, statement, contradiction)

    def probabilities(self, nicety: float) -> tuple[float, float]:
        """Of *same* and of *conflict*, from texts by themselves (a nicety of 0) to claims of articles (1)."""
        about = (self.topic * self.claim**_CLAIM) ** (1 - nicety) * self.statement**nicety
        return about * (1 - self._against), about * self._against

    @property
    def _against(self) -> float:
        odds = self.contradiction / (1 - self.contradiction + 1e-9) / _EVEN
        return float(odds**_FIRMNESS / (1 + odds**_FIRMNESS))


SURE = Judged(1.0, 1.0, 1.0, 0.0)  # the same words
NOTHING = Judged(0.0, 0.0, 0.0, 0.0)  # no words
_CLAIM = 0.2  # power of `claim`: on one event, headlines mostly say the same
# The pairs that contradictions are learned from, of which every third is one, are not what a search among many
# texts finds: there most doubts are none. Set by looking at open collections.
_EVEN = 7 / 3  # odds of a contradiction that are taken for even: .7
_FIRMNESS = 2  # power of those odds

# Where one text has all that the other has, one of these alone turns it round, however alike they look.
_TURNS = tuple(
    map(NAMES.index, ("roles turned", "denied shared term", "opposites", "figures differ", "dates differ"))
)
_COVERED = NAMES.index("covered, the better side")
_ALL = 0.9  # share of the shorter text
_DECIDED = 0.97
# Without one of these, nothing could be said for a conflict.
_DOUBTS = tuple(NAMES.index(name) for name, sign in CONTRADICTION.items() if sign > 0)


def judged(values: list[float], meaning: float | None = None) -> Judged:
    """What the shipped heads make of a feature vector.

    `meaning` is the cosine of the two texts where a sentence model was asked: other heads judge then.
    """
    return Judged.of(*asked(values, meaning))


def asked(values: list[float], meaning: float | None) -> tuple[dict[str, Head], list[float]]:
    """The shipped heads that are to judge a pair, and what they are to look at."""
    return (heads(), values) if meaning is None else (heads("weights_semantic.json"), [*values, meaning])


def of_sentences(heads: Mapping[str, Head], values: list[float]) -> Relation:
    """The likeliest word for two whole sentences on one event, one beside the other."""
    words = [Relation.SAME, Relation.RELATED]
    if any(values[place] for place in _DOUBTS):
        words.append(Relation.CONFLICT)
    return max(words, key=lambda word: heads[word].odds(values))


def _decisive(values: list[float]) -> float:
    """The least probability of a contradiction that the rules of language leave room for."""
    if values[_COVERED] < _ALL:
        return 0.0
    return _DECIDED if any(values[place] for place in _TURNS) else 0.0


@cache
def heads(file: str = "weights.json") -> dict[str, Head]:
    """The heads of a file of weights; those with meaning are learned for all-MiniLM-L6-v2."""
    return {name: Head.read(part) for name, part in learned("heads", file).items()}
