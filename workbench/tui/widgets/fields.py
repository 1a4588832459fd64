"""What dialogs are filled in with: blocks of text, and one choice of several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.strip import Strip
from textual.widgets import TextArea

from workbench.tui.cells import clip, pad
from workbench.tui.widgets.rows import Line, Rows
from workbench.tui.widgets.textline import safely


class TextBlock(TextArea):
    """A few lines of text; tab goes on to the next field."""

    def __init__(self, *, id: str, placeholder: str = "") -> None:
        super().__init__(id=id, placeholder=placeholder, compact=True, highlight_cursor_line=False)

    def render_line(self, y: int) -> Strip:
        return safely(super().render_line(y))


@dataclass(frozen=True)
class Option:
    """One thing to choose: its key, its name, and what it means."""

    key: str
    label: str
    meaning: str = ""


class Choice(Rows[Option]):
    """One of several; nothing is chosen until a person moves, clicks or presses space."""

    height: ClassVar[int] = 1
    DEFAULT_CSS = """
    Choice { height: auto; }
    """

    def __init__(self, options: Sequence[Option], chosen: str = "", *, id: str) -> None:
        super().__init__(id=id)
        self.options = options
        self.chosen = chosen
        self.styles.height = len(options)

    def on_mount(self) -> None:
        self.fill(self.options)
        self.seek(lambda option: option.key == self.chosen)

    def key(self, item: Option) -> object:
        return item.key

    def draw(self, item: Option, width: int) -> list[Line]:
        sign = "(●) " if item.key == self.chosen else "( ) "
        label = max(len(option.label) for option in self.options) + 2
        room = width - len(sign) - label
        return [[(sign, "accent"), (pad(item.label, label), "plain"), (clip(item.meaning, room), "quiet")]]

    def choose(self) -> None:
        """Choose what is under the cursor."""
        if self.current is not None:
            self.chosen = self.current.key
            self.refresh()

    def action_move(self, by: int) -> None:
        if self.chosen:
            super().action_move(by)
        self.choose()

    def action_mark(self) -> None:
        self.choose()

    def action_choose(self) -> None:
        self.choose()
        super().action_choose()

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        self.choose()
