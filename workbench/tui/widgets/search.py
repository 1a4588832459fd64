"""One line to search in, as one types."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from workbench.tui.widgets.textline import TextLine

PAUSE = 0.12  # seconds without a key before it searches


class SearchLine(TextLine):
    """Says what to look for while it is typed; enter keeps it, escape takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "show all again"),
        Binding("enter,down", "keep", "to the list"),
    ]

    KEYS: ClassVar[tuple[str, ...]] = ("keep", "leave")

    @dataclass
    class Wanted(Message):
        """Look for this; "" is all."""

        query: str

    @dataclass
    class Left(Message):
        """Back to the list."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, placeholder="search claims")
        self.pause: Timer | None = None

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.pause:
            self.pause.stop()
        self.pause = self.set_timer(PAUSE, lambda: self.post_message(self.Wanted(self.value)))

    def action_leave(self) -> None:
        if self.pause:
            self.pause.stop()
        self.clear()
        self.post_message(self.Wanted(""))
        self.post_message(self.Left())

    def action_keep(self) -> None:
        if self.pause:
            self.pause.stop()
        self.post_message(self.Wanted(self.value))
        self.post_message(self.Left())
