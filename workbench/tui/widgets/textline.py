"""One line of text to fill in, harmless to look at whatever was pasted."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input

from workbench.text import shown


def safely(strip: Strip) -> Strip:
    """The strip with what a person pasted made safe to display; the value itself stays as it is."""
    return Strip([Segment(shown(text), style, control) for text, style, control in strip])


class TextLine(Input):
    """One line of text."""

    def __init__(self, value: str = "", *, id: str, placeholder: str = "") -> None:
        super().__init__(value, id=id, placeholder=placeholder, compact=True)

    def render_line(self, y: int) -> Strip:
        return safely(super().render_line(y))
