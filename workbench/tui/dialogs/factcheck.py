"""A fact-check that somebody published before: used as evidence, or set aside."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label, Static

from workbench.records import CheckedLink, Cluster
from workbench.reporting.words import rated
from workbench.text import one_line, shorten
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.dialogs.evidence import STANCES
from workbench.tui.widgets.fields import Choice, Option
from workbench.tui.widgets.rows import Rows
from workbench.tui.widgets.textline import TextLine
from workbench.tui.words import day

ASIDE = "aside"
CHOICES = [*STANCES, Option(ASIDE, "≠ not this claim", "never suggested for it again")]


class FactCheckDialog(Dialog):
    """Shows what was found, and asks what it does to the claim; nothing is chosen beforehand."""

    def __init__(self, cluster: Cluster, found: Sequence[CheckedLink]) -> None:
        super().__init__(f"Checked before: “{cluster.text}”")
        self.cluster = cluster
        self.found = {str(link.checked.id): link for link in found}

    def compose_fields(self) -> ComposeResult:
        options = [
            Option(id, shorten(one_line(link.checked.rating), 20) or "no rating", told(link))
            for id, link in self.found.items()
        ]
        which = Choice(options, options[0].key, id="which")
        which.display = len(options) > 1
        yield which
        yield Static(self.about(), id="about", markup=False)
        yield Label("What does it do to the claim?", classes="label", markup=False)
        yield Choice(CHOICES, id="stance")
        yield Label("Note", classes="label", markup=False)
        yield TextLine(id="note", placeholder="optional")

    def on_mount(self) -> None:
        if len(self.found) == 1:
            self.query_one("#stance", Choice).focus()

    @property
    def link(self) -> CheckedLink:
        """The one that is asked about."""
        which = self.query(Choice).filter("#which")
        return self.found[which.first(Choice).chosen if which else next(iter(self.found))]

    def about(self) -> Content:
        """Everything that it says of itself, and how its claim compares."""
        item = self.link.checked
        origin = [item.claimant, day(item.claimed) if item.claimed else "", item.language]
        return Content.assemble(
            (one_line(rated(item)), "bold"),
            f"\n“{one_line(item.claim)}”",
            (f"\n{one_line(' · '.join(filter(None, origin)))}" if any(origin) else "", "$quiet"),
            f"\n{one_line(item.title)}" if item.title else "",
            (f"\n{one_line(item.url)}" if item.url else "", "$quiet"),
            (f"\n{one_line('; '.join(self.link.reasons))}", "$quiet"),
        )

    @on(Rows.Moved, "#which")
    def show(self) -> None:
        self.query_one("#about", Static).update(self.about())

    def action_save(self) -> None:
        from workbench.desk import checked

        chosen = self.query_one("#stance", Choice).chosen
        note = self.query_one("#note", TextLine).value
        id, cluster = self.link.checked.id, self.cluster.id
        if not chosen:
            self.complain("say what it does: supports, refutes, context, or that it is not this claim")
        elif chosen == ASIDE:
            self.save(
                lambda: checked.reject(self.app.desk, id, cluster, because=note), lambda done: done.summary
            )
        else:
            self.error_line.update("reading and archiving the source …")
            self.save(
                lambda: checked.use(self.app.desk, id, cluster, stance=chosen, note=note),
                lambda added: "; ".join([added.operation.summary, *added.warnings]),
            )


def told(link: CheckedLink) -> str:
    """Whose it is, when, and what it checked."""
    item = link.checked
    published = item.reviewed.isoformat() if item.reviewed else ""
    return one_line(" · ".join(filter(None, (item.publisher, published, item.claim))))
