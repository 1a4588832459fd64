"""A list that draws only the rows in view: 100,000 rows cost no more than ten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

Item = TypeVar("Item")
Piece = tuple[str, str]  # a text and the name of its style
Line = list[Piece]

STYLES = ("plain", "strong", "quiet", "good", "bad", "accent")


class Rows(ScrollView, Generic[Item], can_focus=True, inherit_bindings=False):
    """Rows of `height` lines each; subclasses say how one is drawn, and what tells it from the others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "page up", show=False),
        Binding("pagedown,ctrl+f", "page(1)", "page down", show=False),
        Binding("home,g", "move_to(0)", "first", show=False),
        Binding("end,G", "move_to(-1)", "last", show=False),
        Binding("enter", "choose", "open", show=False),
        Binding("space", "mark", "mark", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", *(f"rows--{name}" for name in STYLES)}
    DEFAULT_CSS = """
    Rows {
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        .rows--cursor { background: $cursor-blurred; }
        &:focus .rows--cursor { background: $cursor; }
        .rows--strong { text-style: bold; }
        .rows--quiet { color: $quiet; }
        .rows--good { color: $success; }
        .rows--bad { color: $error; }
        .rows--accent { color: $accent; }
    }
    """

    height: ClassVar[int] = 2
    markable: ClassVar[bool] = False
    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """Another row is under the cursor, or the row under it is another one."""

        rows: Widget

        @property
        def control(self) -> Widget:
            return self.rows

    @dataclass
    class Chosen(Moved):
        """Enter, or a second click, on a row."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.items: Sequence[Item] = ()
        self.marked: set[object] = set()  # keys of items

    def key(self, item: Item) -> object:
        """What stays the same when the row is read again."""
        raise NotImplementedError

    def draw(self, item: Item, width: int) -> list[Line]:
        """The lines of a row, safe to display, each at most `width` cells."""
        raise NotImplementedError

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def fill(self, items: Sequence[Item]) -> None:
        """Show other items; the cursor stays on its item where that is still there, else in its place."""
        kept = None if self.current is None else self.key(self.current)
        self.items = items
        self.marked &= {self.key(item) for item in items} if self.marked else set()
        place = min(self.cursor, max(len(items) - 1, 0))
        if kept is not None and (not items or self.key(items[place]) != kept):
            place = next((n for n, item in enumerate(items) if self.key(item) == kept), place)
        self.virtual_size = Size(0, len(items) * self.height)
        self.set_reactive(Rows.cursor, place)
        self.show_cursor()
        self.refresh()
        self.post_message(self.Moved(self))

    def seek(self, wanted: Callable[[Item], bool]) -> bool:
        """Put the cursor on the first item that is wanted; False where there is none."""
        place = next((n for n, item in enumerate(self.items) if wanted(item)), None)
        if place is not None:
            self.cursor = place
        return place is not None

    # --- drawing ---

    def style_of(self, name: str) -> Style:
        """The terminal style of a piece, as the sheet has it."""
        return self.get_component_rich_style(f"rows--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place, line = divmod(self.scroll_offset.y + y, self.height)
        if place >= len(self.items):
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        if place == self.cursor:
            base += self.style_of("cursor")
        lines = self.draw(self.items[place], width - 3)
        pieces = lines[line] if line < len(lines) else []
        marked = line == 0 and self.key(self.items[place]) in self.marked
        gutter = ("▌" if place == self.cursor else " ") + ("●" if marked else " ")
        segments = [Segment(gutter, base + self.style_of("accent"))]
        segments += [Segment(text, base + self.style_of(name)) for text, name in pieces]
        return Strip(segments).adjust_cell_length(width, base)

    # --- moving ---

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.items) - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        self.show_cursor()
        self.refresh()
        self.post_message(self.Moved(self))

    def show_cursor(self) -> None:
        """Scroll so that the row under the cursor is in view."""
        row = Region(0, self.cursor * self.height, 1, self.height)
        self.scroll_to_region(row, animate=False, force=True)

    def action_move(self, by: int) -> None:
        self.cursor += by

    def action_page(self, by: int) -> None:
        self.cursor += by * max(1, self.scrollable_content_region.height // self.height)

    def action_move_to(self, place: int) -> None:
        self.cursor = place if place >= 0 else len(self.items) + place

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self))

    def action_mark(self) -> None:
        """Mark the row under the cursor for what comes next, or unmark it."""
        if self.markable and self.current is not None:
            self.marked ^= {self.key(self.current)}
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        place = (self.scroll_offset.y + event.get_content_offset_capture(self).y) // self.height
        if place < len(self.items):
            again = place == self.cursor
            self.cursor = place
            if again and event.chain >= 2:
                self.action_choose()

    def on_resize(self) -> None:
        self.show_cursor()
