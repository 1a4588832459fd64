"""An article with one of its claims marked in its place."""

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.records import Article, BlockKind, Span
from workbench.tui.cells import flat, wrap

WINDOW = 20_000  # characters on either side of the claim; wrapping a whole book would take seconds
QUIET = {BlockKind.BOILERPLATE, BlockKind.ECHO, BlockKind.DATELINE, BlockKind.BYLINE}


class ArticleText(ScrollView, can_focus=True):
    """Verbatim text, wrapped; the claim stands out, other claims are underlined, boilerplate is quiet."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--claim",
        "article--other",
        "article--quiet",
        "article--bar",
    }
    DEFAULT_CSS = """
    ArticleText {
        scrollbar-size-vertical: 1;
        overflow-y: scroll;
        overflow-x: hidden;
        .article--claim { background: $mark; text-style: bold; }
        .article--other { text-style: underline; }
        .article--quiet { color: $quiet; }
        .article--bar { color: $accent; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.marks: list[tuple[int, int, str]] = []
        self.claim = (0, 0)
        self.lines: list[tuple[int, int]] = []

    def show(self, article: Article, claim: Span, others: Sequence[Span] = ()) -> None:
        """Show the part of the article around the claim, scrolled to where the claim is in view."""
        first = max(0, claim.start - WINDOW)
        self.text = article.text[first : claim.end + WINDOW]
        self.claim = (claim.start - first, claim.end - first)
        quiet = [(b.start - first, b.end - first, "quiet") for b in article.blocks if b.kind in QUIET]
        other = [(o.start - first, o.end - first, "other") for o in others]
        self.marks = [
            mark
            for mark in [*quiet, *other, (*self.claim, "claim")]
            if mark[1] > 0 and mark[0] < len(self.text)
        ]
        self.lay_out()

    def clear(self) -> None:
        """Show nothing."""
        self.text, self.marks, self.lines = "", [], []
        self.virtual_size = Size(0, 0)
        self.refresh()

    def lay_out(self) -> None:
        """Wrap to the width there is and bring the claim into view, a third from the top."""
        width, height = self.scrollable_content_region.size
        if not width:
            return
        self.lines = wrap(self.text, width - 2)
        self.virtual_size = Size(0, len(self.lines))
        start, end = self.claim
        first = next((n for n, line in enumerate(self.lines) if line[1] > start), 0)
        last = next((n for n, line in enumerate(self.lines) if line[1] >= end), first)
        above = max(0, min(height // 3, height - 1 - (last - first)))
        self.scroll_to(y=max(0, first - above), animate=False, force=True)
        self.refresh()

    def on_resize(self) -> None:
        self.lay_out()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place = self.scroll_offset.y + y
        if place >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        start, end = self.lines[place]
        marked = start < self.claim[1] and end > self.claim[0]
        bar = Segment("▌ " if marked else "  ", self.rich_style + self.part("bar"))
        return Strip([bar, *self.pieces(start, end)]).adjust_cell_length(width, self.rich_style)

    def pieces(self, start: int, end: int) -> list[Segment]:
        """The stretches of one line, each in the style of the marks that cover it."""
        marks = [mark for mark in self.marks if mark[0] < end and mark[1] > start]
        cuts = {start, end}
        for mark in marks:
            cuts.update(place for place in mark[:2] if start < place < end)
        segments = []
        for left, right in pairwise(sorted(cuts)):
            style = self.rich_style
            for mark in marks:
                if mark[0] <= left and mark[1] >= right:
                    style += self.part(mark[2])
            segments.append(Segment(flat(self.text[left:right]), style))
        return segments

    def part(self, name: str) -> Style:
        """The terminal style of a mark, as the sheet has it."""
        return self.get_component_rich_style(f"article--{name}", partial=True)
