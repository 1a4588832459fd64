"""The text of a page in pieces, one for each line that a reader sees, and where in the page each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.reading.hiding import is_hidden
from workbench.reading.roles import INLINE, UNSEEN, role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACES = re.compile(r"[ \t\r\n\f]+")
_EMPTY = frozenset(["br", "hr", "img", "input", "wbr"])
_LEAVES = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "center", "blockquote"])
_CELLS = frozenset({"td", "th"})
_AROUND = frozenset(["li", "blockquote", "pre", "dl"])
_CELL = 150  # characters; a cell that says more is no part of a row but of the layout
_BLANK_LINE = re.compile(r"\n\s*\n")


@dataclass(slots=True, eq=False)
class Region:
    """A part of a page that says what it is for: "nav", "related", "" where it does not."""

    role: str
    outer: "Region | None" = None
    hidden: bool = False

    def chain(self) -> "Iterator[Region]":
        """This region and those around it."""
        at: Region | None = self
        while at is not None:
            yield at
            at = at.outer


@dataclass(slots=True)
class Piece:
    """One line. `linked` counts the characters of it that are links; `home` is the same for siblings."""

    text: str
    tag: str
    inside: str  # the list, quotation or preformatted text it stands in
    linked: int
    region: Region
    home: int


@dataclass(slots=True)
class _Block:
    """An open element that breaks the line, and the home of what stands in it."""

    tag: str
    inside: str
    home: int


def clean(text: str | None) -> str:
    """The text with runs of white space as one space. A no-break space is none of it."""
    return _SPACES.sub(" ", text or "").strip()


def pieces(root: "HtmlElement") -> list[Piece]:
    """All text of a page but that of scripts and the like, also the hidden (its region says so), in order.

    Time is linear in the elements; libxml2 has cut nesting deeper than 255.
    """
    return _Walk().pieces(root)


class _Walk:
    """The way through a page: the blocks and regions that are open, and the line as far as it is said."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.blocks = [_Block("", "", 0)]
        self.regions = [Region("")]
        self.line: list[str] = []  # of this cell
        self.linked = 0
        self.row: list[tuple[str, int]] = []  # the cells before it
        self.links = 0
        self.serial = 0
        self.roles: dict[tuple[str, str, str, str], str] = {}

    def pieces(self, root: "HtmlElement") -> list[Piece]:
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            start = event == "start"
            if tag in UNSEEN:
                if start:
                    walker.skip_subtree()
                elif element.tail:
                    self.say(element.tail)
                continue
            if tag not in INLINE:
                if self.line:
                    self.end_cell()
                if self.row and tag not in _CELLS:
                    self.end_row()
            if tag in _EMPTY:
                pass
            elif start:
                self.enter(element, tag)
                if tag in INLINE and self.regions[-1].hidden and not self.regions[-2].hidden:
                    walker.skip_subtree()
                    continue
            else:
                self.leave(tag)
            if said := element.text if start else element.tail:
                self.say(said)
        self.end_cell()
        self.end_row()
        return self.found

    def say(self, text: str) -> None:
        if self.blocks[-1].inside == "pre":
            *whole, text = _BLANK_LINE.split(text)
            for paragraph in whole:
                self.line.append(paragraph)
                self.end_cell()
                self.end_row()
        self.line.append(text)
        if self.links:
            self.linked += len(text.strip())

    def end_cell(self) -> None:
        if text := clean("".join(self.line)):
            self.row.append((text, self.linked))
        self.line, self.linked = [], 0

    def end_row(self) -> None:
        """The line ends here: one piece, or one for each cell where one says too much to be part of a row."""
        if len(self.row) > 1 and all(len(text) <= _CELL for text, _ in self.row):
            self.row = [(" ".join(text for text, _ in self.row), sum(linked for _, linked in self.row))]
        block = self.blocks[-1]
        for text, linked in self.row:
            self.found.append(Piece(text, block.tag, block.inside, linked, self.regions[-1], block.home))
        self.row = []

    def enter(self, element: "HtmlElement", tag: str) -> None:
        if tag not in INLINE:
            self.serial += 1
            outer = self.blocks[-1]
            inside = tag if tag in _AROUND else outer.inside
            self.blocks.append(_Block(tag, inside, outer.home if tag in _LEAVES else self.serial))
        self.links += tag == "a"
        self.regions.append(self.region(element, tag))

    def leave(self, tag: str) -> None:
        if tag not in INLINE:
            self.blocks.pop()
        self.links -= tag == "a"
        self.regions.pop()

    def region(self, element: "HtmlElement", tag: str) -> Region:
        outer = self.regions[-1]
        attributes = dict(element.items())
        if not outer.hidden and is_hidden(attributes):
            return Region(outer.role, outer, hidden=True)
        key = (tag, attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""))
        if key not in self.roles:
            self.roles[key] = role(*key)
        return Region(self.roles[key], outer, outer.hidden) if self.roles[key] else outer
