"""Which pieces of a page are its article: trafilatura's opinion, put right by where the pieces stand."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.reading import boilerplate, datelines
from workbench.reading.pieces import Piece, Region
from workbench.reading.regions import stretches
from workbench.records import BlockKind

_WORD = re.compile(r"\w+")
_STOPS = ".!?…:;。！？؟।։።"
_CLOSING = "\"'”’»)]*_› "
_FULL = 20  # words; a line this long is a paragraph, also without a stop
_LINKED = 0.75  # of a line; more is a link to something else
_APART = 25  # characters beside the links that make a line more than a link
_NEUTRAL = 0.3  # of the article; a region with more is not what its name says
_OTHERS = 0.6  # the same for what others wrote, which may be long
_HOME = 0.1  # of the article; a container with less is none of its
_LONG = 40  # characters; a line this long that is said again is a copy
_OUTSIDE = frozenset({"comments", "related", "foot", "head", "nav", "figure"})
_FURNITURE = frozenset({"comments", "related", "nav", "share", "consent", "author", "promo", "form", "deck"})
_PARTS = frozenset({"meta"})  # in which a paragraph can be one of the article
_BEFORE = 10  # pieces before the first that trafilatura took, among which it may have missed some
_Parts = list[tuple[str, BlockKind | None]]
_KINDS = {
    **dict.fromkeys(("li", "tr", "dt", "dd"), BlockKind.ITEM),
    "figcaption": BlockKind.CAPTION,
}


@dataclass(slots=True)
class _Line:
    """A piece with what the rules ask of it."""

    piece: Piece
    taken: bool  # by trafilatura
    role: str = ""
    words: int = 0
    paragraph: bool = False
    link: bool = False

    def __post_init__(self) -> None:
        text, linked = self.piece.text, self.piece.linked
        self.words = max(len(text[:2000].split()), len(text) // 12)
        stopped = text.rstrip(_CLOSING)[-1:] in _STOPS
        self.paragraph = 2 * linked < len(text) and (self.words >= _FULL or (stopped and self.words >= 5))
        self.link = linked >= _LINKED * len(text) and len(text) - linked < _APART


def chosen(found: Sequence[Piece], body: Sequence[str]) -> _Parts:
    """The lines of the article, in order, and what the markup says they are.

    `body` is the text that trafilatura took for the article, line by line. What it took far from the rest, what
    is only a link, and what stands in a part of the page that is for something else is left out; paragraphs
    that it missed among their siblings, and quotations, are taken in.
    """
    lines = [_Line(piece, taken) for piece, taken in zip(found, _taken(found, body), strict=True)]
    if not body:
        for line in lines:
            line.taken = line.paragraph and all(not one.role for one in line.piece.region.chain())
    _give_roles(lines)
    inside = _inside(lines)
    homes = _homes(lines, inside)
    _reach_back(lines, inside, homes)
    said: set[str] = set()
    kept: _Parts = []
    for line, within in zip(lines, inside, strict=True):
        text = line.piece.text
        if not within or text in said or not _belongs(line, homes):
            continue
        if len(text) >= _LONG:
            said.add(text)
        kept.append((text, _kind(line)))
    return _until_footer(kept)


def _until_footer(kept: _Parts) -> _Parts:
    """The lines before "About the author" and the like, unless most of the article follows."""
    at = next((at for at, (text, _) in enumerate(kept) if at and boilerplate.is_footer(text)), len(kept))
    return kept[:at] if _length(kept[:at]) > 2 * _length(kept[at:]) else kept


def _length(parts: _Parts) -> int:
    return sum(len(text) for text, _ in parts)


def _taken(found: Sequence[Piece], body: Sequence[str]) -> list[bool]:
    """Whether each piece stands in the body: as a line of it, or by most of its runs of three words."""
    tokens = [_WORD.findall(line) for line in body]
    whole = {tuple(line) for line in tokens}
    every = [word for line in tokens for word in line]
    runs = set(zip(every, every[1:], every[2:], strict=False))

    def is_taken(text: str) -> bool:
        words = _WORD.findall(text)
        if tuple(words) in whole:
            return True
        own = list(zip(words, words[1:], words[2:], strict=False))
        return bool(own) and 2 * sum(run in runs for run in own) >= len(own)

    return [is_taken(piece.text) for piece in found]


def _give_roles(lines: Sequence[_Line]) -> None:
    """The nearest region's role, but not of one that holds much of the article."""
    weight: Counter[Region] = Counter()
    total = 0
    for line in lines:
        if line.taken and line.paragraph:
            total += line.words
            weight.update(dict.fromkeys(line.piece.region.chain(), line.words))
    for line in lines:
        around = line.piece.region.chain()
        line.role = next(
            (one.role for one in around if one.role and weight[one] <= _most(one.role) * total), ""
        )


def _most(role: str) -> float:
    return _OTHERS if role in {"comments", "related"} else _NEUTRAL


def _inside(lines: Sequence[_Line]) -> list[bool]:
    weights = [_weight(line) for line in lines]
    inside = [False] * len(lines)
    for start, end in stretches(weights):
        inside[start:end] = [True] * (end - start)
    return inside


def _weight(line: _Line) -> float:
    if line.taken:
        return 0.0 if line.role in _OUTSIDE else line.words + 1
    return -0.3 * min(line.words, 10) if line.paragraph else -1.0


def _homes(lines: Sequence[_Line], inside: Iterable[bool]) -> set[int]:
    """The containers in which the paragraphs of the article stand."""
    words: Counter[int] = Counter()
    for line, within in zip(lines, inside, strict=True):
        if within and line.taken and line.paragraph:
            words[line.piece.home] += line.words
    least = _HOME * words.total()
    return {home for home, count in words.items() if count >= least}


def _reach_back(lines: Sequence[_Line], inside: list[bool], homes: set[int]) -> None:
    """Paragraphs before the first that stand in the same container, below the headline."""
    first = next((at for at, within in enumerate(inside) if within), 0)
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if lines[at].piece.tag == "h1":
            return
        inside[at] = _is_missed(lines[at], homes)


def _belongs(line: _Line, homes: set[int]) -> bool:
    """Whether a line among those of the article is one of them."""
    piece = line.piece
    quoted = piece.inside == "blockquote"
    if not (line.taken or quoted or _is_missed(line, homes)):
        return False
    if piece.tag == "h1" or boilerplate.is_boilerplate(piece.text) or boilerplate.is_sign_off(piece.text):
        return False
    if quoted:
        return True
    if line.role in _FURNITURE and not (line.role in _PARTS and line.paragraph):
        return False
    return not line.link or piece.inside in {"li", "dl"} or piece.tag == "tr"


def _is_missed(line: _Line, homes: set[int]) -> bool:
    return line.paragraph and line.words >= 8 and not line.role and line.piece.home in homes


def _kind(line: _Line) -> BlockKind:
    if line.piece.inside == "blockquote":
        return BlockKind.QUOTE
    if line.piece.inside == "li":
        return BlockKind.ITEM
    return _KINDS.get(line.piece.tag) or datelines.kind(line.piece.text) or BlockKind.BODY
