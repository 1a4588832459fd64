"""Noun phrases built round a figure, each a claim of its own: "the current 13-year arms embargo on Iran"."""

import re

from workbench.spotting.lexicon import BY_WORD
from workbench.spotting.tokens import (
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    SUBORDINATORS,
    Token,
    words,
)
from workbench.spotting.verbs import finite_at

_FIGURE = re.compile(r"[$€£¥]?\d[\d.,]*(?:%|[^\W\d_]|[-–](?=[^\W\d_]))*$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_COUNTED = words("hundred thousand million billion trillion dozen percent per cent")
_NUMBERED = words(
    "no. resolution article section page number part chapter figure table room route flight ( # ."
)
_NO_NOUNS = (
    SUBORDINATORS
    | AUXILIARIES
    | words("and or but nor so yet then now he she it they we i you also not ago known called named based")
)
_LINKS = words("of on in against to for with from worth")
_NEARLY = words("about nearly almost over some around roughly")
_MOST_NOUNS = 6
_BARE = 4  # tokens that a mere count needs: "27 people" claims nothing


def figure_phrases(parts: list[Token]) -> list[tuple[int, int]]:
    """Ranges of tokens, each a noun with its figure, back to the determiner and over what it is of or on.

    A bare date or count is none ("Oct. 18", "in 2018", "two"): there must be a noun that the figure measures.
    """
    found: list[tuple[int, int]] = []
    for at, token in enumerate(parts):
        if (found and at < found[-1][1]) or not _FIGURE.match(token.text) or not _measures(parts, at):
            continue
        end = _phrase_end(parts, at + 1)
        bare = token.text.replace(",", "").isdigit() and not _YEAR.match(token.text)
        if end - at >= (_BARE if bare else 2):
            found.append((_phrase_start(parts, at), end))
    return found


def _measures(parts: list[Token], at: int) -> bool:
    """Whether a figure measures the noun behind it: no date, time, list number or age."""
    text = parts[at].text
    before = parts[at - 1].low if at else ""
    if before in MONTHS or before in _NUMBERED or at + 1 >= len(parts) or parts[at + 1].low in MONTHS:
        return False
    if _YEAR.match(text) and (before in PREPOSITIONS or before in {",", ""}):
        return False  # "in 2018 it", but "the 2015 accord"
    return parts[at + 1].low in _COUNTED or _is_noun(parts, at + 1)


def _is_noun(parts: list[Token], at: int) -> bool:
    token = parts[at]
    low = token.low
    if (
        not token.is_word
        or token.text[0].isdigit()
        or low.endswith("ly")
        or "numeral" in BY_WORD.get(low, ())
    ):
        return False
    closed = low in PREPOSITIONS or low in _NO_NOUNS or low in DETERMINERS or low in MONTHS
    return not closed and not finite_at(parts, at)


def _phrase_start(parts: list[Token], at: int) -> int:
    """Back to the determiner, over what stands between it and the figure."""
    for first in range(at - 1, max(-1, at - 5), -1):
        if parts[first].low in DETERMINERS or parts[first].low.endswith("'s"):
            return first
        if not parts[first].is_word or parts[first].low in PREPOSITIONS or finite_at(parts, first):
            break
    return at - 1 if at and parts[at - 1].low in _NEARLY else at


def _phrase_end(parts: list[Token], at: int) -> int:
    """Over the nouns, and one or two phrases that say of what, on whom, against what."""
    end = _nouns(parts, at)
    for _ in range(2):
        if end == at or end >= len(parts) or parts[end].low not in _LINKS:
            break
        first = end + 1
        if (
            parts[end].low == "to"
            and first < len(parts)
            and not (parts[first].is_capital or parts[first].low in DETERMINERS)
        ):
            break  # an infinitive
        while first < len(parts) and parts[first].low in DETERMINERS:
            first += 1
        reached = _nouns(parts, first)
        if reached == first:
            break
        end = reached
    return end


def _nouns(parts: list[Token], at: int) -> int:
    """The end of a run of nouns."""
    first = at
    while at < len(parts) and at - first < _MOST_NOUNS and (parts[at].low in _COUNTED or _is_noun(parts, at)):
        if at > first and parts[at].low.endswith("ing"):
            break  # "migrants crossing the Channel"
        at += 1
    return at
