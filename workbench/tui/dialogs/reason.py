"""Why something was rejected; may be left empty."""

from textual.app import ComposeResult

from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.textline import TextLine


class ReasonDialog(Dialog):
    """Closes with the reason, "" for none."""

    HINTS = "enter go on, empty is no reason   esc leave it undecided"

    def compose_fields(self) -> ComposeResult:
        yield TextLine(id="reason", placeholder="optional: another year, another speaker, …")

    def go_on(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        self.dismiss(self.query_one("#reason", TextLine).value.strip())
