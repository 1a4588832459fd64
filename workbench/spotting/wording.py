"""The short claim that a checker reads: the article's own words, in order, at most twelve.

Sentence compression by dropping: articles, asides and fillers first, then whole phrases, those that carry
the least (no figure, date, name or negation) first. A phrase that others hang on goes with them.
"""

import re
from collections.abc import Iterator
from math import fsum
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
from workbench.spotting.verbs import finite_at

LONGEST = 12  # words of a short claim

_BRACKETS = re.compile(r"\s*(?:\([^()]{0,200}\)|\[[^\[\]]{0,200}\])")
_DIGIT = re.compile(r"\d")
_QUOTES = "\"”’'"
_EDGE = " \xa0\t\n\r,.;:—–-!?…*•·|\"“”‘’'"
_STOPPED = re.compile(
    r"(?:^|\.)[A-Za-z]\.$|^(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Jr|Oct|Sept?|Jan|Feb|Aug|Nov|Dec|No|Inc|Co)\.$"
)
_FILLERS = words(
    "also just very really quite already now then thus indeed actually currently simply especially formally "
    "basically current reportedly subsequently further however so-called entirely fully meanwhile"
)
_NEGATIONS = words("not no never none nobody nothing without neither nor few")
_BE = words("is are was were be been being")
_NOT_LAST = (
    PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | _BE
    | words("has have had its his their her known called named due")
)
_POINTED = words("law crime violence change act allege comparison cause")
_SMALL = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES
_ADJUNCTS = PREPOSITIONS - words(
    "to of than per like"
)  # may go alone; what others open takes the rest with it
_JOINED = words("of than per like")


class _Word(NamedTuple):
    """A word as it will be shown."""

    shown: str
    low: str
    mark: str  # the comma or dash that stood behind it
    weight: float  # how much a reader would miss it


class _Phrase(NamedTuple):
    """A run of words that is kept or dropped as one; the head, from subject to verb, always stays."""

    words: list[_Word]
    head: bool


def short(piece: str, subject: str = "") -> str:
    """A claim in at most `LONGEST` words; `subject` is the name for the pronoun that it begins with."""
    found = _words(piece)
    if subject and found:
        found[:1] = _named(found[0], subject)
    phrases = _phrases(found)
    while sum(len(phrase.words) for phrase in phrases) > LONGEST:
        loose = [extent for at in range(len(phrases)) for extent in _extents(phrases, at)]
        if not loose:
            break
        first, last = min(loose, key=lambda extent: (_worth(phrases[slice(*extent)]), -extent[0]))
        _drop(phrases, first, last)
    return _shown(_cut([word for phrase in phrases for word in phrase.words]))


def _words(piece: str) -> list[_Word]:
    """The words of a claim without brackets, articles, fillers and quotation marks."""
    found: list[_Word] = []
    for raw in _BRACKETS.sub("", piece).split():
        shown = raw.strip(_EDGE)
        if raw[-1] == "." and _STOPPED.search(raw):
            shown = raw.lstrip(_EDGE)
        low = "u.s." if shown == "US" else shown.lower().replace("’", "'")
        tail = raw.rstrip(_QUOTES)[-1:]
        mark = tail if tail and tail in ",;:—–" else ""
        adverb = low == "since" and found and found[-1].low in {"has", "have", "had"}
        if shown and not adverb and low not in ARTICLES and low not in _FILLERS:
            found.append(_Word(shown, low, mark, _weight(shown, low)))
        elif found and (mark or not shown):
            found[-1] = found[-1]._replace(mark=mark or "—")
    return found


def _named(pronoun: _Word, subject: str) -> list[_Word]:
    """The words of the name that takes the place of a pronoun."""
    name = subject.removeprefix("the ").removeprefix("The ")
    name += "’s" if pronoun.low in {"his", "her"} else ""
    return [_Word(part, part.lower(), "", _weight(part, part.lower())) for part in name.split()]


def _phrases(found: list[_Word]) -> list[_Phrase]:
    """Cut before prepositions, conjunctions and clauses, and behind marks."""
    verb = _verb(found)
    groups: list[list[_Word]] = []
    holder = 0
    for at, word in enumerate(found):
        if not groups or (at != verb and _opens(found, at, verb)):
            groups.append([])
        if at == verb:
            holder = len(groups) - 1
        groups[-1].append(word)
    subject = next((at for at, group in enumerate(groups[:holder]) if not _is_adverbial(group[0])), holder)
    return [_Phrase(group, at in {subject, holder}) for at, group in enumerate(groups)]


def _opens(found: list[_Word], at: int, verb: int) -> bool:
    """Whether a phrase begins at a word. An infinitive right behind the verb belongs to it."""
    word, before = found[at], found[at - 1]
    if before.mark:
        return True
    if word.low in _JOINED or before.low in PREPOSITIONS or (word.low == "to" and at == verb + 1):
        return False
    if word.low in CONJUNCTIONS:
        return at > verb  # "officials and media": one subject
    participle = word.low.endswith("ing") and len(word.low) > 5 and word.shown.islower()
    return (participle and before.low not in _BE) or word.low in PREPOSITIONS or word.low in SUBORDINATORS


def _verb(found: list[_Word]) -> int:
    """The place of the last word of the main verb; of the third word where no verb is seen."""
    tokens = [Token(word.shown, word.low, 0, 0) for word in found]
    aside = False  # in ", which … ,"
    for at in range(1, len(found)):
        word, before = found[at], found[at - 1]
        aside = (aside and not before.mark) or (bool(before.mark) and word.low in SUBORDINATORS)
        agent = at + 1 < len(found) and found[at + 1].low == "by"  # "imposed by": a participle
        if not aside and not (agent and word.low.endswith("ed")) and finite_at(tokens, at):
            while at + 1 < len(found) and not found[at].mark and _in_group(found[at + 1].low):
                at += 1
            return at
    return min(2, len(found) - 1)


def _in_group(low: str) -> bool:
    """Whether a word goes on a verb: been, not, pulled, taken."""
    ending = low.endswith(("ed", "en", "ly")) and len(low) > 3
    return ending or low in AUXILIARIES or low in _NEGATIONS or low in _BE


def _is_adverbial(first: _Word) -> bool:
    return first.low in _SMALL or first.low.endswith(("ing", "ly"))


def _extents(phrases: list[_Phrase], at: int) -> Iterator[tuple[int, int]]:
    """What may go from a phrase on: an adjunct with what hangs on it, a last phrase, an aside between marks."""
    if phrases[at].head:
        return
    end = at + 1  # of what hangs on the phrase; nothing hangs on a date
    while end < len(phrases) and not (
        _is_dated(phrases[at]) or _ends(phrases, end) or _is_adjunct(phrases[end])
    ):
        end += 1
    last = end
    while last < len(phrases) and not _ends(phrases, last):
        last += 1
    if _is_adjunct(phrases[at]) or last == at + 1:
        yield at, end
    elif at and phrases[at - 1].words[-1].mark:
        yield at, last


def _is_dated(phrase: _Phrase) -> bool:
    low = phrase.words[-1].low
    return low in MONTHS or low in WEEKDAYS or low.isdigit()


def _ends(phrases: list[_Phrase], at: int) -> bool:
    """Whether nothing before `at` reaches into it."""
    return phrases[at].head or bool(phrases[at - 1].words[-1].mark)


def _is_adjunct(phrase: _Phrase) -> bool:
    return phrase.words[0].low in _ADJUNCTS


def _drop(phrases: list[_Phrase], first: int, last: int) -> None:
    """Take phrases out; the mark behind them goes to the word that now stands there."""
    mark = phrases[last - 1].words[-1].mark
    del phrases[first:last]
    if first and mark:
        before = phrases[first - 1].words
        before[-1] = before[-1]._replace(mark=mark)


def _worth(phrases: list[_Phrase]) -> float:
    """What phrases carry, for their length."""
    weights = [word.weight for phrase in phrases for word in phrase.words]
    return fsum(weights) / (len(weights) + 0.5)


def _weight(shown: str, low: str) -> float:
    """How much a reader would miss a word."""
    if low in _NEGATIONS or low.endswith("n't") or _DIGIT.search(low):
        return 4.0
    if low in _SMALL:
        return 0.1
    if low in MONTHS or low in WEEKDAYS:
        return 2.0
    kinds = BY_WORD.get(low, ())
    if "numeral" in kinds or "large" in kinds:
        return 3.0
    if shown[0].isupper():
        return 1.6
    if low.endswith("ly"):
        return 0.2
    return 1.2 if _POINTED.intersection(kinds) else 0.8


def _cut(kept: list[_Word]) -> list[_Word]:
    """At most twelve words, none of them left hanging at the end."""
    kept = kept[:LONGEST]
    while len(kept) > 3 and kept[-1].low in _NOT_LAST:
        kept = kept[:-1]
    return kept


def _shown(kept: list[_Word]) -> str:
    parts = [
        word.shown + ("," if word.mark == "," and at + 1 < len(kept) else "") for at, word in enumerate(kept)
    ]
    joined = " ".join(parts)
    return joined[:1].upper() + joined[1:]
