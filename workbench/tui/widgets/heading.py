"""The first line of every screen: where one is, which database it is, and how much is in it."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from workbench.tui.cells import clip

PLACES = {"claims": "Claims", "clusters": "Clusters", "review": "Review", "history": "History"}


class Heading(Widget):
    """The four screens as tabs, the one shown marked; at the right the database."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"heading--here", "heading--tab", "heading--name"}
    DEFAULT_CSS = """
    Heading {
        height: 1;
        background: $panel;
        .heading--here { text-style: bold reverse; color: $primary; }
        .heading--tab { color: $foreground; }
        .heading--name { color: $quiet; }
    }
    """

    about: reactive[str] = reactive("")  # the database and its counts

    @dataclass
    class Picked(Message):
        """A click on a tab."""

        place: str

    def __init__(self, here: str) -> None:
        super().__init__()
        self.here = here

    def tabs(self) -> list[tuple[str, str]]:
        """Each place with the text of its tab."""
        return [(place, f" {n} {word} ") for n, (place, word) in enumerate(PLACES.items(), 1)]

    def render(self) -> Content:
        tabs = self.tabs()
        left = sum(cell_len(text) for _, text in tabs)
        about = clip(self.about, max(0, self.size.width - left - 3))
        gap = " " * max(0, self.size.width - left - cell_len(about) - 1)
        here, tab = self.get_visual_style("heading--here"), self.get_visual_style("heading--tab")
        parts = [(text, here if place == self.here else tab) for place, text in tabs]
        return Content.assemble(*parts, gap, (about, self.get_visual_style("heading--name")))

    def on_click(self, event: events.Click) -> None:
        edge = 0
        for place, text in self.tabs():
            edge += cell_len(text)
            if event.x < edge:
                self.post_message(self.Picked(place))
                return
