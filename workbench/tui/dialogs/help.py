"""All keys of a screen."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.keybar import key_name

HIDDEN = {"command_palette", "help_quit", "screen.copy_text", "app.focus_next", "app.focus_previous"}
SIGNS = """\
▲ ◆ ▽  worth checking: high, medium, low
✓ ≈ ✗ ?  ratings: true, in between, false, outside the order
? proposed by the machine    ≠ conflict    ● marked with space"""


class HelpDialog(Dialog):
    """What can be pressed here, and what the signs mean."""

    HINTS = "esc back   ↑ ↓ scroll"

    def __init__(self, about: Screen[object]) -> None:
        super().__init__("Keys")
        self.about = about

    def compose_fields(self) -> ComposeResult:
        yield Static(keys_of(self.about))
        yield Static(Content("\n" + SIGNS))

    def on_mount(self) -> None:
        fields = self.query_one("#fields")
        fields.can_focus = True
        fields.focus()

    def action_save(self) -> None:
        self.dismiss(None)


def keys_of(screen: Screen[object]) -> Content:
    """Every action that can be done on the screen, with its keys."""
    actions: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    for entry in screen.active_bindings.values():
        action = entry.binding.action
        if entry.enabled and action not in HIDDEN and entry.binding.description:
            actions.setdefault(action, []).append(key_name(entry.binding))
            words.setdefault(action, entry.binding.description)
    lines = [(" ".join(keys), words[action]) for action, keys in actions.items()]
    parts = [part for keys, word in lines for part in ((f"{keys:<18}", "bold $primary"), f"{word}\n")]
    return Content.assemble(*parts).rstrip()
