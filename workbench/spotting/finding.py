"""Article → claims: every clause, reported statement or figure worth a checker's look, in its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Article, Attribution, BlockKind, Claim
from workbench.spotting.attribution import attributed
from workbench.spotting.kinding import kinds
from workbench.spotting.names import People, person_in
from workbench.spotting.parts import Part, is_denied, parts_of, whole_of
from workbench.spotting.pronouns import person_meant
from workbench.spotting.scoring import band, weighed
from workbench.spotting.splitting import bounds, flattened
from workbench.spotting.timing import dated
from workbench.spotting.tokens import Tokenized
from workbench.spotting.wording import short

LOOKED_AT = {BlockKind.BODY, BlockKind.QUOTE, BlockKind.ITEM}
_MOST, _SOME = 0.7, 0.3  # shares of a claim that somebody says
WORTH = 0.06  # below this there is no claim; kept low, since a checker can dismiss but not miss

_CODE = re.compile(r"\{|\}|<|>|\||\\|\(\)|=>|;\s*\)|\.push\(|https?:|www\.")
_PERSONAL = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_IMPERSONAL = frozenset({"it", "they"})


class _Sentence(NamedTuple):
    """A sentence in its article, and the attributions that reach into it."""

    article: Article
    source: Tokenized
    people: People
    start: int
    end: int
    said: list[Attribution]


def spot(article: Article) -> list[Claim]:
    """The claims of an article, by their place; one sentence may hold several, one inside another.

    Only body, quotation and list item blocks are looked at (everything, where an article has no blocks).
    `quote` is the article's text, character for character; no two claims have the same span.
    """
    sentences = list(_sentences(article))
    source = Tokenized(flattened(article.text, sentences))
    people = People(source.text)
    said = attributed(source, sentences, people)
    found: dict[tuple[int, int], Claim] = {}
    at = 0
    reaching: list[Attribution] = []  # those that reach into the sentence
    for start, end in sentences:
        reaching = [one for one in reaching if one.end > start]
        while at < len(said) and said[at].start < end:
            reaching.append(said[at])
            at += 1
        for claim in _claims(_Sentence(article, source, people, start, end, reaching)):
            found.setdefault((claim.start, claim.end), claim)
    return sorted(found.values(), key=lambda claim: (claim.start, -claim.end))


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    """The sentences of the blocks that are looked at, in place."""
    if not article.blocks:
        yield from bounds(article.text)
        return
    last = 0  # blocks may lie over each other: no sentence is looked at twice
    for block in sorted(article.blocks, key=lambda block: block.start):
        if block.kind in LOOKED_AT:
            for start, end in bounds(article.text[block.start : block.end]):
                if block.start + start >= last:
                    last = block.start + end
                    yield block.start + start, last


def _claims(sentence: _Sentence) -> list[Claim]:
    """The claims of one sentence; the whole of it, where its parts are worth nothing but it is."""
    source, start, end, said = sentence.source, sentence.start, sentence.end, sentence.said
    if _is_no_statement(source.text[start:end]):
        return []
    parts = parts_of(source, start, end, said)
    found = [claim for part in parts if (claim := _claim(sentence, part))]
    if found or _is_mostly_said(start, end, said):
        return found
    return [claim for part in whole_of(source, start, end) if (claim := _claim(sentence, part))]


def _is_no_statement(sentence: str) -> bool:
    """A question, a script, or a line set like a headline: no stop, nearly every word with a capital."""
    if sentence.rstrip("\"”’' ").endswith("?") or _CODE.search(sentence):
        return True
    if sentence.rstrip("\"”’' ")[-1:] in {".", "!"}:
        return False
    words = [word for word in sentence.split() if len(word) > 3]
    capital = sum(not word.lstrip("\"“‘'(")[:1].islower() for word in words)
    return capital >= 0.8 * len(words)


def _is_mostly_said(start: int, end: int, said: list[Attribution]) -> bool:
    return any(2 * (min(one.end, end) - max(one.start, start)) > end - start for one in said)


def _claim(sentence: _Sentence, part: Part) -> Claim | None:
    """A part as a claim, if it is worth it: a clause for itself, a phrase for the sentence that it stands in."""
    article, source, start, end = sentence.article, sentence.source, part.start, part.end
    weighed_at = slice(sentence.start, sentence.end) if part.phrase else slice(start, end)
    scored = weighed(source.text[weighed_at].rstrip(" .") + ".")
    if scored.score < WORTH:
        return None
    speaker = _speaker(part, sentence.said)
    return Claim(
        start=start,
        end=end,
        quote=article.text[start:end],
        text=short(source.between(start, end), _stands_for(part, sentence.people)),
        speaker=speaker,
        worth=scored.score,
        band=band(scored.score),
        reasons=scored.reasons(),
        kinds=kinds(source.text[start:end], speaker),
        dates=dated(source.text, start, end, article.published),
    )


def _stands_for(part: Part, people: People) -> str:
    """The name for the pronoun that a part begins with."""
    who = _PERSONAL.get(part.first.low)
    if who:
        return person_meant(people, part.start, who)
    return _thing_meant(part) if part.first.low in _IMPERSONAL else ""


def _thing_meant(part: Part) -> str:
    """What "it" or "they" stands for: the subject before it, if that agrees in number and is nobody's name."""
    last = part.subject.rpartition(" ")[2]
    plural = last.islower() and last.endswith("s") and not last.endswith("ss")
    if part.first.low == "they":
        return part.subject if plural else ""
    return part.subject if not plural and " " not in person_in(part.subject) else ""


def _speaker(part: Part, said: list[Attribution]) -> str:
    """Who says it: the innermost attribution that holds most of the part, or else the largest in it."""
    size = part.end - part.start
    shares = [
        (min(one.end, part.end) - max(one.start, part.start), one) for one in said if not is_denied(one)
    ]
    holding = [one for share, one in shares if share > _MOST * size]
    if holding:
        return min(holding, key=lambda one: one.end - one.start).speaker
    share, speaker = max(((share, one.speaker) for share, one in shares), default=(0, ""))
    return speaker if share > _SOME * size else ""
