"""Two claims side by side: which words they share, which only one of them has."""

import re

from textual.content import Content

from workbench.records import Article, ClaimView, Span
from workbench.text import folded, one_line
from workbench.tui.cells import flat, safe
from workbench.tui.words import day, speaker

SHARED, ONLY_HERE, OTHER_FIGURE = "underline", "bold", "bold reverse"
LEGEND = Content.assemble(
    ("in both", SHARED), "   ", ("only here", ONLY_HERE), "   ", ("another figure", OTHER_FIGURE)
)
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_GAPS = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "she",
        "that",
        "the",
        "they",
        "this",
        "to",
        "was",
        "were",
        "will",
        "with",
    ]
)


def side(claim: ClaimView, article: Article, other: ClaimView, around: int) -> Content:
    """One of two claims: short, whose it is, and its quote in context, compared with the other's.

    `around` is how many characters of the article stand before and after the quote.
    """
    theirs = words(other.quote) | words(other.text)
    origin = [speaker(claim.speaker), claim.source, day(claim.published)]
    before, after = context(article.text, claim, around)
    return Content.assemble(
        compared(one_line(claim.text), theirs),
        ("\n" + " · ".join(one_line(part) for part in origin), "$quiet"),
        Content.assemble("\n\n", safe(before)).stylize("$quiet"),
        compared(flat(claim.quote), theirs),
        safe(after).stylize("$quiet"),
    )


def words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, folded."""
    return frozenset(folded(word) for word in _WORD.findall(text)) - _SMALL


def compared(text: str, theirs: frozenset[str]) -> Content:
    """The text with each word of meaning marked: the other has it, has not, or has another figure."""
    content = Content(text)
    for found in _WORD.finditer(text):
        word = folded(found.group())
        if word in _SMALL:
            continue
        figure = any(character.isdigit() for character in word)
        style = SHARED if word in theirs else OTHER_FIGURE if figure else ONLY_HERE
        content = content.stylize(style, *found.span())
    return content


def context(text: str, claim: Span, around: int) -> tuple[str, str]:
    """What stands before and after a claim, at most `around` characters, cut at words."""
    before = text[max(0, claim.start - around) : claim.start]
    after = text[claim.end : claim.end + around]
    if claim.start > around:
        before = "… " + before.partition(" ")[2]
    if claim.end + around < len(text):
        after = after.rpartition(" ")[0] + " …"
    return _GAPS.sub("\n\n", before).lstrip(), _GAPS.sub("\n\n", after).rstrip()
