"""What a sentence claims, part by part: its main clauses, what is said in it, and what those hold inside."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Attribution
from workbench.spotting.clauses import coordinate, core, embedded, opening
from workbench.spotting.cues import DENIALS, SAY_OBJECT
from workbench.spotting.figures import figure_phrases
from workbench.spotting.tokens import DETERMINERS, PREPOSITIONS, PRONOUNS, Token, Tokenized
from workbench.spotting.verbs import finite_at, first_finite, has_finite

_FEWEST = 4  # words of a clause that claims anything
_LONGEST = 4_000  # characters; a longer "sentence" is no prose, and would cost its square
_KEPT = DENIALS | SAY_OBJECT  # accused of, blamed for: what is said behind these is no sentence
_SUBJECT = 5  # words of a subject that is repeated in the place of "it"
_DIGIT = re.compile(r"\d")
_END = " \xa0\n\r\t,.;:—–-\"“”’‘'!?…"


class Part(NamedTuple):
    """A stretch that claims something: a clause, or a noun phrase; `first` is its first token.

    `subject` is what "it" or "they" at its beginning would stand for, "" if that is not known.
    """

    start: int
    end: int
    first: Token
    phrase: bool = False
    subject: str = ""


def is_denied(one: Attribution) -> bool:
    """Whether somebody says that it is not so, or charges somebody: a claim must keep the word for it."""
    return one.cue.lower() in _KEPT


def parts_of(source: Tokenized, start: int, end: int, said: list[Attribution]) -> Iterator[Part]:
    """The parts of the sentence at `start:end`; `said` are the attributions that reach into it."""
    if end - start > _LONGEST:
        return
    for clause, speaker in _clauses(source, start, end, said):
        yield from _clause(source.text, clause, speaker)
        subject = _subject(source.text, clause) or speaker
        for first, last in embedded(clause):
            yield from _clause(source.text, clause[first:last], subject)
    whole = source.between(start, end) if _DIGIT.search(source.text, start, end) else []
    for first, last in figure_phrases(whole):
        yield from _part(source.text, whole[first:last], phrase=True)


def whole_of(source: Tokenized, start: int, end: int) -> Iterator[Part]:
    """The sentence as one part, also where no verb was recognised in it."""
    clause = source.between(opening(source.text, start, end), end)
    if end - start <= _LONGEST and _has_words(clause, _FEWEST + 1):
        yield from _part(source.text, clause[: core(clause)])


def _clauses(
    source: Tokenized, start: int, end: int, said: list[Attribution]
) -> Iterator[tuple[list[Token], str]]:
    """Clauses of what is said in a sentence, with the speaker, and full ones that stand beside the tag."""
    spans = [
        (max(one.start, start), min(one.end, end), one.speaker)
        for one in said
        if one.start < end and start < one.end and not is_denied(one) and _says_something(source, one)
    ]
    for first, last, speaker in spans or [(start, end, "")]:
        inside = source.between(opening(source.text, first, last), last)
        yield from ((inside[a:b], speaker) for a, b in coordinate(inside))
    if spans:
        before = source.between(opening(source.text, start, end), min(first for first, _, _ in spans))
        yield from ((before[a:b], "") for a, b in coordinate(before)[:-1])
        after = source.between(max(last for _, last, _ in spans), end)
        yield from ((after[a:b], "") for a, b in coordinate(after)[1:])


def _says_something(source: Tokenized, one: Attribution) -> bool:
    """Whether what is said is a clause, not the object of what is done: "declared a curfew", "pledged to pay"."""
    inside = source.between(one.start, one.end)
    first, last = coordinate(inside)[0]
    return has_finite(inside[first:last])


def _subject(text: str, clause: list[Token]) -> str:
    """The subject of a clause in its own words, where it is short and says who or what."""
    verb = first_finite(clause)
    phrase = clause[:verb] if verb and verb <= _SUBJECT else []
    if not phrase or phrase[0].low in PREPOSITIONS or not all(token.is_word for token in phrase):
        return ""
    if any(token.low in PRONOUNS for token in phrase) or phrase[-1].low in DETERMINERS:
        return ""
    return text[phrase[0].start : phrase[-1].end]


def _clause(text: str, clause: list[Token], subject: str) -> Iterator[Part]:
    clause = clause[: core(clause)]
    if len(clause) > 1 and clause[0].low == "that" and not finite_at(clause, 1):
        clause = clause[1:]
    if _has_words(clause, _FEWEST) and first_finite(clause) is not None:
        yield from _part(text, clause, subject=subject)


def _has_words(parts: list[Token], fewest: int) -> bool:
    few = sum([token.is_word for token in parts[: 2 * fewest]])  # enough, as a rule
    return few >= fewest or few + sum(token.is_word for token in parts[2 * fewest :]) >= fewest


def _part(text: str, parts: list[Token], *, phrase: bool = False, subject: str = "") -> Iterator[Part]:
    start, end = parts[0].start, parts[-1].end
    while start < end and text[start] in _END:
        start += 1
    while end > start and text[end - 1] in _END:
        end -= 1
    if start < end:
        yield Part(start, end, parts[0], phrase, subject)
