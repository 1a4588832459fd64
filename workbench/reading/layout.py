"""Lines on pages become paragraphs: joined where a line was broken for want of room, apart elsewhere.

Headers, footers and page numbers are told by where they stand and by coming again; they follow the
paragraph that they interrupt.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from workbench.reading.fragments import Part
from workbench.records import BlockKind

_MARGIN = 0.12  # of the page's height, where headers and footers stand
_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\W*\d{1,4}(?:\s*(?:of|von|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•‣▪◦●·–*-]\s|\(?\d{1,2}[.)]\s")
_STOPPED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_REPLACED = {**_LIGATURES, 0x02: "-", 0xFFFE: None, 0xFFFF: None}
_HYPHENS = frozenset("-\u00ad\u2010\x02")  # U+0002 is what PDFium makes of one at the end of a line
_WORD = re.compile(r"\w+(?:-\w+)*")
_FIRST_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w+$")
_BROKEN = re.compile(r"\w+[-\u00ad\u2010\x02]\n\w*")
_HEADING = 1.18  # times the size of the running text
_LONGEST_HEADING = 250
_AROUND = 12  # lines before and after, that show how wide a column is


class Line(NamedTuple):
    """A line and where it stands: points from the left and from the bottom of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Page(NamedTuple):
    """A page, in points, and its lines in reading order."""

    width: float
    height: float
    lines: Sequence[Line]


def paragraphs(pages: Sequence[Page]) -> Iterator[Part]:
    """The paragraphs of a document, in order, and what their looks say they are."""
    furniture = _furniture(pages)
    every = [line for page in pages for line in page.lines]
    known, body, leading = _known_words(every), _body_size(every), _leading(every)
    current: list[Line] = []
    waiting: list[str] = []
    for page in pages:
        for at, line in enumerate(page.lines):
            if _in_margin(line, page) and (_key(line.text) in furniture or _NUMBER.fullmatch(line.text)):
                waiting.append(line.text)
            elif current and _continues(current, line, _edge(page.lines, at), leading):
                current.append(line)
            else:
                yield from _finished(current, waiting, known, body)
                current, waiting = [line], []
    yield from _finished(current, waiting, known, body)


def _finished(
    lines: Sequence[Line], waiting: Sequence[str], known: frozenset[str], body: float
) -> Iterator[Part]:
    said = ""
    for line in lines:
        said = _joined(said, line.text.strip(), known)
    if text := _clean(said):
        large = lines[0].size >= body * _HEADING and len(text) <= _LONGEST_HEADING
        yield text, BlockKind.HEADLINE if large else None
    for other in waiting:
        yield _clean(other), BlockKind.BOILERPLATE


def _clean(text: str) -> str:
    return " ".join(text.translate(_REPLACED).split())


def _joined(said: str, line: str, known: frozenset[str]) -> str:
    """Two lines as one. A hyphen between them stays where the word has one elsewhere, or must have one."""
    if not said or said[-1] not in _HYPHENS or not said[:-1] or said[-2].isspace():
        return f"{said} {line}" if said else line
    before, after = _LAST_WORD.search(said[:-1]), _FIRST_WORD.match(line)
    if before is None or after is None:
        return said[:-1] + "-" + line
    compound = f"{before[0]}-{after[0]}".lower()
    parts = before[0].lower() in known and after[0].lower() in known
    whole = compound.replace("-", "") in known
    broken = before[0].isalpha() and after[0][0].islower() and compound not in known and (whole or not parts)
    return said[:-1] + ("" if broken else "-") + line


def _known_words(lines: Sequence[Line]) -> frozenset[str]:
    """The words that stand whole on a line somewhere, in lower case."""
    text = _BROKEN.sub(" ", "\n".join(line.text.strip() for line in lines))
    return frozenset(_WORD.findall(text.lower()))


def _continues(current: Sequence[Line], line: Line, edge: float, leading: float) -> bool:
    """Whether a line goes on with the paragraph: it stands below the last one, which had no room for more."""
    last = current[-1]
    down = (last.base - line.base) / max(line.size, 1)
    if abs(down) < 0.3 and line.left >= last.right - line.size:
        return True  # the same line, parted by a wide space
    if abs(last.size - line.size) > 0.1 * max(last.size, line.size) or _BULLET.match(line.text):
        return False
    if last.text.rstrip()[-1:] in _HYPHENS:
        return True
    stopped = _STOPPED.search(last.text.rstrip()) is not None
    if not 0 < down <= leading * 1.3:  # another column, another page, or a gap
        away = not 0 < down < 8
        return away and not stopped and line.text.lstrip()[:1].islower()
    indented = line.left > last.left + 0.8 * line.size and len(current) > 1
    return not (stopped and (indented or not _is_full(last, line, edge))) and (
        _is_full(last, line, edge) or line.text.lstrip()[:1].islower()
    )


def _is_full(last: Line, line: Line, edge: float) -> bool:
    """Whether the first word of the next line would not have fitted on the last one."""
    word = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) / max(1, len(line.text.strip())) * (len(word) + 1)
    return last.right + width > edge - 0.3 * line.size


def _edge(lines: Sequence[Line], at: int) -> float:
    """How far to the right the lines around reach that begin where this one begins."""
    line = lines[at]
    near = lines[max(0, at - _AROUND) : at + _AROUND]
    return max(other.right for other in near if abs(other.left - line.left) < 3 * line.size)


def _furniture(pages: Sequence[Page]) -> frozenset[str]:
    """What stands in the margin of several pages, whatever its number is."""
    found = Counter(
        key for page in pages for key in {_key(line.text) for line in page.lines if _in_margin(line, page)}
    )
    least = 2 if len(pages) < 6 else 3
    return frozenset(key for key, times in found.items() if times >= least)


def _key(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).lower().split())


def _in_margin(line: Line, page: Page) -> bool:
    return not _MARGIN * page.height < line.base < (1 - _MARGIN) * page.height


def _body_size(lines: Sequence[Line]) -> float:
    """The size of most characters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]


def _leading(lines: Sequence[Line]) -> float:
    """How far apart lines usually are, in sizes."""
    gaps = [(above.base - below.base) / max(below.size, 1) for above, below in pairwise(lines)]
    return median([gap for gap in gaps if 0.3 < gap < 2.5] or [1.2])
