"""Two claims side by side: what they share, what only one of them has, where they part."""

import re
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from workbench.records import Article, ClaimView, Mark, Sign, Span
from workbench.reporting.words import rated
from workbench.text import one_line
from workbench.tui.cells import flat, safe
from workbench.tui.words import day, speaker

if TYPE_CHECKING:
    from workbench.desk.reviewing import Pair

Marks = tuple[Mark, ...]
STYLE = {Sign.SHARED: "underline", Sign.ONLY: "bold", Sign.PARTS: "bold reverse"}
PLAIN = {**STYLE, Sign.PARTS: "bold"}  # says nothing of a contradiction
_LEGEND = {Sign.SHARED: "in both", Sign.ONLY: "only here", Sign.PARTS: "where they part"}
_GAPS = re.compile(r"\r?\n[ \t]*\r?\n\s*")


def legend(blind: bool) -> Content:
    """What the marks mean."""
    told = [
        Content.styled(word, STYLE[sign])
        for sign, word in _LEGEND.items()
        if not (blind and sign is Sign.PARTS)
    ]
    return Content("   ").join(told)


class Prepared(NamedTuple):
    """A pair with what to mark in it, found out before it is shown."""

    pair: "Pair"
    short: tuple[str, str]
    quotes: tuple[str, str]
    in_short: tuple[Marks, Marks]
    in_quotes: tuple[Marks, Marks]


def prepare(pair: "Pair") -> Prepared:
    """Compare both sides; may take a while the first time."""
    from workbench.linking import marks

    left, right = pair.link.left, pair.link.right
    days = left.published, right.published
    short = one_line(left.text), one_line(right.text)
    quotes = flat(left.quote), flat(right.quote)
    return Prepared(pair, short, quotes, marks(*short, days=days), marks(*quotes, days=days))


def sides(prepared: Prepared, around: int, *, blind: bool) -> tuple[Content, Content]:
    """Both claims: short, whose it is, and its quote in context, each compared with the other's.

    `around` is how many characters of the article stand before and after the quote. Where the person is to
    judge `blind`, nothing tells a contradiction from any other word that only one has.
    """
    pair = prepared.pair
    ends = (pair.link.left, pair.left), (pair.link.right, pair.right)
    left, right = (
        _side(
            claim,
            article,
            _styled(prepared.short[n], prepared.in_short[n], blind),
            _styled(prepared.quotes[n], prepared.in_quotes[n], blind),
            around,
            "" if blind else _checked(pair, claim),
        )
        for n, (claim, article) in enumerate(ends)
    )
    return left, right


def _styled(text: str, marks: Marks, blind: bool) -> Content:
    content = Content(text)
    for mark in marks:
        content = content.stylize((PLAIN if blind else STYLE)[mark.sign], mark.start, mark.end)
    return content


def _checked(pair: "Pair", claim: ClaimView) -> str:
    """What others found when they checked a claim before; the likeliest only."""
    return next(
        (f"checked before: {rated(one.checked)}" for one in pair.checked if one.claim == claim.id), ""
    )


def _side(
    claim: ClaimView, article: Article, head: Content, quote: Content, around: int, checked: str
) -> Content:
    origin = [speaker(claim.speaker), claim.source, day(claim.published)]
    before, after = context(article.text, claim, around)
    return Content.assemble(
        head,
        ("\n" + " · ".join(one_line(part) for part in origin), "$quiet"),
        ("\n" + one_line(checked) if checked else "", "$accent"),
        Content.assemble("\n\n", safe(before)).stylize("$quiet"),
        quote,
        safe(after).stylize("$quiet"),
    )


def context(text: str, claim: Span, around: int) -> tuple[str, str]:
    """What stands before and after a claim, at most `around` characters, cut at words."""
    before = text[max(0, claim.start - around) : claim.start]
    after = text[claim.end : claim.end + around]
    if claim.start > around:
        before = "… " + before.partition(" ")[2]
    if claim.end + around < len(text):
        after = after.rpartition(" ")[0] + " …"
    return _GAPS.sub("\n\n", before).lstrip(), _GAPS.sub("\n\n", after).rstrip()
