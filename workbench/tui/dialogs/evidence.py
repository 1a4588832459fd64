"""Evidence for or against a cluster: where it stands, its words, what it does, a note."""

from textual.app import ComposeResult
from textual.widgets import Label

from workbench.records import Cluster, Stance
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.fields import Choice, Option, TextBlock
from workbench.tui.widgets.textline import TextLine

STANCES = [
    Option(Stance.SUPPORTS, "✓ supports", "the claim is right"),
    Option(Stance.REFUTES, "✗ refutes", "the claim is wrong"),
    Option(Stance.CONTEXT, "• context", "helps to understand it"),
]


class EvidenceDialog(Dialog):
    """Adds one piece of evidence; a page or file is archived as it is now."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(f"Evidence on “{cluster.text}”")
        self.cluster = cluster

    def compose_fields(self) -> ComposeResult:
        yield Label("Source: address of a page, or a file", classes="label", markup=False)
        yield TextLine(id="source", placeholder="https://… or a path")
        yield Label("What does it say about the claim?", classes="label", markup=False)
        yield Choice(STANCES, id="stance")
        yield Label("Its own words (looked for in the archived copy)", classes="label", markup=False)
        yield TextBlock(id="quote", placeholder="quote")
        yield Label("Note", classes="label", markup=False)
        yield TextLine(id="note", placeholder="optional")

    def action_save(self) -> None:
        from workbench.desk import evidence

        source = self.query_one("#source", TextLine).value.strip()
        stance = self.query_one("#stance", Choice).chosen
        quote = self.query_one("#quote", TextBlock).text
        note = self.query_one("#note", TextLine).value
        if not source or not stance:
            self.complain("give a source" if not source else "say what it does: supports, refutes or context")
            return
        self.error_line.update("reading and archiving the source …")
        self.save(
            lambda: evidence.add(
                self.app.desk, self.cluster.id, source, stance=stance, quote=quote, note=note
            ),
            lambda added: "; ".join([added.operation.summary, *added.warnings]),
        )
