"""Article → claims: every clause, reported statement or figure worth a checker's look, in its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Article, Attribution, BlockKind, Claim, Worth
from workbench.spotting.attribution import attributed
from workbench.spotting.clauses import coordinate, core, embedded, figure_phrases, opening
from workbench.spotting.names import People
from workbench.spotting.scoring import band, worth
from workbench.spotting.splitting import bounds
from workbench.spotting.tokens import Token, tokens
from workbench.spotting.verbs import has_finite
from workbench.spotting.wording import short

LOOKED_AT = {BlockKind.BODY, BlockKind.QUOTE, BlockKind.ITEM}
WORTH = 0.12  # below this a sentence yields no claim; kept low, since a checker can dismiss but not miss
FEWEST = 4  # words of a clause that claims anything

_CODE = re.compile(r"[{}<>|\\]|\(\)|=>|;\s*\)|\.push\(|\w\(\w*\)|https?:|www\.")
_END = ' \xa0\n\r\t,.;:—–-"“”’‘!?…'


class _Part(NamedTuple):
    """A stretch that claims something; `whole` is false for what lies inside another claim."""

    start: int
    end: int
    parts: list[Token]
    phrase: bool = False


def spot(article: Article) -> list[Claim]:
    """The claims of an article, by their place; one sentence may hold several, one inside another.

    Only body, quotation and list item blocks are looked at (everything, where an article has no blocks).
    `quote` is the article's text, character for character; no two claims have the same span.
    """
    text = article.text
    sentences = list(_sentences(article))
    people = People(text)
    said = attributed(text, sentences, people)
    found: dict[tuple[int, int], Claim] = {}
    for start, end in sentences:
        for part in _parts(text, start, end, said):
            claim = _claim(text, part, (start, end), said, people)
            if claim:
                found.setdefault((claim.start, claim.end), claim)
    return sorted(found.values(), key=lambda claim: (claim.start, -claim.end))


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    """The sentences of the blocks that are looked at, in place."""
    if not article.blocks:
        yield from bounds(article.text)
        return
    for block in sorted(article.blocks, key=lambda block: block.start):
        if block.kind in LOOKED_AT:
            for start, end in bounds(article.text[block.start : block.end]):
                yield block.start + start, block.start + end


def _parts(text: str, start: int, end: int, said: list[Attribution]) -> Iterator[_Part]:
    """What a sentence claims: its main clauses, or what is said in it; and what those hold inside."""
    sentence = text[start:end]
    if sentence.rstrip("\"”’' ").endswith("?") or _CODE.search(sentence):
        return
    inside = [a for a in said if a.start < end and start < a.end]
    spans = [(max(a.start, start), min(a.end, end)) for a in inside] or [(start, end)]
    for first, last in spans:
        first = opening(text, first, last)
        parts = tokens(text, first, last)
        for a, b in coordinate(parts):
            clause = parts[a:b]
            yield from _clause(text, clause)
            for c, d in embedded(clause):
                yield from _clause(text, clause[c:d])
    whole = tokens(text, start, end)
    for a, b in figure_phrases(whole):
        yield _part(text, whole[a:b], phrase=True)


def _clause(text: str, clause: list[Token]) -> Iterator[_Part]:
    clause = clause[: core(clause)]
    if sum(token.is_word for token in clause) >= FEWEST and has_finite(clause):
        yield _part(text, clause)


def _part(text: str, parts: list[Token], phrase: bool = False) -> _Part:
    start, end = parts[0].start, parts[-1].end
    while start < end and text[start] in _END:
        start += 1
    while end > start and text[end - 1] in _END:
        end -= 1
    return _Part(start, end, parts, phrase)


def _claim(
    text: str, part: _Part, sentence: tuple[int, int], said: list[Attribution], people: People
) -> Claim | None:
    if part.start >= part.end:
        return None
    scored = _worth(text, part, sentence)
    if scored.score < WORTH:
        return None
    subject = _subject(text, part, people)
    return Claim(
        start=part.start,
        end=part.end,
        quote=text[part.start : part.end],
        text=short(text, part.start, part.end, subject),
        speaker=_speaker(part, said),
        worth=scored.score,
        band=band(scored.score),
        reasons=scored.reasons,
    )


def _worth(text: str, part: _Part, sentence: tuple[int, int]) -> Worth:
    """The worth of a clause as a sentence of its own, of a phrase as that of its sentence."""
    start, end = sentence if part.phrase else (part.start, part.end)
    return worth(" ".join(text[start:end].split()).rstrip(".") + ".")


def _speaker(part: _Part, said: list[Attribution]) -> str:
    """Who says it: the innermost attribution that holds the claim."""
    holding = [a for a in said if a.start <= part.start and part.end <= a.end]
    return min(holding, key=lambda a: a.end - a.start).speaker if holding else ""


def _subject(text: str, part: _Part, people: People) -> str:
    """The name for the pronoun that a claim begins with."""
    first = part.parts[0].low
    who = {"he": "he", "his": "he", "she": "she", "her": "she"}.get(first)
    return people.before(part.start, who) if who else ""
