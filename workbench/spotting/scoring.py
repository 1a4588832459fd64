"""How much a sentence is worth checking, and exactly why.

A logistic model over the features of `features`: score = 1 / (1 + exp(-sum of the weights of the reasons)).
A debate and a news page say the same things in other ways, so a feature has two weights: one where somebody
speaks to somebody (the feature "spoken"), one in plain writing; see Daumé, Frustratingly Easy Domain
Adaptation, 2007. The weights in worth.json were learned by benchmarks/train_worth.py, which tells from what.
Probabilities do not carry over from one genre to another, so people are shown bands.
"""

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from workbench.records import Band, Reason, Worth
from workbench.spotting.features import LABELS, Features, features

# Scores from which a claim is shown as high, and as medium. Of news sentences that the weights had not seen,
# three in four of the high ones were worth checking, and nine in ten of the medium ones could be checked.
HIGH = 0.7
MEDIUM = 0.3
WORDS = "words"  # the name of all words and pairs together, among the contributions

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
        words = math.fsum(weight for _, weight in self._grams(found.words))
        return math.fsum([self.base, words * share(found), *[named[name] for name in found.named]])

    def parts(self, found: Features) -> list[tuple[float, str, str]]:
        """The same one by one: log odds, the feature ("" for words), what showed it."""
        named, each = self._of_named(found), share(found)
        grams: dict[str, float] = {}
        for gram, weight in self._grams(found.words):
            grams[gram] = grams.get(gram, 0.0) + weight
        parts = [(named[name], name, shown) for name, shown in found.named.items()]
        return parts + [(weight * each, "", gram) for gram, weight in grams.items()]

    def _of_named(self, found: Features) -> dict[str, float]:
        return self.spoken if "spoken" in found.named else self.written

    def _grams(self, words: list[str]) -> list[tuple[str, float]]:
        """The words, each once, and the pairs of words that weigh something."""
        weighed, pairs = self.words, self.pairs
        found = [(word, weighed[word]) for word in set(words) if word in weighed]
        for first, second in pairwise(words):
            if first in pairs and second in pairs[first]:
                found.append((f"{first} {second}", pairs[first][second]))
        return found


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


def worth(sentence: str) -> Worth:
    """The check-worthiness of one sentence, 0..1, with reasons whose weights add up to its log odds.

    Reasons come strongest first; the small ones are told together, and the base of every sentence last.
    """
    parts = sorted(model().parts(features(sentence)), key=lambda part: (-abs(part[0]), part[1:]))
    reasons = [
        Reason(text=_told(kind, shown), weight=round(weight, _DIGITS))
        for weight, kind, shown in parts[:_MOST]
    ]
    rest = round(math.fsum(weight for weight, _, _ in parts[_MOST:]), _DIGITS)
    if rest:
        reasons.append(Reason(text="all else", weight=rest))
    reasons.append(Reason(text="where every sentence starts", weight=model().base))
    odds = math.fsum(reason.weight for reason in reasons)  # the same on every Python
    return Worth(score=1 / (1 + math.exp(-odds)), reasons=tuple(reasons))


def contributions(sentence: str) -> dict[str, float]:
    """What a sentence's features add to its log odds: by name in `features.LABELS`, words and pairs together as "words".

    With `model().base` they add up to the log odds of the score (to the rounding of the reasons): a model
    that learns from a desk's own decisions can weigh them anew, one weight a name.
    """
    adds: dict[str, list[float]] = {}
    for weight, name, _ in model().parts(features(sentence)):
        adds.setdefault(name or WORDS, []).append(weight)
    return {name: math.fsum(weights) for name, weights in sorted(adds.items())}


def band(score: float) -> Band:
    """The band in which a score is shown."""
    return Band.HIGH if score >= HIGH else Band.MEDIUM if score >= MEDIUM else Band.LOW


def _told(name: str, shown: str) -> str:
    """A part in words: "a figure: 13-year", "the words “arms embargo”"."""
    if name:
        return f"{LABELS[name]}: {shown}" if shown else LABELS[name]
    shown = shown.replace("<figure>", "(a figure)").replace("<year>", "(a year)")
    return f"the words “{shown}”" if " " in shown else f"the word “{shown}”"
