"""How much a sentence is worth checking, and exactly why.

A logistic model over the features of `features`: score = 1 / (1 + exp(-sum of the weights of the reasons)).
A debate and a news page say the same things in other ways, so a feature has two weights: one where somebody
speaks to somebody (the feature "spoken"), one in plain writing; see Daumé, Frustratingly Easy Domain
Adaptation, 2007. The weights in worth.json were learned by benchmarks/train_worth.py, which tells from what.
Probabilities do not carry over from one genre to another, so people are shown bands.
"""

import json
import math
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from workbench.records import Band, Reason, Worth
from workbench.spotting.features import LABELS, Features, features

# Scores from which a claim is shown as high, and as medium. Of news sentences that the weights had not seen,
# three in four of the high ones were worth checking, and nine in ten of the medium ones could be checked.
HIGH = 0.7
MEDIUM = 0.3
WORDS = "words"  # the name of all words and pairs together, among the contributions

_REST, _BASE = "rest", "base"
_LABELS = LABELS | {_REST: "its other words", _BASE: "where every sentence starts"}
_MOST = 12  # reasons told one by one; what is left is told as one
_DIGITS = 4  # of a weight; the score is that of the rounded weights, so that they add up


class Model(NamedTuple):
    """The weights: log odds of every sentence, of a named feature (spoken, written), of a word and of a pair.

    `pairs` is by the first word and the second. What words and pairs weigh is multiplied by `share`.
    """

    base: float
    spoken: dict[str, float]
    written: dict[str, float]
    words: dict[str, float]
    pairs: dict[str, dict[str, float]]

    def log_odds(self, found: Features) -> float:
        """The sum of all weights for a sentence's features."""
        named = self._of_named(found)
        words = math.fsum(weight for _, weight in [*self._words(found.words), *self._pairs(found.words)])
        return math.fsum([self.base, words * share(found), *[named[name] for name in found.named]])

    def parts(self, found: Features) -> list[tuple[float, str, str, float]]:
        """The same one by one, strongest first: its size below 0, the feature ("" for words), what showed it, log odds."""
        named, each = self._of_named(found), share(found)
        parts = [(-abs(weight := named[name]), name, shown, weight) for name, shown in found.named.items()]
        parts += [(-abs(weight := bare * each), "", word, weight) for word, bare in self._words(found.words)]
        pairs: dict[str, float] = {}
        for pair, weight in self._pairs(found.words):
            pairs[pair] = pairs.get(pair, 0.0) + weight
        parts += [(-abs(weight * each), "", pair, weight * each) for pair, weight in pairs.items()]
        return sorted(parts)

    def _of_named(self, found: Features) -> dict[str, float]:
        return self.spoken if "spoken" in found.named else self.written

    def _words(self, words: list[str]) -> list[tuple[str, float]]:
        """The words that weigh something, each once."""
        weights = self.words
        return [(word, weights[word]) for word in set(words) if word in weights]

    def _pairs(self, words: list[str]) -> list[tuple[str, float]]:
        """The pairs of words that weigh something."""
        behind = zip(words, words[1:], map(self.pairs.get, words), strict=False)
        return [
            (f"{first} {second}", weights[second])
            for first, second, weights in behind
            if weights and second in weights
        ]


def share(found: Features) -> float:
    """What of the weight of words counts: long sentences are not worth more for having more words."""
    return 1 / math.sqrt(2 * len(found.words) or 1)


@cache
def model() -> Model:
    """The shipped weights, read once."""
    return Model(
        **{
            name: weights
            for name, weights in json.loads(_WEIGHTS.read_text(encoding="utf-8")).items()
            if name in Model._fields
        }
    )


_WEIGHTS = Path(__file__).with_name("worth.json")


class Weighed(NamedTuple):
    """A score, and what makes it: weights that add up to its log odds, each with its feature and what showed it."""

    score: float
    parts: list[tuple[float, str, str]]

    def reasons(self) -> tuple[Reason, ...]:
        return tuple([_reason(*part) for part in self.parts])


@lru_cache(16)  # a sentence is asked for again by each phrase in it
def weighed(sentence: str) -> Weighed:
    """`worth` for those who want no reasons where the score is low."""
    ranked = model().parts(features(sentence))
    parts = [(round(weight, _DIGITS), name, shown) for _, name, shown, weight in ranked[:_MOST]]
    rest = round(math.fsum([weight for *_, weight in ranked[_MOST:]]), _DIGITS)
    if rest:
        parts.append((rest, _REST, ""))
    parts.append((model().base, _BASE, ""))
    odds = math.fsum([weight for weight, _, _ in parts])  # the same on every Python
    return Weighed(1 / (1 + math.exp(-odds)), parts)


def worth(sentence: str) -> Worth:
    """The check-worthiness of one sentence, 0..1, with reasons whose weights add up to its log odds.

    Reasons come strongest first; the small ones are told together, and the base of every sentence last.
    """
    found = weighed(sentence)
    return Worth(score=found.score, reasons=found.reasons())


def contributions(sentence: str) -> dict[str, float]:
    """What a sentence's features add to its log odds: by name in `features.LABELS`, words and pairs together as "words".

    With `model().base` they add up to the log odds of the score (to the rounding of the reasons): a model
    that learns from a desk's own decisions can weigh them anew, one weight a name.
    """
    adds: dict[str, list[float]] = {}
    for _, name, _, weight in model().parts(features(sentence)):
        adds.setdefault(name or WORDS, []).append(weight)
    return {name: math.fsum(weights) for name, weights in sorted(adds.items())}


def band(score: float) -> Band:
    """The band in which a score is shown."""
    return Band.HIGH if score >= HIGH else Band.MEDIUM if score >= MEDIUM else Band.LOW


@lru_cache(1 << 12)
def _reason(weight: float, name: str, shown: str) -> Reason:
    """A part in words; the same again for the next sentence, since half of all come again soon."""
    return Reason(text=_told(name, shown), weight=weight)


def _told(name: str, shown: str) -> str:
    """A part in words: "a figure: 13-year", "the words “arms embargo”"."""
    if name:
        return f"{_LABELS[name]}: {shown}" if shown else _LABELS[name]
    shown = shown.replace("<figure>", "(a figure)").replace("<year>", "(a year)")
    return f"the words “{shown}”" if " " in shown else f"the word “{shown}”"
