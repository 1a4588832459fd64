"""The last line of every screen: the keys that matter here, as many as fit whole."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from workbench.tui.widgets.search import SearchLine

SIGNS = {"enter": "↵", "slash": "/", "question_mark": "?", "escape": "esc", "space": "␣"}
ALWAYS = ("help", "leave")  # at the end, also where the others do not all fit


def key_name(binding: Binding) -> str:
    """The key of a binding as a person reads it."""
    if binding.key_display:
        return binding.key_display
    return SIGNS.get(binding.key, binding.key.replace("ctrl+", "^"))


class KeyBar(Widget):
    """Keys and words; a click on one presses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--word"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        background: $panel;
        .keybar--key { color: $primary; text-style: bold; }
        .keybar--word { color: $quiet; }
    }
    """

    def __init__(self, order: Sequence[str]) -> None:
        super().__init__()
        self.order = order  # actions, those that matter most first

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def keys(self) -> list[Binding]:
        """What is shown: as many of the actions as fit, help and quit always."""
        typing = isinstance(self.screen.focused, SearchLine)
        known: dict[str, Binding] = {}
        for entry in self.screen.active_bindings.values():
            if entry.enabled:
                known.setdefault(entry.binding.action, entry.binding)
        order = SearchLine.KEYS if typing else (*self.order, *ALWAYS)
        shown = [known[action] for action in order if action in known]
        room = self.size.width - sum(self.cells(binding) for binding in shown[-len(ALWAYS) :])
        first = []
        for binding in shown[: -len(ALWAYS)]:
            room -= self.cells(binding)
            if room < 0:
                break
            first.append(binding)
        return [*first, *shown[-len(ALWAYS) :]]

    @staticmethod
    def cells(binding: Binding) -> int:
        """How wide a key and its word are, with the space before each."""
        return cell_len(f" {key_name(binding)} {binding.description}")

    def render(self) -> Content:
        key, word = self.get_visual_style("keybar--key"), self.get_visual_style("keybar--word")
        parts = []
        for binding in self.keys():
            parts += [(f" {key_name(binding)} ", key), (binding.description, word)]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        edge = 0
        for binding in self.keys():
            edge += self.cells(binding)
            if event.x < edge:
                self.app.simulate_key(binding.key)
                return
