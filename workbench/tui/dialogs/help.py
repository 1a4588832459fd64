"""All keys of a screen."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbench.tui.cells import pad
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.keybar import key_name

HIDDEN = {"quit", "help_quit", "screen.copy_text", "app.focus_next", "app.focus_previous"}
SIGNS = """\
▲ ◆ ▽  worth checking: high, medium, low
✓ ≈ ✗ ?  ratings: true, in between, false, outside the order
≡ ~ ≠  the same claim, perhaps the same, in conflict    ×2  two sources
?  proposed by the machine    ●  marked with space"""


class HelpDialog(Dialog):
    """What can be pressed here, and what the signs mean."""

    HINTS = "esc back"

    def __init__(self, about: Screen[object]) -> None:
        super().__init__("Keys")
        self.about = about

    def compose_fields(self) -> ComposeResult:
        keys = keys_of(self.about)
        half = (len(keys) + 1) // 2
        yield Static(in_columns(keys[:half], keys[half:]))
        yield Static(Content("\n" + SIGNS))

    def action_save(self) -> None:
        self.dismiss(None)


def keys_of(screen: Screen[object]) -> list[tuple[str, str]]:
    """Every action that can be done on the screen: its keys, and what it does."""
    keys: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for entry in screen.active_bindings.values():
        action = entry.binding.action
        if entry.enabled and action not in HIDDEN and entry.binding.description:
            keys.setdefault(action, []).append(key_name(entry.binding))
            words.setdefault(action, entry.binding.description)
    return [(" ".join(keys[action]), words[action]) for action in keys]


def in_columns(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]) -> Content:
    """Two columns of keys and words."""
    lines = []
    for pair in zip_longest(left, right, fillvalue=("", "")):
        parts = [part for keys, word in pair for part in ((pad(keys, 12), "bold $primary"), pad(word, 24))]
        lines.append(Content.assemble(*parts))
    return Content("\n").join(lines)
