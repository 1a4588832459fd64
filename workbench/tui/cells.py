"""Text measured in terminal cells: a wide character takes two, a combining mark none."""

from rich.cells import cell_len
from textual.content import Content

from workbench.text import one_line, shown

# Breaks and tabs are white space on a screen, one cell each, so that offsets still hold.
_SPACES = dict.fromkeys((0x09, 0x0A, 0x0D), " ")


def safe(text: str) -> Content:
    """A text from outside as content: nothing in it is markup, no control character is left."""
    return Content(shown(text.replace("\r\n", "\n"), lines=True).replace("\t", " "))


def flat(text: str) -> str:
    """The text safe to display, breaks and tabs as spaces, one character for one."""
    return shown(text.translate(_SPACES))


def clip(text: str, width: int) -> str:
    """One safe line of at most `width` cells, cut at a word where that costs little, with an ellipsis."""
    head = text[: 8 * width]  # more than fits; of a very long text the rest need not be looked at
    line = one_line(head) + ("…" if len(head) < len(text) else "")
    if cell_len(line) <= width:
        return line
    if width <= 1:
        return "…"[:width]
    place, used = 0, cell_len(line[0])
    while used <= width - 1:
        place += 1
        used += cell_len(line[place])
    space = line.rfind(" ", 0, place + 1)
    return line[: space if space > place * 0.6 else place].rstrip(" ,;:") + "…"


def pad(text: str, width: int) -> str:
    """The text clipped, and filled with spaces to exactly `width` cells."""
    line = clip(text, width)
    return line + " " * (width - cell_len(line))


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a text stand when it is at most `width` cells wide, in code points.

    Breaks at spaces, and inside a word only where the word alone is wider than the line. White space at
    a break belongs to no line; runs of empty lines count as one.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.splitlines(keepends=True):
        found = list(_wrapped(text, start, start + len(paragraph.rstrip()), max(width, 2)))
        if found or (lines and lines[-1][0] < lines[-1][1]):
            lines.extend(found or [(start, start)])
        start += len(paragraph)
    return lines


def _wrapped(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    used, space, place = 0, -1, start
    while place < end:
        character = text[place]
        if character.isspace():
            space = place
        used += cell_len(flat(character))
        if used > width and not character.isspace():
            stop = space if space > start else max(place, start + 1)
            lines.append((start, stop))
            start = stop
            while start < end and text[start].isspace():
                start += 1
            place, used, space = start, 0, -1
            continue
        place += 1
    if start < end:
        lines.append((start, end))
    return lines
