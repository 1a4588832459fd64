"""What ranking and linking have learned from what was decided; to be forgotten, or turned off."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.desk.learning import LearnedView, Stage
from workbench.desk.thresholds import Thresholds, words
from workbench.text import one_line
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.words import count, moment, weight

SHOWN = 6  # of what was learned, the strongest
STAGES = {
    Stage.SHIPPED: "Claims rank as they were spotted.",
    Stage.RECALIBRATED: "Scores follow what you decided; the order is as spotted.",
    Stage.REWEIGHTED: "The order follows what you kept and dismissed.",
}
ABOUT = """\
A cluster that you dismiss was not worth checking; one that you work
on was. From about 50 decisions, of both kinds, the order of the claims
follows; from 50 on pairs, where links begin."""


class LearnedDialog(Dialog):
    """Shows it; `r` and `o` are about ranking, `R` and `O` about linking. All can be undone."""

    HINTS = "ranking: r forget  o on/off   linking: R forget  O on/off   esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "reset('ranking')", "forget what ranking learned"),
        Binding("o", "turn('ranking')", "ranking: learning on or off"),
        Binding("R", "reset('thresholds')", "forget what linking learned"),
        Binding("O", "turn('thresholds')", "linking: learning on or off"),
    ]

    def __init__(self, learned: LearnedView) -> None:
        super().__init__("What is learned")
        self.learned = learned

    def compose_fields(self) -> ComposeResult:
        yield Static(told(self.learned))

    def action_save(self) -> None:
        self.dismiss(None)

    def action_reset(self, part: str) -> None:
        from workbench.desk import learning

        which = learning.Part(part)
        self.save(lambda: learning.reset(self.app.desk, which), lambda operation: operation.summary)

    def action_turn(self, part: str) -> None:
        from workbench.desk import learning

        which = learning.Part(part)
        learned = self.learned if which is learning.Part.RANKING else self.learned.thresholds
        on = not learned.active
        self.save(lambda: learning.use(self.app.desk, on, which), lambda operation: operation.summary)


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
    return Content("\n").join(
        [*lines, Content(""), *linking(learned.thresholds), Content(""), Content.styled(ABOUT, "$quiet")]
    )


def linking(thresholds: Thresholds) -> list[Content]:
    """Where links begin, and from what that was learned."""
    if not thresholds.active:
        state = "Learning is off: links begin where they do by default."
    elif thresholds.bands != thresholds.shipped:
        state = "Links begin where your decisions say."
    else:
        state = f"Links begin where they do by default, after {count(thresholds.decisions, 'decision')}."
    since = f" since {moment(thresholds.since)}" if thresholds.since else ""
    pairs = (
        f"{thresholds.same:,} the same, {thresholds.conflicts:,} in conflict, {thresholds.rejected:,} neither"
    )
    bands = [Content(f"{word:<17} {place}") for word, place in words(thresholds)]
    return [Content.styled(state, "bold"), Content(f"{pairs}{since}"), *bands]
