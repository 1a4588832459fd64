"""Article → claims: every clause, reported statement or figure worth a checker's look, in its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Article, Attribution, BlockKind, Claim
from workbench.spotting.attribution import attributed
from workbench.spotting.clauses import coordinate, core, embedded, opening
from workbench.spotting.figures import figure_phrases
from workbench.spotting.names import People
from workbench.spotting.scoring import band, worth
from workbench.spotting.splitting import bounds
from workbench.spotting.tokens import Token, Tokenized
from workbench.spotting.verbs import has_finite
from workbench.spotting.wording import short

LOOKED_AT = {BlockKind.BODY, BlockKind.QUOTE, BlockKind.ITEM}
WORTH = 0.1  # below this there is no claim; kept low, since a checker can dismiss but not miss
FEWEST = 4  # words of a clause that claims anything

_CODE = re.compile(r"[{}<>|\\]|\(\)|=>|;\s*\)|\.push\(|https?:|www\.")
_END = " \xa0\n\r\t,.;:—–-\"“”’‘'!?…"
_PRONOUNS = {"he": "he", "his": "he", "she": "she", "her": "she"}


class _Part(NamedTuple):
    """A stretch that claims something; a phrase is worth what its sentence is worth."""

    start: int
    end: int
    first: Token
    phrase: bool


def spot(article: Article) -> list[Claim]:
    """The claims of an article, by their place; one sentence may hold several, one inside another.

    Only body, quotation and list item blocks are looked at (everything, where an article has no blocks).
    `quote` is the article's text, character for character; no two claims have the same span.
    """
    source = Tokenized(article.text)
    sentences = list(_sentences(article))
    people = People(article.text)
    said = attributed(source, sentences, people)
    found: dict[tuple[int, int], Claim] = {}
    at = 0
    reaching: list[Attribution] = []  # those that reach into the sentence
    for start, end in sentences:
        reaching = [one for one in reaching if one.end > start]
        while at < len(said) and said[at].start < end:
            reaching.append(said[at])
            at += 1
        for claim in _claims(source, start, end, reaching, people):
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


def _claims(
    source: Tokenized, start: int, end: int, said: list[Attribution], people: People
) -> Iterator[Claim]:
    """The claims of one sentence; the whole of it, where its parts are worth nothing but it is."""
    sentence = source.text[start:end]
    if sentence.rstrip("\"”’' ").endswith("?") or _CODE.search(sentence) or _is_heading(sentence):
        return
    found = False
    for part in _parts(source, start, end, said):
        claim = _claim(source.text, part, (start, end), said, people)
        if claim:
            found = True
            yield claim
    if not found:
        for part in _clause(source.text, source.between(opening(source.text, start, end), end)):
            claim = _claim(source.text, part, (start, end), said, people)
            if claim:
                yield claim


def _parts(source: Tokenized, start: int, end: int, said: list[Attribution]) -> Iterator[_Part]:
    """What a sentence claims: its main clauses, or what is said in it; and what those hold inside."""
    for clause in _clauses(source, start, end, said):
        yield from _clause(source.text, clause)
        for first, last in embedded(clause):
            yield from _clause(source.text, clause[first:last])
    whole = source.between(start, end)
    for first, last in figure_phrases(whole):
        yield from _part(source.text, whole[first:last], phrase=True)


def _is_heading(sentence: str) -> bool:
    """Whether a line is set like a headline: no stop, nearly every word with a capital."""
    words = [word for word in sentence.split() if len(word) > 3]
    capital = sum(not word.lstrip("\"“‘'(")[:1].islower() for word in words)
    return sentence.rstrip("\"”’' ")[-1:] not in {".", "!"} and capital >= 0.8 * len(words)


def _clauses(source: Tokenized, start: int, end: int, said: list[Attribution]) -> Iterator[list[Token]]:
    """The clauses of a sentence: those of what is said in it, and full ones that stand beside the tag."""
    spans = [
        (max(one.start, start), min(one.end, end)) for one in said if one.start < end and start < one.end
    ]
    for first, last in spans or [(start, end)]:
        parts = source.between(opening(source.text, first, last), last)
        for a, b in coordinate(parts):
            yield parts[a:b]
    if spans:
        before = source.between(opening(source.text, start, end), min(first for first, _ in spans))
        for a, b in coordinate(before)[:-1]:
            yield before[a:b]
        after = source.between(max(last for _, last in spans), end)
        for a, b in coordinate(after)[1:]:
            yield after[a:b]


def _clause(text: str, clause: list[Token]) -> Iterator[_Part]:
    clause = clause[: core(clause)]
    if sum(token.is_word for token in clause) >= FEWEST and has_finite(clause):
        yield from _part(text, clause)


def _part(text: str, parts: list[Token], phrase: bool = False) -> Iterator[_Part]:
    start, end = parts[0].start, parts[-1].end
    while start < end and text[start] in _END:
        start += 1
    while end > start and text[end - 1] in _END:
        end -= 1
    if start < end:
        yield _Part(start, end, parts[0], phrase)


def _claim(
    text: str, part: _Part, sentence: tuple[int, int], said: list[Attribution], people: People
) -> Claim | None:
    start, end = sentence if part.phrase else (part.start, part.end)
    scored = worth(" ".join(text[start:end].split()).rstrip(".") + ".")  # as a sentence of its own
    if scored.score < WORTH:
        return None
    who = _PRONOUNS.get(part.first.low)
    return Claim(
        start=part.start,
        end=part.end,
        quote=text[part.start : part.end],
        text=short(text[part.start : part.end], people.before(part.start, who) if who else ""),
        speaker=_speaker(part, said),
        worth=scored.score,
        band=band(scored.score),
        reasons=scored.reasons,
    )


def _speaker(part: _Part, said: list[Attribution]) -> str:
    """Who says it: the innermost attribution that holds the claim."""
    holding = [one for one in said if one.start <= part.start and part.end <= one.end]
    return min(holding, key=lambda one: one.end - one.start).speaker if holding else ""
