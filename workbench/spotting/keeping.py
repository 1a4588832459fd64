"""Which phrases of a long claim a reader would keep: learned weights, and the best choice that fits.

A logistic model says for each phrase how likely its words stand in the short claim that an editor writes. The
weights in wording.json (hundredths of log odds per word) were learned by benchmarks/train_wording.py from Wikinews
sentences (text CC BY 2.5) and the labelled news of this project, and from nothing else.
"""

import json
import math
from functools import cache, lru_cache
from itertools import repeat
from operator import ge
from pathlib import Path
from typing import NamedTuple

from workbench.spotting.cues import CUES
from workbench.spotting.hanging import Hold, holds
from workbench.spotting.lexicon import BY_WORD
from workbench.spotting.phrases import Phrase, is_dated
from workbench.spotting.predicates import is_figure
from workbench.spotting.tokens import words

_LOSS = (0, 10**5, 10**6, 10**7)  # what it costs to part a phrase from its parent, by how it is tied
_NEVER = 10**9
_DEAR = 150  # chance in a thousand, from which a word is worth its place
_TOLD = words("large unit law crime violence act change comparison cause money allege future study")
_KINDS = {word: [kind for kind in kinds if kind in _TOLD] for word, kinds in BY_WORD.items()}


@cache
def model() -> dict[str, int]:
    """The shipped weights, read once."""
    read = json.loads(Path(__file__).with_name("wording.json").read_text(encoding="utf-8"))
    weights: dict[str, int] = read["weights"]
    return weights


class Units(NamedTuple):
    """The phrases of a claim as what stays or goes as one.

    `places` are the words of each in the claim that may stay, `linked` what it hangs on, `traits` what the model sees
    in it.
    """

    places: list[list[int]]
    linked: list[Hold]
    traits: list[list[str]]


def units(found: list[Phrase], drops: list[bool]) -> Units:
    """The units of a claim; `drops` says of each word whether it goes in any case."""
    places: list[list[int]] = []
    at = 0
    for phrase in found:
        behind = at + len(phrase.words)
        places.append([place for place in range(at, behind) if not drops[place]])
        at = behind
    linked = holds(found)
    return Units(places, linked, _traits(found, linked, [len(here) for here in places]))


def _traits(found: list[Phrase], linked: list[Hold], sizes: list[int]) -> list[list[str]]:
    """For each phrase what the model sees in it; `sizes` are its words as they would be shown."""
    verb = next((at for at, phrase in enumerate(found) if phrase.kind == "verb"), 0)
    total, before = sum(sizes), 0
    told = []
    depths: list[int] = []
    for at, phrase in enumerate(found):
        parent = linked[at].parent
        depths.append(depths[parent] + 1 if 0 <= parent < at else 1)
        side = "front" if at < verb else "next" if at == verb + 1 else "behind"
        left = (total - before - sizes[at]) // 4
        told.append(
            [
                *_shape(phrase.kind, phrase.mark, found[parent].kind if parent >= 0 else "nothing"),
                *_position(side, min(depths[at], 4), min(before // 3, 7), min(left, 4)),
                f"words {min(sizes[at], 5)}",
                f"words of the claim {min(total // 6, 6)}",
                *_holds_words(phrase, at),
            ]
        )
        before += sizes[at]
    return told


@lru_cache(maxsize=20_000)
def _shape(kind: str, mark: str, parent: str) -> tuple[str, ...]:
    pause = "behind a pause" if mark else "at once"
    return f"opens {kind}", f"opens {kind} {pause}", f"pause {mark}", f"hangs on {parent}"


@lru_cache(maxsize=20_000)
def _position(side: str, depth: int, before: int, left: int) -> tuple[str, ...]:
    return f"{side} depth {depth}", f"place {side} {before}", f"words left {left}"


def _holds_words(phrase: Phrase, at: int) -> set[str]:
    """What the words of a phrase show: a figure, a date, a name, the subjects that make news."""
    shown: set[str] = set()
    for low in phrase.lows:
        shown.update(_shows(low))
    if any(word.text[0].isupper() for word in phrase.words[0 if at else 1 :]):
        shown.add("name")
    if phrase.lows[0] in CUES:
        shown.add("speech")
    if is_dated(phrase):
        shown.add(f"date {phrase.kind}" if phrase.kind in {"on", "in", "time", "by"} else "date")
    return shown


@lru_cache(maxsize=20_000)
def _shows(low: str) -> list[str]:
    return [*_KINDS.get(low, ()), "figure"] if is_figure(low) else _KINDS.get(low, [])


def kept(found: Units, room: int) -> list[bool]:
    """The choice worth most in at most `room` words; all of them are kept that have to be.

    A knapsack over the tree (phrases in depth-first order; whoever skips one skips what hangs on it), exact in
    phrases × room steps.
    """
    sizes = [len(here) for here in found.places]
    return chosen(found.linked, sizes, values(found.traits, sizes, model()), room)


def values(told: list[list[str]], sizes: list[int], weights: dict[str, int]) -> list[int]:
    """What each phrase is worth: its words that a short claim would hold, less what they take away from others."""
    base = weights["base"]
    weight = weights.get
    odds = (base + sum(map(weight, one, repeat(0))) for one in told)
    return [
        round(size * (1000 / (1 + math.exp(-one / 100)) - _DEAR))
        for size, one in zip(sizes, odds, strict=True)
    ]


def chosen(linked: list[Hold], sizes: list[int], worth: list[int], room: int) -> list[bool]:
    """The phrases to keep for the largest sum of values."""
    order, behind = _depth_first(linked)
    best = [0] * (room + 1)
    after = {len(order): best}  # place in the order → best sum for each room from there on
    takes: list[list[bool]] = []
    for place in range(len(order) - 1, -1, -1):
        at = order[place]
        size, value = min(sizes[at], room + 1), worth[at]
        loss = _LOSS[linked[at].tied] if linked[at].parent >= 0 else _NEVER
        with_it, without = after[place + 1], after[behind[place]]
        skipped = [one - loss for one in without] if loss else without
        taken = [one + value for one in with_it[: room + 1 - size]]
        takes.append([False] * size + list(map(ge, taken, skipped[size:])))
        after[place] = skipped[:size] + [
            a if a > b else b for a, b in zip(taken, skipped[size:], strict=True)
        ]
    takes.reverse()
    keep = [False] * len(linked)
    place = 0
    while place < len(order):
        at = order[place]
        if takes[place][room]:
            keep[at] = True
            room -= sizes[at]
            place += 1
        else:
            place = behind[place]
    return keep


def _depth_first(linked: list[Hold]) -> tuple[list[int], list[int]]:
    """Phrases, each in front of those that hang on it; and for each place there, where its own end."""
    children: list[list[int]] = [[] for _ in linked]
    roots: list[int] = []
    for at, hold in enumerate(linked):
        (children[hold.parent] if hold.parent >= 0 else roots).append(at)
    order: list[int] = []
    depth: list[int] = []
    waiting = [(at, 0) for at in reversed(roots)]
    while waiting:
        at, level = waiting.pop()
        order.append(at)
        depth.append(level)
        waiting += [(child, level + 1) for child in reversed(children[at])]
    behind = [len(order)] * len(order)
    open_: list[int] = []
    for place, level in enumerate(depth):
        while open_ and depth[open_[-1]] >= level:
            behind[open_.pop()] = place
        open_.append(place)
    return order, behind
