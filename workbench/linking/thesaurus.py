"""What stands for what, what belongs to one scene, what excludes what: a hand-written thesaurus of news usage.

`thesaurus.json` is made by `benchmarks/make_thesaurus.py` from plain lines. A phrase is its stems joined by "_".
"""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class _Tables(NamedTuple):
    meanings: dict[str, tuple[tuple[str, ...], tuple[int, ...]]]
    opposites: dict[str, list[str]]
    sets: dict[str, frozenset[int]]


def meanings() -> dict[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    """Phrase → the groups of words that it may stand for, each "~" and a number, and its scenes, by number."""
    return _tables().meanings


@cache
def beginnings() -> frozenset[str]:
    """What phrases of several words begin with: their first stem, their first two, all but the last."""
    return frozenset(
        phrase[:end] for phrase in meanings() for end, letter in enumerate(phrase) if letter == "_"
    )


def opposites() -> dict[str, list[str]]:
    """Phrase → the phrases that say the opposite."""
    return _tables().opposites


def exclusive() -> dict[str, frozenset[int]]:
    """Phrase → the sets, by number, of which it is one; another one of the set excludes it."""
    return _tables().sets


@cache
def _tables() -> _Tables:
    read = json.loads(files("workbench.linking").joinpath("thesaurus.json").read_text("utf-8"))
    groups, scenes = read["groups"], read["scenes"]
    return _Tables(
        {
            phrase: (tuple(f"~{number}" for number in groups.get(phrase, ())), tuple(scenes.get(phrase, ())))
            for phrase in groups.keys() | scenes.keys()
        },
        read["opposites"],
        {phrase: frozenset(numbers) for phrase, numbers in read["sets"].items()},
    )
