"""What stands for what, what belongs to one scene, what excludes what: a hand-written thesaurus of news usage.

`thesaurus.json` is made by `benchmarks/make_thesaurus.py` from plain lines. A phrase is its stems joined by "_".
"""

from functools import cache
from typing import Any

from workbench.linking.tables import data


@cache
def meanings() -> dict[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    """Phrase → the groups of words that it may stand for, each "~" and a number, and its scenes, by number."""
    groups, scenes = _part("groups"), _part("scenes")
    return {
        phrase: (tuple(f"~{number}" for number in groups.get(phrase, ())), tuple(scenes.get(phrase, ())))
        for phrase in groups.keys() | scenes.keys()
    }


@cache
def beginnings() -> frozenset[str]:
    """What phrases of several words begin with: their first stem, their first two, all but the last."""
    return frozenset(
        phrase[:end] for phrase in meanings() for end, letter in enumerate(phrase) if letter == "_"
    )


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
