"""Wire copies: near-identical passages in several outlets, lightly edited or cut, recognised as one source.

A passage is known by hashed shingles of word stems (Broder 1997), thinned by winnowing so that any run of
seven shared words leaves a trace (Schleimer, Wilkerson and Aiken 2003). Copies are told by containment: how
much of the shorter is in the longer. What stands in quotation marks does not count, for two reporters who
were in the room write down the same words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple
from zlib import crc32

from workbench.linking.agencies import credit
from workbench.linking.words import stem_of

_SHINGLE = 4  # words
_WINDOW = 4  # shingles of which one is kept
_NEAR = 250  # characters before and after a claim that are its passage, within its paragraph
_AROUND = 900  # the same for its surroundings
_LONGEST = 4_000  # characters of a claim that are looked at
_FEW = 6  # prints; a passage with fewer is taken together with what stands around it
_LEAST = 5  # prints in common, about fifteen words: less is chance, or how one says such things
_COPIED = 0.6  # of the shorter passage
_EDITED = 0.3  # the same where the surroundings, or a credit to one agency, say so too
_SURROUNDED = 0.5  # of the shorter surroundings
_HELD = 40  # passages kept for one print: bounds the cost of what everybody writes

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'“[^“”]{0,2000}”|"[^"\n]{0,2000}"')
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


class Passage(NamedTuple):
    """What a claim stands in, as prints (ascending 32-bit hashes), and the agency its article credits."""

    near: tuple[int, ...]
    around: tuple[int, ...]
    credit: str = ""


def passage(text: str, start: int, end: int, byline: str = "") -> Passage:
    """The passage of the claim `text[start:end]`. The cost does not grow with the text."""
    end = min(end, start + _LONGEST)
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    around = _prints(text[first:last])
    near = _prints(text[slice(*_paragraph(text, start, end))])
    if len(near) < _FEW:
        near = _prints(text[max(0, start - 2 * _NEAR) : end + 2 * _NEAR])
    return Passage(near, around, credit(text, byline))


def origins(passages: Mapping[int, Passage]) -> dict[int, int]:
    """For each passage the first (by id) of those that are copies of one another, itself included.

    Which are together does not depend on the ids.
    """
    parent = {id: id for id in passages}

    def root(id: int) -> int:
        while parent[id] != id:
            parent[id] = id = parent[parent[id]]
        return id

    held: dict[int, list[int]] = defaultdict(list)  # print → passages that have it
    for id in sorted(passages, key=lambda id: (passages[id], id)):
        one = passages[id]
        shared = Counter(other for print in one.near for other in held[print])
        copied = [
            other for other, count in shared.items() if count >= _LEAST and _copies(one, passages[other])
        ]
        for other in copied:
            x, y = sorted((root(id), root(other)))
            parent[y] = x
        if not any(passages[other].near == one.near for other in copied):
            for print in one.near:
                if len(held[print]) < _HELD:
                    held[print].append(id)
    return {id: root(id) for id in passages}


def _copies(one: Passage, other: Passage) -> bool:
    near = _contained(one.near, other.near)
    if near >= _COPIED:
        return True
    if near < _EDITED:
        return False
    credited = bool(one.credit) and one.credit == other.credit
    return credited or _contained(one.around, other.around) >= _SURROUNDED


def _contained(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    return len(set(one).intersection(other)) / (min(len(one), len(other)) or 1)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The claim with what stands near it in its paragraph."""
    first, last = max(0, start - _NEAR), min(len(text), end + _NEAR)
    for gap in _PARAGRAPH.finditer(text, first, last):
        if gap.end() <= start:
            first = gap.end()
        elif gap.start() >= end:
            last = gap.start()
            break
    return first, last


def _prints(text: str) -> tuple[int, ...]:
    stems = [stem_of(word[:40]) for word in _WORD.findall(_QUOTED.sub(" ", text.lower()))]
    hashes = [
        crc32(" ".join(stems[at : at + _SHINGLE]).encode("utf-8", "replace"))
        for at in range(len(stems) - _SHINGLE + 1)
    ]
    kept = {min(hashes[at : at + _WINDOW]) for at in range(max(1, len(hashes) - _WINDOW + 1)) if hashes}
    return tuple(sorted(kept))
