"""How far the work on a cluster is; a separate thing from its verdict."""

from textual.app import ComposeResult

from workbench.records import Cluster, Status
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.fields import Choice, Option
from workbench.tui.words import STATUS

MEANING = {
    Status.OPEN: "nobody works on it yet",
    Status.CHECKING: "somebody does",
    Status.CHECKED: "done; it has a verdict",
    Status.DISMISSED: "not worth checking, or no claim at all",
}


class StatusDialog(Dialog):
    """Moves a cluster along."""

    HINTS = "enter or ctrl+s save   ↑ ↓ choose   esc leave"

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(f"Status of “{cluster.text}”")
        self.cluster = cluster

    def compose_fields(self) -> ComposeResult:
        options = [Option(status.value, STATUS[status], MEANING[status]) for status in Status]
        yield Choice(options, self.cluster.status.value, id="status")

    def go_on(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        from workbench.desk import clusters

        status = self.query_one("#status", Choice).chosen
        self.save(
            lambda: clusters.set_status(self.app.desk, self.cluster.id, status, seen=self.cluster.version),
            lambda operation: operation.summary,
        )
