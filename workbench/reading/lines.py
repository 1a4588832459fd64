"""A text as units: paragraphs with their offsets, one line each unless it was broken to a fixed width."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from workbench.records import BlockKind

_ENDS = re.compile(r"\r\n?|\n")
_BULLETS = frozenset("-*+•‣▪◦·●–")
_WRAP_AT_LEAST, _WRAP_AT_MOST = 45, 110  # characters; narrower is a menu, wider was never broken by hand


class Unit(NamedTuple):
    """`start:end` in a text, without the white space around it, and what it is, where that is known."""

    start: int
    end: int
    kind: BlockKind | None = None


def units(text: str) -> list[Unit]:
    """The paragraphs of a plain text: every line that is not blank, or a run of lines broken to a width."""
    every = list(lines(text))
    width = max((line.end - line.start for line in every if " " in text[line.start : line.end]), default=0)
    single = [line for line in every if line.start < line.end]
    if not _WRAP_AT_LEAST <= width <= _WRAP_AT_MOST:
        return single
    found: list[Unit] = []
    inner: list[str] = []  # how the lines begin that would be joined to the one before
    for blank, between in groupby(every, key=lambda line: line.start == line.end):
        run = [] if blank else list(between)
        if len(run) > 1 and _is_broken(text, run, width):
            inner += (text[line.start] for line in run[1:])
            run = [Unit(run[0].start, run[-1].end)]
        found += run
    # Where sentences run on, many lines begin in the middle of one; lines of a list do not.
    return found if sum(map(str.islower, inner)) * 2 >= len(inner) else single


def lines(text: str) -> Iterator[Unit]:
    """Every line without white space around it; a blank one has no width. Line ends are \\n, \\r\\n, \\r."""
    start = 0
    for match in _ENDS.finditer(text):
        yield stripped(text, start, match.start())
        start = match.end()
    yield stripped(text, start, len(text))


def stripped(text: str, start: int, end: int, kind: BlockKind | None = None) -> Unit:
    """`start:end` without the white space at its ends."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return Unit(start, max(start, start + len(part.strip())), kind)


def _is_broken(text: str, run: Sequence[Unit], width: int) -> bool:
    """Whether every line but the last was broken because the next word would not have fitted."""
    for line, after in pairwise(run):
        word = text[after.start : after.end].split(maxsplit=1)[0]
        if word in _BULLETS or line.end - line.start + 1 + len(word) <= width:
            return False
    return True
