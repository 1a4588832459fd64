"""Quotations: where somebody's very words stand between quotation marks."""

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r\xa0]*\n)[^\n]+)*")
_MARK = re.compile(r"[\"“”„«»]|'{2,3}|``|’’|‘‘")
_OPENERS = frozenset("“„«") | {"``", "‘‘"}
_CLOSERS = frozenset("”»") | {"’’"}
_RESTART = 400  # a straight mark this far from the last one more likely opens than closes

# 'It is,' and ‘It is,’: single marks may be apostrophes, so they need a stop inside the closing one.
_SINGLE = re.compile(
    r"(?<![^\s(\[—–-])[‘'](?=[A-Z])(?:[^\n\"“”„«»'‘’]|(?<=\w)['’](?=\w)|(?<=s)['’](?=[ ]\w)){2,600}?[,.?!…]['’](?!\w)"
)


def quotes(text: str) -> list[tuple[int, int]]:
    """Quoted spans with their marks, sorted and disjoint, none leaving its paragraph.

    A quotation that goes on in the next paragraph is left open at the end of its own, and opened again
    there: each paragraph's part is a span. Single marks count only outside double ones.
    """
    double = [
        span
        for match in _PARAGRAPH.finditer(text)
        for span in _in_paragraph(text, match.start(), match.end())
    ]
    return _merged(double, [match.span() for match in _SINGLE.finditer(text)])


def _merged(double: list[tuple[int, int]], single: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Both, in order, less the single ones that lie in a double one."""
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in single:
        while at < len(double) and double[at][1] <= start:
            found.append(double[at])
            at += 1
        if at == len(double) or double[at][0] >= end:
            found.append((start, end))
    return found + double[at:]


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened = -1
    for match in _MARK.finditer(text, start, end):
        mark, place = match.group(), match.start()
        if opened < 0:
            if mark not in _CLOSERS and _may_open(text, match.end(), end):
                opened = place
        elif mark in _OPENERS and not _stands_closing(text, start, match, end):
            yield from _left_open(text, opened, place)
            opened = place
        elif mark[0] in "\"'" and place - opened > _RESTART and _opens(text, start, match):
            opened = place
        else:
            yield opened, match.end()
            opened = -1
    if opened >= 0:
        yield from _left_open(text, opened, end, whole=True)


def _left_open(text: str, opened: int, end: int, *, whole: bool = False) -> Iterator[tuple[int, int]]:
    """A quotation never closed: it ends with its line; without a line's end before the next, it was none."""
    line = text.find("\n", opened, end)
    if line >= 0 or whole:
        last = opened + len(text[opened : line if line >= 0 else end].rstrip())
        if last - opened > 1:
            yield opened, last


def _may_open(text: str, after: int, end: int) -> bool:
    """Whether something quotable follows a mark; inches and stray marks at a line's end do not open."""
    return after < end and not text[after].isspace()


def _stands_closing(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """Whether an opening mark stands as a closing one stands: „so“, or “so“ by mistake."""
    before = match.start() > start and not text[match.start() - 1].isspace()
    return before and not (match.end() < end and text[match.end()].isalnum())


def _opens(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a straight mark stands as an opening one stands."""
    before = text[match.start() - 1] if match.start() > start else " "
    following = text[match.end() : match.end() + 1]
    return before in " (\n\xa0" and following.isalnum()
