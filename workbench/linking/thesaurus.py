"""What stands for what, what belongs to one scene, what excludes what: a hand-written thesaurus of news usage.

`thesaurus.json` is made by `benchmarks/make_thesaurus.py` from plain lines. A phrase is its stems joined by "_".
"""

from functools import cache
from typing import Any

from workbench.linking.tables import data

LONGEST = 5  # words of a phrase


@cache
def meanings() -> dict[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    """Phrase → the groups of words that it may stand for, each "~" and a number, and its scenes, by number."""
    groups, scenes = _part("groups"), _part("scenes")
    return {
        phrase: (tuple(f"~{number}" for number in groups.get(phrase, ())), tuple(scenes.get(phrase, ())))
        for phrase in groups.keys() | scenes.keys()
    }


@cache
def openers() -> frozenset[str]:
    """The first stems of phrases of several words."""
    return frozenset(phrase.partition("_")[0] for phrase in meanings() if "_" in phrase)


def opposites() -> dict[str, list[str]]:
    """Phrase → the phrases that say the opposite."""
    return _part("opposites")


@cache
def exclusive() -> dict[str, frozenset[int]]:
    """Phrase → the sets, by number, of which it is one; another one of the set excludes it."""
    return {phrase: frozenset(numbers) for phrase, numbers in _part("sets").items()}


def _part(name: str) -> dict[str, Any]:
    part: dict[str, Any] = data("thesaurus.json")[name]
    return part
