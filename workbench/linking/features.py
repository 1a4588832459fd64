"""A pair as numbers: one value per name in `NAMES`, the same whichever text comes first."""

import math

from workbench.linking.alignment import Alignment
from workbench.linking.tables import listed
from workbench.linking.terms import Term

NAMES = (
    "covered, the better side",
    "covered, the worse side",
    "shared of all",
    "rarest missing, the better side",
    "rarest missing, the worse side",
    "letters alike",
    "letters alike, sorted words",
    "letters alike, shared words",
    "letters alike, in part",
    "pairs of words",
    "by paraphrase",
    "amount shared",
    "figures agree",
    "figures differ",
    "figures lone",
    "dates agree",
    "dates differ",
    "dates lone",
    "denied once",
    "denied shared term",
    "opposites",
    "names shared",
    "names missing, the better side",
    "names missing, the worse side",
    "another word instead",
    "another name instead",
    "roles turned",
    "contrast",
    "lengths alike",
    "shortness",
    "alike & figures differ",
    "alike & dates differ",
    "alike & denied",
    "alike & opposites",
    "alike & another name",
    "alike & another word",
)
_CONTRAST = set(listed("instead rather not never merely only far nothing none no wrong contrary unlike"))


def features(both: Alignment) -> list[float]:
    """The feature vector of a pair of texts, symmetric up to ties in the alignment."""
    from rapidfuzz import fuzz

    a, b = both.a, both.b
    weight_shared = sum(pair.a.weight + pair.b.weight for pair in both.shared) / 2
    all_a, all_b = (weight_shared + _sum(only) for only in (both.only_a, both.only_b))
    covered = sorted(weight_shared / all if all else 0.0 for all in (all_a, all_b))
    union = all_a + all_b - weight_shared
    alike = weight_shared / union if union else 0.0
    missing = sorted(max((term.weight for term in only), default=0.0) for only in (both.only_a, both.only_b))
    names = sorted(sum(term.name for term in only) for only in (both.only_a, both.only_b))
    figures = min(len(both.other_figures), 2) / 2
    dates = float(bool(both.other_dates))
    denied = float(bool(both.denied))
    once = float(len(a.negations) % 2 != len(b.negations) % 2)
    opposed = min(len(both.opposed), 2) / 2
    instead = [(x, y, how) for x, y, how in both.instead if not (x.name and y.name)]
    name_instead = [how for x, y, how in both.instead if x.name and y.name]
    word = max((how * min(x.weight, y.weight) / 12 for x, y, how in instead), default=0.0)
    name = max(name_instead, default=0) / 2
    lengths = sorted((len(a.terms) + 1, len(b.terms) + 1))
    return [
        covered[1],
        covered[0],
        alike,
        missing[0] / 6,
        missing[1] / 6,
        fuzz.ratio(a.plain, b.plain) / 100,
        fuzz.ratio(a.sorted, b.sorted) / 100,
        fuzz.token_set_ratio(a.plain, b.plain) / 100,
        fuzz.partial_ratio(a.plain, b.plain) / 100,
        _bigrams(both),
        sum(pair.how != "same" for pair in both.shared) / (len(both.shared) or 1),
        min(weight_shared, 30) / 30,
        min(len(both.same_figures), 2) / 2,
        figures,
        min(sum(map(len, both.lone_figures)), 2) / 2,
        min(len(both.same_dates), 2) / 2,
        dates,
        min(sum(map(len, both.lone_dates)), 2) / 2,
        once,
        denied,
        opposed,
        min(sum(pair.a.name for pair in both.shared), 3) / 3,
        min(names[0], 3) / 3,
        min(names[1], 3) / 3,
        word,
        name,
        float(bool(both.swapped)),
        _contrast(both),
        lengths[0] / lengths[1],
        1 / lengths[0],
        covered[1] * figures,
        covered[1] * dates,
        covered[1] * max(denied, once),
        covered[1] * opposed,
        covered[1] * name,
        covered[1] * word,
    ]


def _sum(terms: list[Term]) -> float:
    return math.fsum(term.weight for term in terms)


def _bigrams(both: Alignment) -> float:
    """The share of neighbouring words that the text with fewer has in common with the other."""
    one, two = both.a.bigrams, both.b.bigrams
    return len(one & two) / (min(len(one), len(two)) or 1)


def _contrast(both: Alignment) -> float:
    """Whether just one text sets something off against something else ("instead", "not", "only")."""
    marks = [sum(word.low in _CONTRAST for word in f.words) for f in (both.a, both.b)]
    return float((marks[0] > 0) != (marks[1] > 0))
