"""Two claims side by side: which words they share, which only one of them has."""

import re

from textual.content import Content

from workbench.records import Article, ClaimView
from workbench.text import folded, one_line
from workbench.tui.cells import flat
from workbench.tui.words import day, speaker

AROUND = 400  # characters of context on either side of a quote
SHARED, ONLY_HERE, OTHER_FIGURE = "underline", "bold", "bold reverse"
LEGEND = Content.assemble(
    ("in both", SHARED), "   ", ("only here", ONLY_HERE), "   ", ("another figure", OTHER_FIGURE)
)
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
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


def side(claim: ClaimView, article: Article, other: ClaimView) -> Content:
    """One of two claims: short, whose it is, and its quote in context, compared with the other's."""
    theirs = words(other.quote) | words(other.text)
    origin = [speaker(claim.speaker), claim.source, day(claim.published)]
    before = article.text[max(0, claim.start - AROUND) : claim.start]
    after = article.text[claim.end : claim.end + AROUND]
    return Content.assemble(
        compared(one_line(claim.text), theirs),
        ("\n" + " · ".join(one_line(part) for part in origin), "$quiet"),
        ("\n\n" + flat(("…" if claim.start > AROUND else "") + _from_line(before)), "$quiet"),
        compared(flat(claim.quote), theirs),
        (flat(_to_line(after)), "$quiet"),
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


def _from_line(before: str) -> str:
    """The end of the text before a quote, from the paragraph the quote stands in."""
    return before[before.rfind("\n") + 1 :]


def _to_line(after: str) -> str:
    end = after.find("\n")
    return after if end < 0 else after[:end]
