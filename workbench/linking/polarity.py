"""Negation and its scope; words that exclude each other."""

from functools import cache
from typing import NamedTuple

from workbench.linking.tables import listed, table
from workbench.linking.words import Word, stem_of

_CUES = set(
    listed("not no never none nobody nothing neither nor without cannot hardly barely scarcely unable")
)
_SOFT = {
    stem_of(low) for low in ("fail", "refuse", "deny", "lack", "decline")
}  # "refused to say" is "did not say"
_DENIALS = {stem_of(low) for low in ("deny", "refute")}  # "denied that it rained" is "it did not rain"
_PASSIVE = set(listed("is are was were be been being"))  # "was denied a visa" denies no statement
_OPENERS = set(listed("only just"))  # "not only" denies nothing
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
_SCOPE = 8  # words
_CLOSES = set(listed("but although though while because"))


class Negation(NamedTuple):
    """A word that denies, its span, and the indexes of the words in its scope."""

    start: int
    end: int
    text: str
    scope: range


def negations(text: str, words: list[Word]) -> list[Negation]:
    """The negations of a text: from the cue to the end of its clause, eight words at most."""
    found = []
    for at, word in enumerate(words):
        hard = word.low in _CUES or word.low.endswith("n't")
        soft = word.stem in _SOFT and at + 1 < len(words) and words[at + 1].low == "to"
        denial = word.stem in _DENIALS and at > 0 and words[at - 1].low not in _PASSIVE
        if not (hard or soft or denial) or (at + 1 < len(words) and words[at + 1].low in _OPENERS):
            continue
        if text[word.end : word.end + 1] == "-":  # "no-frills" denies nothing
            continue
        end = at + 1
        while end < min(len(words), at + 1 + _SCOPE) and not words[end].after_break:
            if words[end].low in _CLOSES:
                break
            end += 1
        found.append(Negation(word.start, word.end, word.text, range(at + 1, end)))
    return found


@cache
def opposites() -> dict[str, frozenset[str]]:
    """For a key (a stem, or "~" and the stems of a paraphrase group's head) the keys that exclude it."""
    heads = {group[0] for group in table("paraphrases")}
    made: dict[str, set[str]] = {}
    for one, other in table("opposites"):
        for x in _keys(one, heads):
            for y in _keys(other, heads):
                made.setdefault(x, set()).add(y)
                made.setdefault(y, set()).add(x)
    return {key: frozenset(excluded) for key, excluded in made.items()}


def _keys(word: str, heads: set[str]) -> list[str]:
    stem = stem_of(word)
    return [stem, "~" + stem] if word in heads else [stem]


def without_prefix(stem: str) -> list[str]:
    """What a stem denies, if its first letters deny: "illegal" → "legal"."""
    return [stem[len(p) :] for p in _PREFIXES if stem.startswith(p) and len(stem) >= len(p) + 4]
