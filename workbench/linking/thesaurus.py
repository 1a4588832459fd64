"""The hand-written thesaurus of news usage: what stands for what, what belongs to one scene, what excludes what.

`thesaurus/*.txt` has one entry a line; the first character says what it is: "=" words that may stand for one
another, "~" words of one scene, "!" opposites, "^" a set of which one excludes the others. Words are led back to
their stems, so that a line holds for all inflections; a phrase is a tuple of stems.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from workbench.linking.tables import table
from workbench.linking.words import fold, stem_of

Phrase = tuple[str, ...]
_FILES = ("public.txt", "life.txt")
LONGEST = 4  # words of a phrase


class Meaning(NamedTuple):
    """What the thesaurus knows of a phrase: the groups it stands in, and its scenes, by number."""

    groups: tuple[str, ...]  # each "~" and a number
    scenes: tuple[int, ...]


@cache
def meanings() -> dict[Phrase, Meaning]:
    """All phrases of groups and scenes."""
    groups: dict[Phrase, list[str]] = {}
    scenes: dict[Phrase, list[int]] = {}
    for number, (mark, line) in enumerate(_entries()):
        if mark == "=":
            for phrase in _phrases(line):
                groups.setdefault(phrase, []).append(f"~{number}")
        elif mark == "~":
            for phrase in _phrases(line):
                scenes.setdefault(phrase, []).append(number)
    return {
        phrase: Meaning(tuple(groups.get(phrase, ())), tuple(scenes.get(phrase, ())))
        for phrase in groups.keys() | scenes.keys()
    }


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Phrase → the phrases that say the opposite, each as its stems joined by "_"."""
    found: dict[str, set[str]] = {}
    for mark, line in _entries():
        if mark == "!":
            one, _, other = line.partition("|")
            for left in _phrases(one, small=True):
                for right in _phrases(other, small=True):
                    if left != right:
                        found.setdefault("_".join(left), set()).add("_".join(right))
                        found.setdefault("_".join(right), set()).add("_".join(left))
    return {phrase: frozenset(others) for phrase, others in found.items()}


@cache
def exclusive() -> dict[str, frozenset[int]]:
    """Phrase → the sets, by number, of which it is one; another of the set excludes it."""
    found: dict[str, set[int]] = {}
    for number, (mark, line) in enumerate(_entries()):
        if mark == "^":
            for phrase in _phrases(line):
                found.setdefault("_".join(phrase), set()).add(number)
    return {phrase: frozenset(sets) for phrase, sets in found.items()}


@cache
def _entries() -> list[tuple[str, str]]:
    folder = files("workbench.linking").joinpath("thesaurus")
    lines = [line for name in _FILES for line in folder.joinpath(name).read_text("utf-8").splitlines()]
    return [(line[0], line[1:]) for line in lines if line and line[0] in "=~!^"]


def _phrases(line: str, *, small: bool = False) -> Iterator[Phrase]:
    """The phrases of a line; those of small words alone only where asked for, they mean too much."""
    stop = frozenset(table("stop").split())
    for phrase in line.split(","):
        words = [fold(word) for word in phrase.replace("-", " ").split()]
        if 0 < len(words) <= LONGEST and (small or not stop.issuperset(words)):
            yield tuple(map(stem_of, words))
