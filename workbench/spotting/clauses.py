"""Parts of a sentence that claim something of their own: clauses, and noun phrases with their figure."""

import re

from workbench.spotting.tokens import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    SUBORDINATORS,
    Token,
    words,
)
from workbench.spotting.verbs import first_finite, has_finite, is_finite

Range = tuple[int, int]  # tokens, the end exclusive

_CONNECTIVES = re.compile(
    r"""(?:(?:of\ course|in\ fact|for\ instance|for\ example|as\ a\ result|in\ addition|at\ the\ same\ time|
            on\ the\ other\ hand|in\ other\ words|meanwhile|however|moreover|furthermore|nevertheless|nonetheless|
            also|well|now|then|thus|therefore|still|indeed|instead|besides|finally|again|yes|no|so|but|and|or|yet)
         (?:,\ *|\ +))+""",
    re.X | re.I,
)
_FACT_OPENERS = words("since after because before when until although though while whereas that as once")
_COORDINATORS = words("and but while whereas yet")
_SUBJECT_PRONOUNS = words("he she they we it i there this these those")
_STRONG_BREAK = frozenset({";", "—", "–", "--", ":"})
_OBJECTIVE = (
    AUXILIARIES
    | PREPOSITIONS
    | words("that and or but if when because since as than while although though whether")
)


def opening(text: str, start: int, end: int) -> int:
    """Where a sentence begins once "However," and "But" are passed, and an opening mark."""
    while start < end and text[start] in " \xa0\"“‘'-*•–—([":
        start += 1
    match = _CONNECTIVES.match(text.replace("\xa0", " ") if "\xa0" in text[start:end] else text, start, end)
    return match.end() if match and match.end() < end else start


def coordinate(parts: list[Token]) -> list[Range]:
    """The sentence cut where a second full clause begins: "…, and the US left", "…; Iran denies it"."""
    cuts = [0]
    for at in range(3, len(parts) - 3):
        token = parts[at]
        if (token.text in _STRONG_BREAK and token.text != ":") or (
            token.low in _COORDINATORS and parts[at - 1].text == ","
        ):
            first = at + 1
        else:
            continue
        if _is_clause(parts[first : first + 9]) and has_finite(parts[cuts[-1] : at]) and at - cuts[-1] >= 4:
            cuts.append(first)
    return [(a, b) for a, b in zip(cuts, [*cuts[1:], len(parts)], strict=True)]


def _is_clause(parts: list[Token]) -> bool:
    """Whether tokens open as a clause does: a subject, then a finite verb."""
    verb = first_finite(parts)
    if not verb or any(token.text == "," for token in parts[:verb]):
        return False
    head = parts[0]
    return (
        head.low in _SUBJECT_PRONOUNS
        or head.low in DETERMINERS
        or head.is_capital
        or (verb > 1 and head.is_word)
    )


def embedded(parts: list[Token]) -> list[Range]:
    """Clauses inside a clause that state a fact of their own: "since the US left the deal in 2018"."""
    found = []
    for at, token in enumerate(parts[:-3]):
        first = at + 1
        if token.low not in _FACT_OPENERS:
            if token.low != "moment" or at == 0 or parts[at - 1].low != "the":
                continue
        elif token.low == "that" and parts[first].low in _SUBJECT_PRONOUNS:
            continue
        end = _clause_end(parts, first)
        if end - first >= 4 and _is_clause(parts[first : first + 9]):
            found.append((first, end))
    return found


def _clause_end(parts: list[Token], first: int) -> int:
    """Where the clause that begins at `first` ends: at a mark, a new subject, or another subordinate clause."""
    verb_seen = False
    for at in range(first, len(parts)):
        token = parts[at]
        if not token.is_word and token.text in {
            ",",
            ";",
            ":",
            "—",
            "–",
            "--",
            "(",
            ")",
            "”",
            "“",
            '"',
            ".",
            "?",
            "!",
        }:
            return at
        before = parts[at - 1].low
        if verb_seen:
            if (
                (
                    token.low in {"he", "she", "they", "we", "it", "i"}
                    and before not in _OBJECTIVE
                    and not is_finite(parts[at - 1])
                )
                and at + 1 < len(parts)
                and is_finite(parts[at + 1])
            ):
                return at
            if token.low in SUBORDINATORS - {"that", "where", "who", "which"} and token.low not in {
                "as",
                "before",
                "after",
            }:
                return at
            if _opens_with_participle(parts, at):
                return at
        verb_seen = verb_seen or is_finite(token, before)
    return len(parts)


def _opens_with_participle(parts: list[Token], at: int) -> bool:
    """ "with officials since trashing it": a circumstance, no part of the claim."""
    if parts[at].low != "with":
        return False
    return any(
        token.low.endswith("ing") and not token.is_capital and len(token.low) > 5 and place > 0
        for place, token in enumerate(parts[at + 1 : at + 7])
    )


def core(parts: list[Token]) -> int:
    """Tokens up to where a trailing circumstance begins: ", with …ing", "with officials since trashing it"."""
    verb = first_finite(parts)
    if verb is None:
        return len(parts)
    for at in range(verb + 2, len(parts)):
        if _opens_with_participle(parts, at):
            return at - 1 if parts[at - 1].text == "," else at
    return len(parts)


_FIGURE = re.compile(r"[$€£¥]?\d[\d.,]*(?:%|[-–]?[^\W\d_]+)*$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_COUNTED = words("hundred thousand million billion trillion dozen percent per cent")
_NOUN_ENDS = (
    SUBORDINATORS | AUXILIARIES | words("and or but nor so yet then now he she they it we i you also not ago")
)
_LINKS = words("of on in against to for with from worth")


def figure_phrases(parts: list[Token]) -> list[Range]:
    """Noun phrases built round a figure: "the current 13-year arms embargo on Iran", "a $1.4bn package".

    A bare date or count is none ("Oct. 18", "in 2018", "two"): the phrase needs a noun that the figure measures.
    """
    found: list[Range] = []
    for at, token in enumerate(parts):
        if not _FIGURE.match(token.text) or (found and at < found[-1][1]) or not _measures(parts, at):
            continue
        first, end = _phrase_start(parts, at), _phrase_end(parts, at + 1)
        if end > at + 1:
            found.append((first, end))
    return found


def _measures(parts: list[Token], at: int) -> bool:
    """Whether a figure measures the noun behind it: no date, time, list number or score."""
    text = parts[at].text
    before = parts[at - 1].low if at else ""
    if (
        before in MONTHS
        or before in {"no.", "resolution", "article", "section", "page", "number", "(", "#"}
        or ":" in text
    ):
        return False
    if at + 1 < len(parts) and parts[at + 1].low in MONTHS:
        return False
    if _YEAR.match(text):  # "the 2015 accord", but not "in 2018 it"
        return before not in PREPOSITIONS and before not in {",", ""} and _is_noun(parts, at + 1)
    return at + 1 < len(parts) and (parts[at + 1].low in _COUNTED or _is_noun(parts, at + 1))


def _is_noun(parts: list[Token], at: int) -> bool:
    if at >= len(parts) or not parts[at].is_word or parts[at].text[0].isdigit():
        return False
    low = parts[at].low
    closed = low in PREPOSITIONS or low in _NOUN_ENDS or low in DETERMINERS or low in MONTHS
    return not closed and not is_finite(parts[at], "") and not low.endswith("ly")


def _phrase_start(parts: list[Token], at: int) -> int:
    """Back to the determiner, over what stands between it and the figure."""
    for first in range(at - 1, max(-1, at - 5), -1):
        if parts[first].low in DETERMINERS or parts[first].text.endswith(("’s", "'s")):
            return first
        if not parts[first].is_word or parts[first].low in PREPOSITIONS or is_finite(parts[first]):
            break
    before = parts[at - 1].low if at else ""
    return at - 1 if before in {"about", "nearly", "almost", "over", "some", "around", "roughly"} else at


def _phrase_end(parts: list[Token], at: int) -> int:
    """Over the nouns, and one or two phrases that say of what, on whom, against what."""
    end = _nouns(parts, at)
    for _ in range(2):
        if end >= len(parts) or end == at or parts[end].low not in _LINKS:
            break
        first = end + 1
        while first < len(parts) and parts[first].low in DETERMINERS:
            first += 1
        reached = _nouns(parts, first)
        if reached == first or (first < len(parts) and parts[first].low in MONTHS):
            break
        end = reached
    return end


def _nouns(parts: list[Token], at: int) -> int:
    """The end of a run of nouns; where names begin, only names go on."""
    first = at
    while at < len(parts) and at - first < 6 and (parts[at].low in _COUNTED or _is_noun(parts, at)):
        if (
            at > first
            and parts[at - 1].is_capital
            and not parts[at].is_capital
            and parts[at].low.endswith("s")
        ):
            break  # "Iran expires"
        at += 1
    return at


def plain(parts: list[Token]) -> list[Token]:
    """Tokens without articles."""
    return [token for token in parts if token.low not in ARTICLES]
