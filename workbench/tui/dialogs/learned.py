"""What ranking has learned from what was kept and dismissed; to be forgotten, or turned off."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.desk.learning import LearnedView, Stage
from workbench.text import one_line
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.words import moment, weight

SHOWN = 8  # of what was learned, the strongest
STAGES = {
    Stage.SHIPPED: "Claims rank as they were spotted.",
    Stage.RECALIBRATED: "Scores follow what you decided; the order is as spotted.",
    Stage.REWEIGHTED: "The order follows what you kept and dismissed.",
}
ABOUT = """\
A cluster that you dismiss was not worth checking; one that you work on was.
From about 50 decisions, of both kinds, the order of the claims follows."""


class LearnedDialog(Dialog):
    """Shows it; `r` forgets it, `o` turns it on or off. Both can be undone."""

    HINTS = "r forget what was learned   o on or off   esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "reset", "forget what was learned"),
        Binding("o", "turn", "learning on or off"),
    ]

    def __init__(self, learned: LearnedView) -> None:
        super().__init__("What ranking has learned")
        self.learned = learned

    def compose_fields(self) -> ComposeResult:
        yield Static(told(self.learned))

    def action_save(self) -> None:
        self.dismiss(None)

    def action_reset(self) -> None:
        from workbench.desk import learning

        self.save(lambda: learning.reset(self.app.desk), lambda operation: operation.summary)

    def action_turn(self) -> None:
        from workbench.desk import learning

        on = not self.learned.active
        self.save(lambda: learning.use(self.app.desk, on), lambda operation: operation.summary)


def told(learned: LearnedView) -> Content:
    """What was learned, from what, in words."""
    state = STAGES[learned.stage] if learned.active else "Learning is off: claims rank as they were spotted."
    since = f" since {moment(learned.since)}" if learned.since else ""
    decided = f"{learned.kept:,} kept, {learned.dismissed:,} dismissed{since}"
    lines = [Content.styled(state, "bold"), Content(decided)]
    if learned.intercept:
        lines.append(Content(f"Every claim: {weight(learned.intercept)}"))
    for change in learned.changes[:SHOWN]:
        lines.append(Content(f"{weight(change.weight):<17} {one_line(change.text)}"))
    return Content("\n").join([*lines, Content(""), Content.styled(ABOUT, "$quiet")])
