"""How much a sentence is worth checking, and exactly why.

A logistic model over the features of `features`: score = 1 / (1 + exp(-sum of the weights of the reasons)).
The weights in worth.json were learned by benchmarks/train_worth.py from CheckThat! 2024 task 1 (English
debates, CC BY 4.0) and Wikinews sentences (text CC BY 2.5), and from nothing else. Probabilities do not
carry over from one genre to another, so people are shown bands.
"""

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from workbench.records import Band, Reason, Worth
from workbench.spotting.features import LABELS, features

HIGH = 0.6  # scores from which a claim is shown as high, and as medium
MEDIUM = 0.3

_SMALL = 0.15  # words that add less than this are told as one reason
_DIGITS = 4  # of a weight; the score is that of the rounded weights, so that they add up


class Model(NamedTuple):
    """The weights: log odds for every sentence, of a named feature, and of an n-gram."""

    base: float
    named: dict[str, float]
    grams: dict[str, float]


@cache
def model() -> Model:
    """The shipped weights, read once."""
    read = json.loads(Path(__file__).with_name("worth.json").read_text(encoding="utf-8"))
    return Model(read["base"], read["named"], read["grams"])


def worth(sentence: str) -> Worth:
    """The check-worthiness of one sentence, 0..1, with reasons whose weights add up to its log odds.

    Reasons come strongest first; the base that every sentence has comes last.
    """
    parts = _parts(sentence)
    reasons = [
        Reason(text=text, weight=weight) for text, weight in sorted(parts.items(), key=lambda p: -abs(p[1]))
    ]
    reasons.append(Reason(text="any sentence", weight=model().base))
    return Worth(score=_probability(parts), reasons=tuple(reasons))


def score(sentence: str) -> float:
    """The score of `worth` alone."""
    return _probability(_parts(sentence))


def _probability(parts: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(parts.values()) - model().base))


def _parts(sentence: str) -> dict[str, float]:
    """What each thing that the model sees adds, in words; the base is not among them."""
    weights = model()
    found = features(sentence)
    parts: dict[str, float] = {}
    for name, shown in found.named.items():
        parts[_told(name, shown)] = weights.named.get(name, 0.0)
    known = [gram for gram in found.grams if gram in weights.grams]
    share = 1 / math.sqrt(len(known) or 1)  # long sentences are not worth more for having more words
    rest = 0.0
    for gram in known:
        weight = weights.grams[gram] * share
        if abs(weight) < _SMALL:
            rest += weight
        else:
            parts[_quoted(gram)] = round(weight, _DIGITS)
    parts["the other words"] = round(rest, _DIGITS)
    return {text: weight for text, weight in parts.items() if weight}


def band(score: float) -> Band:
    """The band in which a score is shown."""
    return Band.HIGH if score >= HIGH else Band.MEDIUM if score >= MEDIUM else Band.LOW


def _quoted(gram: str) -> str:
    """An n-gram in words: “arms embargo”, “in (a year)”."""
    shown = gram.replace("<figure>", "(a figure)").replace("<year>", "(a year)")
    return f"the words “{shown}”" if " " in gram else f"the word “{shown}”"


def _told(name: str, shown: str) -> str:
    """A feature in words, with what showed it: "a figure: 13-year"."""
    return f"{LABELS[name]}: {shown}" if shown else LABELS[name]
