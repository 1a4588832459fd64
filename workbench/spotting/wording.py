"""The short claim that a checker reads: the article's own words, in order, at most twelve.

Sentence compression by dropping: articles and asides go first, then whole phrases, those that carry the
least (no figure, date, name or negation) before those that carry more, until what is left is short enough.
"""

import re
from typing import NamedTuple

from workbench.spotting.lexicon import BY_WORD
from workbench.spotting.tokens import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    MONTHS,
    PREPOSITIONS,
    SUBORDINATORS,
    WEEKDAYS,
    Token,
    words,
)
from workbench.spotting.verbs import is_finite

LONGEST = 12  # words of a short claim

_BRACKETS = re.compile(r"[ \xa0]*(?:\([^()]{0,200}\)|\[[^\[\]]{0,200}\])")
_EDGE = " \xa0\t\n\r,.;:—–-!?…*•·"
_MARKS = '"“”‘'
_FILLERS = words(
    "also just very really quite already now then thus indeed actually currently simply especially formally personally "
    "completely basically current today's reportedly subsequently further however so-called entirely fully"
)
_NEGATIONS = words("not no never none nobody nothing without neither nor few")
_NOT_LAST = (
    PREPOSITIONS
    | CONJUNCTIONS
    | ARTICLES
    | SUBORDINATORS
    | words("to is was are were be been has had have its his their her")
)
_POINTED = {"law", "crime", "violence", "change", "act", "allege", "comparison", "cause"}


class _Word(NamedTuple):
    """A word as it will be shown, and what it is worth."""

    shown: str
    low: str
    mark: str  # what punctuation stood right behind it
    weight: float


class _Phrase(NamedTuple):
    """A run of words that is kept or dropped as one."""

    words: list[_Word]
    head: bool  # holds the subject or the verb: never dropped


def short(text: str, start: int, end: int, subject: str = "") -> str:
    """The claim at `start:end` in at most `LONGEST` words; `subject` is the name for a pronoun it begins with."""
    piece = _BRACKETS.sub("", text[start:end])
    found = _words(piece)
    if subject and found:
        found = _named(found, subject)
    phrases = _phrases(found)
    while sum(len(phrase.words) for phrase in phrases) > LONGEST and any(
        not phrase.head for phrase in phrases
    ):
        loose = [at for at, phrase in enumerate(phrases) if not phrase.head]
        worst = min(loose, key=lambda at: (_worth(phrases[at].words), -at))
        del phrases[worst]
    kept = [word for phrase in phrases for word in phrase.words]
    return _shown(_cut(kept))


def _words(piece: str) -> list[_Word]:
    found: list[_Word] = []
    for match in re.finditer(r"\S+", piece):
        raw = match.group()
        shown = raw.strip(_EDGE + _MARKS)
        if raw[-1] == "." and re.search(
            r"(?:^|\.)[A-Za-z]\.$|^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Jr|Oct|Sept?|Jan|Feb|Aug|Nov|Dec|No)\.$",
            raw,
        ):
            shown = raw.lstrip(_EDGE + _MARKS)
        if not shown:
            if found:
                found[-1] = found[-1]._replace(mark=",")
            continue
        low = shown.lower().replace("’", "'")
        mark = raw[-1] if raw[-1] in ",;:—–" else ""
        if low in ARTICLES or low in _FILLERS:
            if mark and found:
                found[-1] = found[-1]._replace(mark=mark)
            continue
        found.append(_Word(shown, low, mark, _weight(shown, low)))
    return found


def _weight(shown: str, low: str) -> float:
    """How much a reader would miss a word."""
    if any(c.isdigit() for c in low) or low in _NEGATIONS or low.endswith("n't"):
        return 4.0
    if low in MONTHS or low in WEEKDAYS:
        return 2.0
    kinds = BY_WORD.get(low, ())
    if "numeral" in kinds or "large" in kinds:
        return 3.0
    if shown[0].isupper():
        return 1.6
    if low in PREPOSITIONS or low in CONJUNCTIONS or low in SUBORDINATORS or low in AUXILIARIES:
        return 0.1
    if low.endswith("ly"):
        return 0.2
    return 1.2 if _POINTED.intersection(kinds) else 0.8


def _named(found: list[_Word], subject: str) -> list[_Word]:
    """The pronoun in front replaced by the name that it stands for."""
    first = found[0]
    name = subject + "’s" if first.low in {"his", "her", "their", "its"} else subject
    return [first._replace(shown=name, low=name.lower(), weight=2.0), *found[1:]]


def _phrases(found: list[_Word]) -> list[_Phrase]:
    """Cut before prepositions, conjunctions and clauses, and behind marks; the head runs to past the verb."""
    verb = _verb(found)
    groups: list[list[_Word]] = []
    heads: list[bool] = []
    for at, word in enumerate(found):
        opens = word.low in PREPOSITIONS - {"of"} or word.low in SUBORDINATORS or word.low in CONJUNCTIONS
        after_mark = at > 0 and bool(found[at - 1].mark)
        participle = word.low.endswith("ing") and after_mark
        if not groups or ((opens or after_mark or participle) and at != verb):
            groups.append([])
            heads.append(False)
        groups[-1].append(word)
        heads[-1] = heads[-1] or at in {verb, verb + 1}
    first = next((i for i, head in enumerate(heads) if head), 0)
    subject = first - 1
    if subject >= 0 and not (groups[subject][0].low in PREPOSITIONS and groups[subject][-1].mark):
        heads[subject if subject == 0 else 0] = subject == 0 or heads[0]
    return [_Phrase(group, head) for group, head in zip(groups, heads, strict=True)]


def _verb(found: list[_Word]) -> int:
    """The place of the finite verb, or of the last word of the first three where there is none."""
    before = ""
    for at, word in enumerate(found):
        if at and is_finite(Token(word.shown, word.low, 0, 0), before):
            while at + 1 < len(found) and (
                found[at + 1].low in AUXILIARIES
                or found[at + 1].low.endswith("ed")
                or found[at + 1].low in _NEGATIONS
            ):
                at += 1
            return at
        before = word.low
    return min(2, len(found) - 1)


def _worth(phrase: list[_Word]) -> float:
    """What a phrase carries, for its length."""
    return sum(word.weight for word in phrase) / (len(phrase) + 0.5)


def _cut(kept: list[_Word]) -> list[_Word]:
    """At most twelve words, none of them left hanging at the end."""
    kept = kept[:LONGEST]
    while len(kept) > 3 and kept[-1].low in _NOT_LAST:
        kept = kept[:-1]
    return kept


def _shown(kept: list[_Word]) -> str:
    joined = " ".join(
        word.shown + ("," if word.mark == "," and at + 1 < len(kept) else "") for at, word in enumerate(kept)
    )
    return joined[:1].upper() + joined[1:]
