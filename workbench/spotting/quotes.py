"""Quotations: where somebody's very words stand between double quotation marks."""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r\xa0]*\n)[^\n]+)*")
_MARK = re.compile(r"[\"“”„«»]|''|``")
_OPENERS = frozenset("“„«") | {"``"}
_CLOSERS = frozenset("”»") | {"''"}
_RESTART = 400  # a straight mark this far from the last one more likely opens than closes


def quotes(text: str) -> list[tuple[int, int]]:
    """Quoted spans with their marks, sorted and disjoint, none leaving its paragraph.

    A quotation that goes on in the next paragraph is left open at the end of its own, and opened again
    there: each paragraph's part is a span.
    """
    return [
        span
        for match in _PARAGRAPH.finditer(text)
        for span in _in_paragraph(text, match.start(), match.end())
    ]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened = -1
    for match in _MARK.finditer(text, start, end):
        mark, place = match.group(), match.start()
        if opened < 0:
            if mark not in _CLOSERS and _may_open(text, match.end(), end):
                opened = place
        elif mark in _OPENERS:
            opened = place  # the one before was never closed
        elif mark == '"' and place - opened > _RESTART and _opens(text, start, match):
            opened = place
        else:
            yield opened, match.end()
            opened = -1
    if opened >= 0:
        last = start + len(text[start:end].rstrip())
        if last - opened > 1:
            yield opened, last


def _may_open(text: str, after: int, end: int) -> bool:
    """Whether something quotable follows a mark; inches and stray marks at a line's end do not open."""
    return after < end and not text[after].isspace()


def _opens(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a straight mark stands as an opening one stands."""
    before = text[match.start() - 1] if match.start() > start else " "
    following = text[match.end() : match.end() + 1]
    return before in " (\n\xa0" and following.isalnum()
