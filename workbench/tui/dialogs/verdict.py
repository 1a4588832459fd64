"""A verdict: a rating of the scale, why, and as of when."""

from textual.app import ComposeResult
from textual.widgets import Label

from workbench.records import Cluster
from workbench.tui import words
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.fields import Choice, Option, TextBlock
from workbench.tui.widgets.textline import TextLine

TODAY = "today"


class VerdictDialog(Dialog):
    """Gives the cluster a verdict; the earlier ones stay in its history."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(f"Verdict on “{cluster.text}”")
        self.cluster = cluster

    def compose_fields(self) -> ComposeResult:
        from workbench.checking.scales import scale

        ratings = scale(self.app.desk.settings.scale).ratings
        options = [Option(rating.key, words.verdict(rating.key)[0], rating.meaning) for rating in ratings]
        yield Choice(options, self.cluster.verdict, id="rating")
        yield Label("Why? A reader must be able to follow it", classes="label", markup=False)
        yield TextBlock(id="because", placeholder="rationale")
        yield Label("As of", classes="label", markup=False)
        yield TextLine(TODAY, id="as_of", placeholder="today, or 2020-10-18")

    def typed(self) -> bool:
        dated = self.query_one("#as_of", TextLine).value.strip() not in ("", TODAY)
        return dated or bool(self.query_one("#because", TextBlock).text.strip())

    def action_save(self) -> None:
        from workbench.desk import verdicts

        rating = self.query_one("#rating", Choice).chosen
        because = self.query_one("#because", TextBlock).text
        as_of = self.query_one("#as_of", TextLine).value.strip() or TODAY
        if not rating:
            self.complain("choose a rating")
            return
        cluster = self.cluster
        self.save(
            lambda: verdicts.set_verdict(
                self.app.desk, cluster.id, rating, because=because, as_of=as_of, seen=cluster.version
            ),
            lambda verdict: f"verdict: {words.verdict(verdict.rating)[0]}, as of {verdict.as_of}",
        )
