"""The short claim that a checker reads: the article's own words, in order, at most twelve.

Sentence compression by dropping: articles and fillers always; of what is still too long, the phrases that a
reader would miss least, by learned weights. What a verb needs, what a denial or a record is limited by, and the
conditions of a claim stay as long as there is room for them.
"""

from workbench.spotting.keeping import kept, units
from workbench.spotting.phrases import Phrase, Phrases
from workbench.spotting.predicates import BE, is_figure, plain
from workbench.spotting.tokens import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    Token,
    words,
)

LONGEST = 12  # words of a short claim

_FILLERS = words(
    "also very really quite thus indeed actually simply basically thereby subsequently however meanwhile current"
)
_NOT_LAST = (
    (PREPOSITIONS - words("up out off"))  # "was carried out"
    | CONJUNCTIONS
    | SUBORDINATORS
    | BE
    | words("has have had its his their her my our your known called named due to")
)
_FEWEST = 3  # words that are left, whatever they end in


def short(piece: list[Token], subject: str = "") -> str:
    """A claim in at most `LONGEST` words; `subject` is the name for the pronoun that it begins with."""
    found, marks = plain(piece)
    if subject and found:
        name = _named(found[0], subject)
        found, marks = name + found[1:], [""] * len(name) + marks[1:]
    drops = drops_of(found)
    if drops.count(False) <= LONGEST:
        return _shown(
            [
                (word.text, mark)
                for word, mark, dropped in zip(found, marks, drops, strict=True)
                if not dropped
            ]
        )
    return _shown(_cut(_compressed(Phrases(found, marks).phrases(), drops)))


def _named(pronoun: Token, subject: str) -> list[Token]:
    """The words of the name that takes the place of a pronoun."""
    name = subject.removeprefix("the ").removeprefix("The ")
    name += "’s" if pronoun.low in {"his", "her", "its", "their"} else ""
    return [Token(part, part.lower(), pronoun.start, pronoun.end) for part in name.split()]


def drops_of(found: list[Token]) -> list[bool]:
    """Which words go in any case: articles and fillers; and for want of room "has" closed, "its" budget."""
    drops = [dropped(found, at) for at in range(len(found))]
    if drops.count(False) <= LONGEST:
        return drops
    return [drop or spared(found, at) for at, drop in enumerate(drops)]


def spared(found: list[Token], at: int) -> bool:
    """Whether a word may go when there is no room: the sense is the same without it."""
    low = found[at].low
    if low in {"its", "their"}:
        return 0 < at < len(found) - 1 and found[at + 1].low != "own"
    perfect = (
        low in {"has", "have", "had"} and 0 < at < len(found) - 1 and found[at - 1].low not in AUXILIARIES
    )
    return perfect and found[at + 1].low.endswith("ed")


def dropped(found: list[Token], at: int) -> bool:
    """Whether a word goes in any case."""
    word = found[at]
    if word.low in ARTICLES:
        return word.text != "A" or at == 0  # "vitamin A"
    if word.low == "since":
        return at > 0 and found[at - 1].low in {"has", "have", "had"}
    if word.low == "just":
        return (
            at + 1 < len(found) and found[at + 1].low not in PREPOSITIONS and not is_figure(found[at + 1].low)
        )
    return word.low in _FILLERS


def _compressed(found: list[Phrase], drops: list[bool]) -> list[tuple[str, str]]:
    """The words that are kept, with the pause in front of each."""
    texts = [word.text for phrase in found for word in phrase.words]
    parts = units(found, drops)
    keep = kept(parts, LONGEST)
    shown: list[tuple[str, str]] = []
    passed = opened = False  # whether an aside has been left out since the last phrase; whether one was shown
    for phrase, here, stays in zip(found, parts.places, keep, strict=True):
        if not (stays and here):
            passed = passed or bool(phrase.mark)
            continue
        pauses = opened if phrase.kind == "verb" else not passed
        mark = phrase.mark if pauses else ""
        shown += [(texts[place], "" if nth else mark) for nth, place in enumerate(here)]
        passed = False
        opened = opened or bool(mark)
    return shown


def _cut(shown: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """At most twelve words, none of them left hanging at the end."""
    shown = shown[:LONGEST]
    while len(shown) > _FEWEST and shown[-1][0].lower() in _NOT_LAST:
        shown = shown[:-1]
    return shown


def _shown(parts: list[tuple[str, str]]) -> str:
    joined = "".join(
        ("," if mark and at else "") + (" " if at else "") + word for at, (word, mark) in enumerate(parts)
    )
    return joined[:1].upper() + joined[1:]
